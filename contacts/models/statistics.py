"""What readers search for and say, kept without anything that tells who they are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Sum, Value, When, Window
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.endpoints import isolated
from contacts.enums import Covers, FeedbackReason, Language
from contacts.models.base import ContentQuerySet, allowed_values
from contacts.models.endpoints import Endpoint
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


class SearchQueryQuerySet(models.QuerySet["SearchQuery"]):
    def by_need(self) -> models.QuerySet[Any]:
        """The newest row of each text, with what it sums up to over the days of this queryset.

        Days that an editor has handled count for nothing, nor do failures before the newest
        search, once that is answered. `need` weighs readers who certainly got no answer twice as
        much as those who perhaps did.
        """
        failed = Q(covers=Covers.NO) | Q(results=0)
        perhaps = Q(covers=Covers.PARTLY) & ~failed
        silent = Greatest(F("count") - F("unwanted"), 0)  # did not say what they thought of it
        sums = self.annotate(
            last_day=_over_days(models.Max("day")),
            times=_over_days(Sum("count")),
            waiting=_over_waiting_days(Q(), Value(1)),
            rejected=_over_waiting_days(Q(), F("unwanted")),
            nothing=_unless_answered_now(Q(results=0), F("count")),
            unanswered=_unless_answered_now(failed, F("count")),
            perhaps=_unless_answered_now(perhaps, silent),
            lost=_unless_answered_now(failed, silent) + F("rejected"),
        )
        ranked = sums.annotate(need=F("lost") * 2 + F("perhaps"))
        return ranked.filter(day=F("last_day"))


def _over_days(total: models.Aggregate) -> Window:
    """Of each text, beside each of its rows."""
    return Window(total, partition_by=["language", "query"])


def _over_waiting_days(condition: Q, then: Any) -> Window:
    case = Case(When(condition & Q(handled=False), then=then), default=0)
    return _over_days(Sum(case, output_field=models.IntegerField()))


def _unless_answered_now(condition: Q, then: Any) -> Case:
    """The same, and 0 where the row itself, which is the newest one, is answered."""
    answered = Q(covers__in=["", Covers.YES], results__gt=0)
    return Case(When(answered, then=0), default=_over_waiting_days(condition, then))


class SearchQuery(models.Model):
    """How often a text was searched on a day: no address, no session, long numbers masked."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    query = models.CharField(_("searched for"), max_length=200)
    results = models.PositiveIntegerField(_("results"))
    count = models.PositiveIntegerField(_("times"), default=1)
    covers = models.CharField(_("answered"), max_length=6, choices=Covers, blank=True)
    unwanted = models.PositiveIntegerField(_("not what they looked for"), default=0)
    handled = models.BooleanField(_("handled"), default=False)

    objects = SearchQueryQuerySet.as_manager()

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


class OtherSearches(models.Model):
    """The searches of a day whose texts are not kept, as too rare (contacts/search/rare.py)."""

    day = models.DateField()
    language = models.CharField(max_length=2, choices=Language)
    answered = models.PositiveIntegerField(default=0)  # or perhaps answered
    unanswered = models.PositiveIntegerField(default=0)
    unwanted = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            allowed_values("other_searches_language_is_known", "language", Language),
            models.UniqueConstraint(
                fields=["day", "language"], name="other_searches_are_counted_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language}"


# Of feedback: more than a press on a button.
WITH_WORDS = Q(comment__gt="") | Q(value__gt="")


class Feedback(models.Model):
    """What a reader said of a page: whether it helped, or what is wrong with it.

    `page` and `value` stay when the rows that they were about are gone.
    """

    page = models.CharField(_("page"), max_length=200, blank=True)  # its path; "": the whole site
    guide = models.ForeignKey(
        Guide,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="feedback",
        verbose_name=_("question"),
    )
    step = models.ForeignKey(
        Step,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="feedback",
        verbose_name=_("step"),
    )
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    value = models.CharField(_("number or link"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    helpful = models.BooleanField(_("it helped"), null=True, blank=True)  # None: nobody asked
    reason = models.CharField(_("reason"), max_length=7, choices=FeedbackReason, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    handled = models.BooleanField(_("handled"), default=False)

    class Meta:
        verbose_name = pgettext_lazy("of one reader", "feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["created_at", "id", "helpful"], name="feedback_newest"),
            models.Index(
                fields=["created_at", "id"], name="feedback_waiting", condition=Q(handled=False)
            ),
            models.Index(fields=["id"], name="feedback_with_words", condition=WITH_WORDS),
        ]
        constraints = [
            allowed_values("feedback_language_is_known", "language", Language),
            models.CheckConstraint(
                name="feedback_reason_is_known",
                condition=models.Q(reason__in=["", *FeedbackReason.values]),
            ),
        ]

    def __str__(self) -> str:
        """Numbers and paths read from left to right, whatever the direction of the sentence."""
        path = self.value or ("" if self.guide else self.page)
        about = isolated(path) if path else self.guide or _("The whole site")
        return f"{about} ({date_format(timezone.localdate(self.created_at))})"

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.comment = tidy_lines(self.comment)
        super().clean_fields(exclude)


class FeedbackSender(models.Model):
    """How much one sender wrote in an hour: a keyed hash of the day, never an address."""

    sender = models.CharField(max_length=64)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["hour"], name="feedback_senders_of_hour")]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "hour"], name="feedback_sender_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H:%M}: {self.count}"
