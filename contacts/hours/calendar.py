"""What the published hours and the holidays say of each day (`contacts.hours.status` reads it).

Pure, and without a time zone: days are proleptic Gregorian ordinals (a Sunday is divisible by
seven), times are offsets from a day's own midnight on the wall clock.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from operator import attrgetter, itemgetter
from typing import Generic, NamedTuple, Self, TypeVar

from contacts.hours.values import ClosedPeriod, HoursRow, Reason, State, Weekday

P = TypeVar("P")
T = TypeVar("T")

MIDNIGHT = timedelta(0)
DAY = timedelta(days=1)
LAST_DAY = date.max.toordinal()
DAYS = tuple(Weekday)


class Face(NamedTuple):
    """What is said of one stretch of a day; `days` are the working ones when unpublished."""

    state: State
    reason: Reason
    days: frozenset[Weekday] = frozenset()


OPEN = Face(State.OPEN, Reason.HOURS)
UNVERIFIED = Face(State.CHECK, Reason.UNVERIFIED)
OUTSIDE_HOURS = Face(State.CLOSED, Reason.OUTSIDE_HOURS)
DAY_OFF = Face(State.CLOSED, Reason.DAY_OFF)
HOLIDAY = Face(State.CLOSED, Reason.HOLIDAY)
NO_HOURS = Face(State.CHECK, Reason.NO_HOURS)

Span = tuple[timedelta, timedelta]  # past 24 h: on the next day
Segment = tuple[timedelta, Face]  # from here on

CLOSED_ALL_DAY: tuple[Segment, ...] = ((MIDNIGHT, HOLIDAY),)


def _segments(spans: Iterable[Span], rest: Face) -> Iterator[Segment]:
    """One day from its midnight on: open inside the spans (sorted), `rest` around them."""
    reached = MIDNIGHT
    for start, end in spans:
        if start > reached:
            yield reached, rest
        if end > reached:
            yield max(start, reached), OPEN
            reached = end
    if reached < DAY:
        yield reached, rest


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A weekday: the spans that start on it, and what the rest of it is."""

    spans: tuple[Span, ...]
    rest: Face
    segments: tuple[Segment, ...]  # when nothing reaches in from the night before
    overnight: tuple[Span, ...]  # what it reaches into the next day, from that one's midnight

    @classmethod
    def of(cls, spans: Iterable[Span], rest: Face) -> Self:
        ordered = tuple(sorted(spans))
        overnight = tuple((MIDNIGHT, end - DAY) for _, end in ordered if end > DAY)
        return cls(ordered, rest, tuple(_segments(ordered, rest)), overnight)

    def after(self, night_before: tuple[Span, ...]) -> tuple[Segment, ...]:
        return tuple(_segments(night_before + self.spans, self.rest))


Week = tuple[DayPlan, ...]  # Sunday first


def _offset(clock: time) -> timedelta:
    return timedelta(0, (clock.hour * 60 + clock.minute) * 60 + clock.second, clock.microsecond)


def span(opens: time, closes: time) -> Span:
    return _offset(opens), _offset(closes) + (DAY if closes <= opens else MIDNIGHT)


def _plan(rows: list[HoursRow], off: Face, unpublished: Face) -> DayPlan:
    spans = [
        span(row.opens, row.closes)
        for row in rows
        if row.opens is not None and row.closes is not None
    ]
    if len(spans) < len(rows):
        return DayPlan.of(spans, unpublished)
    return DayPlan.of(spans, OUTSIDE_HOURS if spans else off)


def _week(rows: list[HoursRow]) -> Week:
    working = frozenset[Weekday]().union(*(row.days for row in rows))
    off = DAY_OFF if working else NO_HOURS
    unpublished = Face(State.CHECK, Reason.UNPUBLISHED, working)
    plans: dict[tuple[int, ...], DayPlan] = {}  # most days of a week are alike
    week = []
    for day in DAYS:
        which = tuple(place for place, row in enumerate(rows) if day in row.days)
        if which not in plans:
            plans[which] = _plan([rows[place] for place in which], off, unpublished)
        week.append(plans[which])
    return tuple(week)


