"""What readers search for and say, kept without anything that tells who they are."""

from collections.abc import Collection

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from contacts.enums import Covers, FeedbackReason, Language
from contacts.models.base import ContentQuerySet, allowed_values
from contacts.models.guides import Guide, Step
from contacts.reader_text import tidy_lines


class Synonym(models.Model):
    """Words that people use for a word of the content."""

    language = models.CharField(_("language"), max_length=2, choices=Language)
    term = models.CharField(_("people write"), max_length=80)
    equivalents = models.JSONField(
        _("also find"), default=list, help_text=_("Words of the content that mean the same.")
    )
    two_way = models.BooleanField(
        _("both ways"),
        default=True,
        help_text=_("Unticked: only the first word also finds the others."),
    )

    objects = ContentQuerySet["Synonym"].as_manager()

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "term"]
        constraints = [
            allowed_values("synonym_language_is_known", "language", Language),
            models.UniqueConstraint(
                fields=["language", "term"],
                name="synonym_is_unique",
                violation_error_message=_("There is a synonym for this word already."),
            ),
        ]

    def __str__(self) -> str:
        return self.term


class SearchQuery(models.Model):
    """How often a text was searched on a day: no address, no session, long numbers masked."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    query = models.CharField(_("searched for"), max_length=200)
    results = models.PositiveIntegerField(_("results"))
    count = models.PositiveIntegerField(_("times"), default=1)
    covers = models.CharField(_("answered"), max_length=6, choices=Covers, blank=True)
    unwanted = models.PositiveIntegerField(_("not what they looked for"), default=0)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        ordering = ["-day", "-count", "query"]
        constraints = [
            allowed_values("search_query_language_is_known", "language", Language),
            models.CheckConstraint(
                name="search_query_covers_is_known",
                condition=models.Q(covers__in=["", *Covers.values]),
            ),
            models.UniqueConstraint(
                fields=["day", "language", "query"], name="search_query_is_counted_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.query


class Feedback(models.Model):
    """What a reader said of a question or a step."""

    guide = models.ForeignKey(
        Guide, on_delete=models.CASCADE, related_name="feedback", verbose_name=_("question")
    )
    step = models.ForeignKey(
        Step,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="feedback",
        verbose_name=_("step"),
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    helpful = models.BooleanField(_("it helped"))
    reason = models.CharField(_("reason"), max_length=7, choices=FeedbackReason, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    handled = models.BooleanField(_("handled"), default=False)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-created_at", "-pk"]
        constraints = [
            allowed_values("feedback_language_is_known", "language", Language),
            models.CheckConstraint(
                name="feedback_reason_is_known",
                condition=models.Q(reason__in=["", *FeedbackReason.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guide} ({date_format(timezone.localdate(self.created_at))})"

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.comment = tidy_lines(self.comment)
        super().clean_fields(exclude)


class FeedbackSender(models.Model):
    """How much one sender wrote in an hour: a keyed hash of the day, never an address."""

    sender = models.CharField(max_length=64)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "hour"], name="feedback_sender_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H:%M}: {self.count}"
