"""The published hours as a reader's table, and as schema.org's `OpeningHoursSpecification`.

Pure. Both say what `contacts.hours.status` decides by, so neither can disagree with a status.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from contacts.hours.calendar import Closures, by_day
from contacts.hours.intervals import remains
from contacts.hours.runs import Runs
from contacts.hours.values import ClosedPeriod, HoursRow, Weekday, week

MIDNIGHT = time(0)
NOTHING = timedelta(0)
MOST_DAYS = 400  # on which the hours are told one by one
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
    """A whole week, in force from one day to another; both None: the usual week.

    `names` are those that the rows came with, each once: the caller's own, with texts.
    """

    valid_from: date | None
    valid_to: date | None
    lines: tuple[HoursLine, ...]
    names: tuple[object, ...] = ()
    is_in_force: bool = False


def week_tables(hours: Iterable[HoursRow], *, at: datetime | None = None) -> tuple[WeekTable, ...]:
    """The usual week, if there is one, then the seasons by date.

    `at` a time of the wall clock the weeks in force then come first, and those that are over
    are left out: not while their last night still runs. Seasons that overlap stand apart.
    """
    periods = _by_period(hours)
    in_force = _in_force_at(periods, at) if at else []
    tables = [
        WeekTable(*period, _lines(rows), _names(rows), period in in_force)
        for period, rows in periods.items()
        if at is None or period[1] is None or period[1] >= at.date() or period in in_force
    ]
    return tuple(sorted(tables, key=_order))


def night_ends(hours: Iterable[HoursRow], *, at: datetime) -> time | None:
    """When the last of the hours ends that began the day before and still run."""
    periods = _by_period(hours)
    rows = (row for period in _nights(periods, at) for row in periods[period])
    return max((row.closes for row in rows if _still_runs(row, at) and row.closes), default=None)


def without_past(hours: Iterable[HoursRow], today: date) -> tuple[HoursRow, ...]:
    """Without the seasons that are over, and whose last night is."""
    eve = today - timedelta(days=1)
    return tuple(
        row
        for row in hours
        if row.valid_to is None
        or row.valid_to >= today
        or (row.valid_to == eve and _still_runs(row, datetime.combine(today, MIDNIGHT)))
    )


def _in_force_at(periods: dict[Period, list[HoursRow]], at: datetime) -> list[Period]:
    """Those of the day, or of the day before while its night still runs."""
    today, nights = _in_force(periods, at.date()), _nights(periods, at)
    return nights if set(nights) - set(today) else today


def _nights(periods: dict[Period, list[HoursRow]], at: datetime) -> list[Period]:
    eve = _in_force(periods, at.date() - timedelta(days=1))
    return [one for one in eve if any(_still_runs(row, at) for row in periods.get(one, ()))]


def _still_runs(row: HoursRow, at: datetime) -> bool:
    """Whether its hours of the day before, on which it is in force, run past this time."""
    if row.opens is None or row.closes is None or row.closes > row.opens:
        return False
    return at.time() < row.closes and Weekday.of(at.date() - timedelta(days=1)) in row.days


def _by_period(hours: Iterable[HoursRow]) -> dict[Period, list[HoursRow]]:
    periods: dict[Period, list[HoursRow]] = {}
    for row in hours:
        if row.days:
            periods.setdefault((row.valid_from, row.valid_to), []).append(row)
    return periods


def _in_force(periods: Iterable[Period], on: date) -> list[Period]:
    """The seasons that cover the day, else the usual week."""
    covering = [
        (first, last)
        for first, last in periods
        if (first or last) and (first or date.min) <= on <= (last or date.max)
    ]
    return covering or [(None, None)]


def _names(rows: Iterable[HoursRow]) -> tuple[object, ...]:
    return tuple(row.name for row in rows if row.name is not None)


def _order(table: WeekTable) -> tuple[bool, bool, date, date]:
    first, last = table.valid_from, table.valid_to
    return not table.is_in_force, bool(first or last), first or date.min, last or date.max


def _lines(rows: list[HoursRow]) -> tuple[HoursLine, ...]:
    alike: dict[tuple[tuple[Interval, ...], bool], list[Weekday]] = {}
    for day in week():
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
    """The rows, the days that a season leaves out, and the confirmed holidays of whole days.

    The days that the usual week leaves out are told where it has days without times too, or
    readers would take all days without times for closed ones. Pass no holidays for a channel
    that does not close on them.
    """
    found = []
    for period, rows in _by_period(hours).items():
        found += [_specification(row) for row in rows]
        working = frozenset[Weekday]().union(*(row.days for row in rows))
        off = tuple(day for day in Weekday if day not in working)
        if off and (period != (None, None) or 0 < sum(row.is_timed for row in rows) < len(rows)):
            found.append(Specification(off, MIDNIGHT, MIDNIGHT, *period))
    found += [
        Specification(tuple(Weekday), MIDNIGHT, MIDNIGHT, holiday.first_day, holiday.last_day)
        for holiday in holidays
        if holiday.confirmed and holiday.is_of_whole_days
    ]
    return tuple(found)


def _specification(row: HoursRow) -> Specification:
    days = tuple(day for day in Weekday if day in row.days)
    closes = row.closes
    if row.opens == closes == MIDNIGHT:
        closes = LAST_MINUTE  # the whole day: two midnights would mean closed
    return Specification(days, row.opens, closes, row.valid_from, row.valid_to)


def special_days(
    hours: Iterable[HoursRow], holidays: Iterable[ClosedPeriod]
) -> tuple[Specification, ...]:
    """What remains of the days on which a confirmed holiday closes some hours.

    Nothing is said of days without times. Of very many days, the first are told.
    """
    rows = list(hours)
    confirmed = [holiday for holiday in holidays if holiday.confirmed]
    days = {
        holiday.first_day + timedelta(days=count)
        for holiday in confirmed
        if not holiday.is_of_whole_days
        for count in range(min((holiday.last_day - holiday.first_day).days + 1, MOST_DAYS))
    }
    closures = by_day(confirmed)
    return tuple(
        found for day in sorted(days)[:MOST_DAYS] for found in _special(day, rows, closures)
    )


def _special(day: date, rows: list[HoursRow], closures: Runs[Closures]) -> Iterator[Specification]:
    periods = _by_period(rows)
    in_force = [row for period in _in_force(periods, day) for row in periods.get(period, ())]
    today = [row for row in in_force if Weekday.of(day) in row.days]
    is_told = closures.at(day.toordinal()).whole or not all(row.is_timed for row in today)
    if is_told or not today:
        return
    left = [span for row in today for span in remains(row, day.toordinal(), closures)]
    for start, end in left or [(NOTHING, NOTHING)]:
        opens, closes = (
            (datetime.combine(day, MIDNIGHT) + offset).time() for offset in (start, end)
        )
        if left and closes == MIDNIGHT:
            closes = LAST_MINUTE
        yield Specification((Weekday.of(day),), opens, closes, day, day)