@dataclass(frozen=True, slots=True)
class Runs(Generic[T]):
    """A value for every day, kept as the days on which it becomes another one."""

    starts: tuple[int, ...]  # the first is 0, before all dates
    values: tuple[T, ...]

    @classmethod
    def of(cls, periods: Iterable[tuple[int, int, P]], choose: Callable[[list[P]], T]) -> Self:
        """What `choose` makes of the periods (first day, day after the last, what) of a day."""
        events = []
        for first, after, what in periods:
            if first < after:
                events += [(first, True, what), (after, False, what)]
        events.sort(key=itemgetter(0))
        runs = {0: choose([])}
        active: list[P] = []
        for place, (day, begins, what) in enumerate(events, 1):
            (active.append if begins else active.remove)(what)
            if place == len(events) or events[place][0] != day:
                runs[day] = choose(active)
        return cls._merged(runs)

    @classmethod
    def _merged(cls, runs: dict[int, T]) -> Self:
        """Without the days on which nothing changes, and those after the last date."""
        starts: list[int] = []
        values: list[T] = []
        for day, value in runs.items():
            if day <= LAST_DAY and (not values or value != values[-1]):
                starts.append(day)
                values.append(value)
        return cls(tuple(starts), tuple(values))

    def at(self, day: int) -> T:
        return self.values[bisect_right(self.starts, day) - 1]

    def next_start(self, day: int) -> int | None:
        place = bisect_right(self.starts, day)
        return self.starts[place] if place < len(self.starts) else None


def _eras(hours: list[HoursRow]) -> Runs[Week]:
    """The week that is in force: the usual one, or that of the seasons that cover the date."""
    usual = [row for row in hours if not row.is_seasonal]
    seasons = [
        (
            row.valid_from.toordinal() if row.valid_from else 0,
            row.valid_to.toordinal() + 1 if row.valid_to else LAST_DAY + 1,
            row,
        )
        for row in hours
        if row.is_seasonal
    ]
    usual_week = _week(usual)
    return Runs.of(seasons, lambda rows: _week(rows) if rows else usual_week)


class Observance(NamedTuple):
    """What the holidays mean for a day."""

    closes: ClosedPeriod | None = None  # a confirmed one
    notice: ClosedPeriod | None = None  # a tentative one, where no confirmed one closes


ORDINARY = Observance()


def _observance(periods: list[ClosedPeriod]) -> Observance:
    """Of several the one that lasts longest, of equals the first."""
    if not periods:
        return ORDINARY
    confirmed = [period for period in periods if period.confirmed]
    longest = max(confirmed or periods, key=attrgetter("last_day"))
    return Observance(closes=longest) if confirmed else Observance(notice=longest)


def _observances(holidays: Iterable[ClosedPeriod]) -> Runs[Observance]:
    periods = [
        (holiday.first_day.toordinal(), holiday.last_day.toordinal() + 1, holiday)
        for holiday in holidays
    ]
    return Runs.of(periods, _observance)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rows and holidays, laid out so that a day is found without going through them."""

    eras: Runs[Week]
    observances: Runs[Observance]
    edges: tuple[int, ...]  # the days on which a season or a closure begins, or has ended

    @classmethod
    def of(cls, hours: Iterable[HoursRow], holidays: Iterable[ClosedPeriod]) -> Self:
        eras = _eras([row for row in hours if row.days])
        observances = _observances(holidays)
        closed = [bool(observance.closes) for observance in observances.values]
        closures = [
            start
            for start, before, after in zip(
                observances.starts[1:], closed, closed[1:], strict=False
            )
            if before != after
        ]
        return cls(eras, observances, tuple(sorted({*eras.starts[1:], *closures})))

    def segments(self, day: int) -> tuple[Segment, ...]:
        """The stretches of a day in order, the first from its midnight."""
        if self.observances.at(day).closes:
            return CLOSED_ALL_DAY
        plan = self.eras.at(day)[day % 7]
        overnight = self.eras.at(day - 1)[(day - 1) % 7].overnight
        if overnight and not self.observances.at(day - 1).closes:
            return plan.after(overnight)
        return plan.segments

    def days_from(self, first: int, *, also: int | None) -> Iterator[int]:
        """The days from `first` on that can differ from all before them, in order.

        Away from an edge (of a season, a closure, the day `also`) days repeat every week. So
        eight days from each edge show everything: the edge itself, into which the night before
        may reach, and a whole week after it. That ends the search without a horizon.
        """
        reached = min(first + 8, LAST_DAY + 1)
        yield from range(first, reached)
        for edge in self._edges_after(first, also):
            end = min(edge + 8, LAST_DAY + 1)
            yield from range(max(edge, reached), end)
            reached = end

    def _edges_after(self, first: int, also: int | None) -> list[int]:
        later = self.edges[bisect_right(self.edges, first) :]
        return sorted({*later, also} if also is not None and also > first else later)
