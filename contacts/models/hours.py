"""When channels answer: weekly hours, seasons and holidays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.hours import words
from contacts.hours.status import ClosedPeriod, HoursRow
from contacts.models import clock, refusals
from contacts.models.base import (
    PublicPart,
    PublicQuerySet,
    known_status,
    publication_is_ordered,
    published_needs_text,
)
from contacts.models.fields import ALL_DAYS, WeekdaysField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def both_or_neither(
    name: str, first: str, second: str, message: StrOrPromise
) -> models.CheckConstraint:
    missing, other_missing = Q(**{f"{first}__isnull": True}), Q(**{f"{second}__isnull": True})
    return models.CheckConstraint(
        name=name,
        condition=(missing & other_missing) | (~missing & ~other_missing),
        violation_error_message=message,
    )


class OpeningHours(PublicPart):
    """One line of a channel's week (schema.org `OpeningHoursSpecification`).

    Without times the days are known and the hours are not published. Times that end at or
    before their start run past midnight. With dates the row belongs to a season, which
    replaces the usual week on those dates.
    """

    channel = models.ForeignKey(
        "contacts.Channel",
        on_delete=models.CASCADE,
        related_name="opening_hours",
        verbose_name=pgettext_lazy("of a row", "channel"),
    )
    days = WeekdaysField(_("days"))
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Empty when hours are not published.")
    )
    closes = models.TimeField(
        _("closes"),
        null=True,
        blank=True,
        help_text=_("At or before the opening time: the next day."),
    )
    valid_from = models.DateField(
        _("season from"), null=True, blank=True, help_text=_("Empty for the usual week.")
    )
    valid_to = models.DateField(_("season to"), null=True, blank=True)
    name = models.CharField(
        _("name of the season"), max_length=120, blank=True, help_text=_("Such as Ramadan.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = PublicQuerySet["OpeningHours"].as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            known_status("hours_status_is_known"),
            publication_is_ordered("hours_publication_is_ordered"),
            models.CheckConstraint(
                name="hours_days_are_known",
                condition=Q(days__gte=1, days__lte=ALL_DAYS),
                violation_error_message=_("Tick at least one day."),
            ),
            both_or_neither(
                "hours_times_are_paired",
                "opens",
                "closes",
                _("Give both times, or leave both empty when the hours are not published."),
            ),
            both_or_neither(
                "hours_season_is_paired",
                "valid_from",
                "valid_to",
                _("Give both dates of the season, or leave both empty for the usual week."),
            ),
            models.CheckConstraint(
                name="hours_season_is_ordered",
                condition=Q(valid_from__isnull=True) | Q(valid_from__lte=F("valid_to")),
                violation_error_message=_(
                    "The season ends before it starts. Put the earlier date first."
                ),
            ),
        ]

    def __str__(self) -> str:
        """Also of a row that is still wrong: a form shows it again beside its errors."""
        times = ", ".join(words.clock(time) for time in (self.opens, self.closes) if time)
        if self.opens is not None and self.closes is not None:
            times = words.interval(self.opens, self.closes)
        return f"{words.day_names(self.days or ())} {times}".strip()

    def field_refusals(self) -> dict[str, ValidationError]:
        return super().field_refusals() | refusals.of_row(self, today=timezone.localdate())

    def full_clean(
        self,
        exclude: Iterable[str] | None = None,
        validate_unique: bool = True,
        validate_constraints: bool = True,
    ) -> None:
        """Forms, which ask for unique values later, judge the rows together, as they will be."""
        super().full_clean(exclude, validate_unique, validate_constraints)
        if validate_unique:
            others = self.channel.opening_hours.exclude(pk=self.pk)
            always = self.channel.always_available
            for found in refusals.of_rows([*others, self], always_available=always):
                if found.place == len(others):
                    raise ValidationError({found.field: found.error})

    def as_row(self) -> HoursRow:
        return HoursRow(
            self.days, self.opens, self.closes, self.valid_from, self.valid_to, name=self
        )


class HolidayQuerySet(PublicQuerySet["Holiday"]):
    def lasting(self, at: datetime | None = None) -> HolidayQuerySet:
        today = timezone.localdate(at or clock.now())
        return super().lasting(at).filter(last_day__gte=today)

    def of(self, channel: models.Model) -> HolidayQuerySet:
        """Those that this channel keeps: its own, and those of all channels."""
        return self.filter(Q(channel__isnull=True) | Q(channel=channel))


class Holiday(PublicPart):
    """Days, or hours of days, on which staffed channels are closed: all of them, or one."""

    channel = models.ForeignKey(
        "contacts.Channel",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="holidays",
        verbose_name=pgettext_lazy("of a row", "channel"),
        help_text=_("Empty for all channels that close on holidays."),
    )

    name = models.CharField(_("name"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_(
            "Leave it unticked while the dates are not certain, as with an Eid by the moon: "
            "pages then say that channels may be closed on these days."
        ),
    )

    opens = models.TimeField(
        _("closed from"), null=True, blank=True, help_text=_("Empty for whole days.")
    )
    closes = models.TimeField(_("closed until"), null=True, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta(PublicPart.Meta):
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["first_day", "pk"]
        constraints = [
            known_status("holiday_status_is_known"),
            publication_is_ordered("holiday_publication_is_ordered"),
            published_needs_text("holiday_published_has_name", "name"),
            models.CheckConstraint(
                name="holiday_days_are_ordered",
                condition=Q(first_day__lte=F("last_day")),
                violation_error_message=_(
                    "The holiday ends before it starts. Put the earlier date first."
                ),
            ),
            both_or_neither(
                "holiday_times_are_paired",
                "opens",
                "closes",
                _("Give both times, or leave both empty when whole days are closed."),
            ),
        ]

    def __str__(self) -> str:
        name = self.name or ""
        return f"{name} ({date_format(self.first_day)})" if self.first_day else name

    def field_refusals(self) -> dict[str, ValidationError]:
        return super().field_refusals() | refusals.of_holiday(self, today=timezone.localdate())

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        super().validate_constraints(exclude=exclude)
        if "first_day" not in (exclude or ()) and (found := self.contradiction()):
            raise ValidationError({"first_day": found})

    def contradiction(self) -> ValidationError | None:
        """Another entry for the same days."""
        if not self.is_shown or not (self.first_day and self.last_day):
            return None
        near = Holiday.objects.filter(first_day__lte=self.last_day, last_day__gte=self.first_day)
        return refusals.of_twins(self, list(near.exclude(pk=self.pk)))

    def is_of(self, channel: models.Model) -> bool:
        return self.channel_id is None or self.channel_id == channel.pk

    def as_closed_period(self) -> ClosedPeriod:
        return ClosedPeriod(
            self.first_day, self.last_day, self.confirmed, self, self.opens, self.closes
        )
