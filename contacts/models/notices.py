"""What readers are told for a while: that a channel is out of order, or what is new."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.enums import NoticeSeverity
from contacts.hours import values
from contacts.models import clock, refusals
from contacts.models.base import (
    PublicModel,
    PublicQuerySet,
    allowed_values,
    known_status,
    ordered,
    publication_is_ordered,
    published_needs_text,
)


def this_second() -> datetime:
    """Forms show no smaller part of it."""
    return timezone.now().replace(microsecond=0)


class NoticeQuerySet(PublicQuerySet["Notice"]):
    def not_over(self, at: datetime | None = None) -> NoticeQuerySet:
        """Those that hold at a moment, None for now, and those that are still to come."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at or clock.now()))

    def lasting(self, at: datetime | None = None) -> NoticeQuerySet:
        return super().lasting(at).not_over(at)

    def running(self, at: datetime | None = None) -> NoticeQuerySet:
        """Those that hold at a moment, None for now."""
        at = at or clock.now()
        return self.not_over(at).filter(starts_at__lte=at)


class Notice(PublicModel):
    """Holds from `starts_at` up to `ends_at`, or until further notice.

    `status`, `publish_at` and `expire_at` say when readers may hear of it at all.
    """

    text = models.CharField(_("text"), max_length=300)
    detail = models.TextField(_("detail"), blank=True, help_text=_("Markdown."))
    channel = models.ForeignKey(
        "contacts.Channel",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=pgettext_lazy("of a row", "channel"),
        help_text=_("Empty for the whole site."),
    )
    severity = models.CharField(
        _("severity"), max_length=12, choices=NoticeSeverity, default=NoticeSeverity.INFO
    )
    starts_at = models.DateTimeField(_("from"), default=this_second, db_index=True)
    ends_at = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Empty: until further notice."),
    )

    objects = NoticeQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["starts_at", "pk"]
        constraints = [
            known_status("notice_status_is_known"),
            publication_is_ordered("notice_publication_is_ordered"),
            published_needs_text("notice_published_has_text", "text"),
            allowed_values("notice_severity_is_known", "severity", NoticeSeverity),
            ordered(
                "notice_ends_after_it_starts",
                "starts_at",
                "ends_at",
                _("The notice ends before it starts. Put the earlier moment first."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or ""

    def field_refusals(self) -> dict[str, ValidationError]:
        return super().field_refusals() | refusals.of_notice(self, today=timezone.localdate())

    def is_of(self, channel: models.Model) -> bool:
        return self.channel_id is None or self.channel_id == channel.pk

    def is_running_at(self, moment: datetime) -> bool:
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)

    @property
    def is_called_off(self) -> bool:
        """Taken off before it began."""
        return self.is_shown and self.expire_at is not None and self.expire_at <= self.starts_at

    def as_value(self) -> values.Notice:
        return values.Notice(self.severity, self.starts_at, self.ends_at, self)
