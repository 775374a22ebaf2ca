"""Computed holidays and Ramadans that no entry covers yet."""

from collections.abc import Iterable
from datetime import date

from contacts.hours.holidays import Season, Suggestion, ramadan, suggestions
from contacts.models import Channel, Holiday, OpeningHours


def add_suggestions(year: int) -> list[Holiday]:
    """Store what no entry covers yet, and return it. Entries that exist are never touched."""
    return [
        Holiday.objects.create(
            name_ar=one.name_ar,
            name_en=one.name_en,
            first_day=one.first_day,
            last_day=one.last_day,
            confirmed=one.certain,
        )
        for one in without_entry(suggestions(year))
    ]


def without_entry(wanted: Iterable[Suggestion]) -> list[Suggestion]:
    """Those on whose days no entry for whole days of all channels falls, whatever its name.

    An entry that an editor moved by a day, renamed or made a draft still stands for its
    occasion.
    """
    entries = Holiday.objects.filter(channel=None, opens=None)
    return [
        one
        for one in wanted
        if not entries.filter(first_day__lte=one.last_day, last_day__gte=one.first_day).exists()
    ]


def ramadan_without_hours(first: date, last: date) -> Season | None:
    """The Ramadan with a day in these dates for which no channel has hours of its own.

    None too where every published channel is available at all times.
    """
    if not Channel.objects.published().filter(always_available=False).exists():
        return None
    for year in range(first.year - 1, last.year + 1):
        for season in ramadan(year):
            if season.first_day <= last and season.last_day >= first and not _has_hours(season):
                return season
    return None


def _has_hours(season: Season) -> bool:
    return (
        OpeningHours.objects.published()
        .filter(valid_from__lte=season.last_day, valid_to__gte=season.first_day)
        .exists()
    )
