"""Changes of a row that wait: for somebody who may publish them, or for their moment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How far a proposal has come."""

    WAITING = "waiting", pgettext_lazy("a proposal", "Waits for review")
    RETURNED = "returned", pgettext_lazy("a proposal", "Returned to its author")
    SCHEDULED = "scheduled", pgettext_lazy("a proposal", "Accepted for a date")
    FAILED = "failed", pgettext_lazy("a proposal", "Could not replace the old version")
    ACCEPTED = "accepted", pgettext_lazy("a proposal", "Accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("a proposal", "Withdrawn")


OPEN = (Stage.WAITING, Stage.RETURNED, Stage.SCHEDULED, Stage.FAILED)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> ProposalQuerySet:
        return self.filter(stage__in=OPEN)

    def of(self, row: Any) -> ProposalQuerySet:
        return self.filter(model=row._meta.model_name, object_id=row.pk)

    def due(self, moment: Any) -> ProposalQuerySet:
        """Those that replace the old version by then, in that order."""
        found = self.filter(stage=Stage.SCHEDULED, replace_at__lte=moment)
        return found.order_by("replace_at", "pk")


class Proposal(models.Model):
    """A row and its parts, as the history keeps them, from before and after a change.

    States are lists of [model, key, columns] (contacts.history.proposed_states); `base` is how
    the row was stored when the proposal was last written.
    """

    model = models.CharField(max_length=20)  # "guide"
    object_id = models.BigIntegerField()
    base = models.JSONField(default=list)
    state = models.JSONField(default=list)
    # What the form said beside the texts: {"reason": "", "minor": false, "still_matches": ["ar"]}
    said = models.JSONField(default=dict, blank=True)
    stage = models.CharField(_("state"), max_length=9, choices=Stage, default=Stage.WAITING)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("author"),
    )
    author_name = models.CharField(max_length=150, blank=True)  # stays when the account goes
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reviewer_name = models.CharField(max_length=150, blank=True)
    note = models.TextField(_("what it is for"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    replace_at = models.DateTimeField(_("replaces the old version on"), null=True, blank=True)
    made_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_stage_is_known", condition=Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="scheduled_proposal_has_moment",
                condition=~Q(stage=Stage.SCHEDULED) | Q(replace_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "replace_at"], name="proposals_due"),
            models.Index(fields=["model", "object_id"], name="proposals_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN
