"""The published hours as a reader's table, and as schema.org's `OpeningHoursSpecification`.

Pure. Both say what `contacts.hours.status` decides by, so neither can disagree with a status.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from contacts.hours.values import ClosedPeriod, HoursRow, Weekday

MIDNIGHT = time(0)
LAST_MINUTE = time(23, 59)

Interval = tuple[time, time]
Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Days that are alike, in the order of the week. Intervals by their start.

    `is_published` False: they are working days, and hours beside the intervals are not known.
    """

    days: tuple[Weekday, ...]
    intervals: tuple[Interval, ...]
    is_published: bool

    @property
    def is_closed(self) -> bool:
        return self.is_published and not self.intervals


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A whole week, in force from one day to another; both None: the usual week."""

    valid_from: date | None
    valid_to: date | None
    lines: tuple[HoursLine, ...]


def week_tables(
    hours: Iterable[HoursRow], *, from_day: date | None = None
) -> tuple[WeekTable, ...]:
    """The usual week, if there is one, then the seasons by date.

    `from_day` leaves out the seasons that ended before it. Seasons that overlap stand apart.
    """
    tables = [
        WeekTable(*period, _lines(rows))
        for period, rows in _by_period(hours).items()
        if from_day is None or period[1] is None or period[1] >= from_day
    ]
    return tuple(sorted(tables, key=lambda table: _order((table.valid_from, table.valid_to))))


def _by_period(hours: Iterable[HoursRow]) -> dict[Period, list[HoursRow]]:
    periods: dict[Period, list[HoursRow]] = {}
    for row in hours:
        if row.days:
            periods.setdefault((row.valid_from, row.valid_to), []).append(row)
    return periods


def _order(period: Period) -> tuple[bool, date, date]:
    first, last = period
    return period != (None, None), first or date.min, last or date.max


def _lines(rows: list[HoursRow]) -> tuple[HoursLine, ...]:
    alike: dict[tuple[tuple[Interval, ...], bool], list[Weekday]] = {}
    for day in Weekday:
        today = [row for row in rows if day in row.days]
        intervals = _intervals(today)
        is_published = all(row.is_timed for row in today)
        alike.setdefault((intervals, is_published), []).append(day)
    return tuple(HoursLine(tuple(days), *what) for what, days in alike.items())


def _intervals(rows: Iterable[HoursRow]) -> tuple[Interval, ...]:
    times = {
        (row.opens, row.closes) for row in rows if row.opens is not None and row.closes is not None
    }
    return tuple(sorted(times))


@dataclass(frozen=True, slots=True)
class Specification:
    """One `OpeningHoursSpecification`. Both times None: not published. Both 00:00: closed.

    `closes` before `opens` is on the next day. Dates None: it holds on all dates that no other
    one with dates covers.
    """

    days: tuple[Weekday, ...]
    opens: time | None
    closes: time | None
    valid_from: date | None
    valid_to: date | None


def specifications(
    hours: Iterable[HoursRow], holidays: Iterable[ClosedPeriod] = ()
) -> tuple[Specification, ...]:
    """The rows, the days on which a season is closed, and the confirmed holidays.

    Pass no holidays for a channel that does not close on them.
    """
    found = []
    for period, rows in _by_period(hours).items():
        found += [_specification(row) for row in rows]
        working = frozenset[Weekday]().union(*(row.days for row in rows))
        off = tuple(day for day in Weekday if day not in working)
        if off and period != (None, None):
            found.append(Specification(off, MIDNIGHT, MIDNIGHT, *period))
    found += [
        Specification(tuple(Weekday), MIDNIGHT, MIDNIGHT, holiday.first_day, holiday.last_day)
        for holiday in holidays
        if holiday.confirmed
    ]
    return tuple(found)


def _specification(row: HoursRow) -> Specification:
    days = tuple(day for day in Weekday if day in row.days)
    closes = row.closes
    if row.opens == closes == MIDNIGHT:
        closes = LAST_MINUTE  # the whole day: two midnights would mean closed
    return Specification(days, row.opens, closes, row.valid_from, row.valid_to)
