"""Computed holidays and Ramadans that no entry covers yet."""

from collections.abc import Iterable, Iterator
from datetime import date

from contacts.hours.holidays import Season, Suggestion, keeps_ramadan, ramadan, suggestions
from contacts.models import Channel, Holiday


def add_suggestions(year: int, *, since: date = date.min) -> list[Holiday]:
    """Store what no entry covers yet, and return it; what was over before `since` is left out.

    Entries that exist are never touched.
    """
    return [
        Holiday.objects.create(
            name_ar=one.name_ar,
            name_en=one.name_en,
            first_day=one.first_day,
            last_day=one.last_day,
            confirmed=one.certain,
        )
        for one in without_entry(suggestions(year))
        if one.last_day >= since
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


def channels_without_ramadan(first: date, last: date) -> Iterator[tuple[Channel, Season, bool]]:
    """The staffed channels with hours, but none for each day of a Ramadan that has a day in these
    dates; and whether they have some for a part of it. None where no holiday is Islamic."""
    if not keeps_ramadan():
        return
    channels = Channel.objects.published().filter(always_available=False).with_parts()
    seasons = [
        season
        for year in range(first.year - 1, last.year + 1)
        for season in ramadan(year)
        if season.first_day <= last and season.last_day >= first
    ]
    for channel in channels:
        rows = [row for row in channel.opening_hours.all() if row.is_published]
        spans = [(row.valid_from, row.valid_to) for row in rows if row.valid_from and row.valid_to]
        for season in seasons if rows else ():
            covered = {any(a <= day <= b for a, b in spans) for day in sure_days(season)}
            if False in covered:
                yield channel, season, True in covered


def sure_days(season: Season) -> Iterator[date]:
    """Without the first and the last one, which wait for the moon."""
    for number in range(season.first_day.toordinal() + 1, season.last_day.toordinal()):
        yield date.fromordinal(number)
