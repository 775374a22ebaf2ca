"""What the published hours and the holidays say of each day (`contacts.hours.status` reads it).

Pure, and without a time zone: days are proleptic Gregorian ordinals (a Sunday is divisible by
seven), times are offsets from a day's own midnight on the wall clock.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from operator import attrgetter, itemgetter
from typing import NamedTuple, Self

from contacts.hours.runs import LAST_DAY, Runs
from contacts.hours.values import ClosedPeriod, HoursRow, Reason, State, Weekday

MIDNIGHT = timedelta(0)
DAY = timedelta(days=1)
DAYS = tuple(Weekday)
MOST_KNOWN = 1000  # days that a calendar remembers; most are asked for again and again


Span = tuple[timedelta, timedelta]  # past 24 h: on the next day


class Face(NamedTuple):
    """What is said of one stretch of a day."""

    state: State
    reason: Reason
    days: frozenset[Weekday] = frozenset()  # unpublished: the working ones
    untimed_days: frozenset[Weekday] = frozenset()  # those of them without times
    holiday: ClosedPeriod | None = None  # that closes it, or may
    usual: tuple[Span, ...] = ()  # tentative: the hours that it may take away


OPEN = Face(State.OPEN, Reason.HOURS)
UNVERIFIED = Face(State.CHECK, Reason.UNVERIFIED)
OUTSIDE_HOURS = Face(State.CLOSED, Reason.OUTSIDE_HOURS)
DAY_OFF = Face(State.CLOSED, Reason.DAY_OFF)
NO_HOURS = Face(State.CHECK, Reason.NO_HOURS)

Segment = tuple[timedelta, Face]  # from here on
Stretch = tuple[timedelta, Face, Face]  # what is published of it, and what may be relied on


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
    untimed = frozenset[Weekday]().union(*(row.days for row in rows if not row.is_timed))
    unpublished = Face(State.CHECK, Reason.UNPUBLISHED, working, untimed)
    plans: dict[tuple[int, ...], DayPlan] = {}  # most days of a week are alike
    week = []
    for day in DAYS:
        which = tuple(place for place, row in enumerate(rows) if day in row.days)
        if which not in plans:
            plans[which] = _plan([rows[place] for place in which], off, unpublished)
        week.append(plans[which])
    return tuple(week)


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


class Closures(NamedTuple):
    """What holidays close of a day."""

    whole: ClosedPeriod | None = None
    parts: tuple[ClosedPeriod, ...] = ()  # those of some hours; the rest of the day is as ever


def _closures(periods: list[ClosedPeriod]) -> Closures:
    """Of several on whole days the one that lasts longest, of equals the first."""
    whole = [period for period in periods if period.is_of_whole_days]
    longest = max(whole, key=attrgetter("last_day"), default=None)
    return Closures(longest, tuple(one for one in periods if not one.is_of_whole_days))


def by_day(holidays: Iterable[ClosedPeriod]) -> Runs[Closures]:
    periods = [
        (holiday.first_day.toordinal(), holiday.last_day.toordinal() + 1, holiday)
        for holiday in holidays
    ]
    return Runs.of(periods, _closures)


NOTHING = by_day(())


def _closed_by(holiday: ClosedPeriod) -> Face:
    return Face(State.CLOSED, Reason.HOLIDAY, holiday=holiday)


def _cuts(today: Closures, before: Closures) -> Iterator[tuple[timedelta, timedelta, ClosedPeriod]]:
    """When the closures of some hours begin and end, from the day's midnight."""
    for shift, closures in ((DAY, before), (MIDNIGHT, today)):
        for part in closures.parts:
            if part.opens is not None and part.closes is not None:
                start, end = span(part.opens, part.closes)
                yield start - shift, end - shift, part


def _cut(
    segments: Iterable[Segment], start: timedelta, end: timedelta, face: Face
) -> Iterator[Segment]:
    """With `face` from `start` to `end`, where it is not closed anyway."""
    ordered = tuple(segments)
    ends = [offset for offset, _ in ordered[1:]] + [DAY]
    for (offset, now), after in zip(ordered, ends, strict=True):
        if now.state is State.CLOSED or end <= offset or start >= after:
            yield offset, now
            continue
        if offset < start:
            yield offset, now
        yield max(offset, start), face
        if end < after:
            yield end, now


def _at(segments: tuple[Segment, ...], offset: timedelta) -> Face:
    return segments[bisect_right(segments, offset, key=itemgetter(0)) - 1][1]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rows and holidays, laid out so that a day is found without going through them."""

    eras: Runs[Week]
    certain: Runs[Closures]  # by the holidays that are confirmed
    possible: Runs[Closures]  # by all of them, as if they were
    edges: tuple[int, ...]  # the days on which a season or a closure begins, or has ended
    known: dict[int, tuple[Stretch, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, hours: Iterable[HoursRow], holidays: Iterable[ClosedPeriod]) -> Self:
        eras = _eras([row for row in hours if row.days])
        periods = list(holidays)
        confirmed = [period for period in periods if period.confirmed]
        certain = by_day(confirmed)
        possible = certain if len(confirmed) == len(periods) else by_day(periods)
        edges = {*eras.starts[1:], *certain.starts[1:], *possible.starts[1:]}
        return cls(eras, certain, possible, tuple(sorted(edges)))

    def stretches(self, day: int) -> tuple[Stretch, ...]:
        """The stretches of a day in order, the first from its midnight."""
        found = self.known.get(day)
        if found is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            found = self.known[day] = self._stretches(day)
        return found

    def _stretches(self, day: int) -> tuple[Stretch, ...]:
        published = self._segments(day, self.certain)
        if self.possible is self.certain or not self._may_differ(day):
            return tuple((offset, face, face) for offset, face in published)
        return tuple(self._doubted(day, published))

    def _segments(self, day: int, closures: Runs[Closures]) -> tuple[Segment, ...]:
        today, before = closures.at(day), closures.at(day - 1)
        if today.whole:
            return ((MIDNIGHT, _closed_by(today.whole)),)
        plan = self.eras.at(day)[day % 7]
        overnight = self.eras.at(day - 1)[(day - 1) % 7].overnight
        found = plan.after(overnight) if overnight and not before.whole else plan.segments
        if today.parts or before.parts:
            for start, end, part in _cuts(today, before):
                found = tuple(_cut(found, start, end, _closed_by(part)))
        return found

    def _may_differ(self, day: int) -> bool:
        return any(self.certain.at(one) != self.possible.at(one) for one in (day, day - 1))

    def _doubted(self, day: int, published: tuple[Segment, ...]) -> Iterator[Stretch]:
        """`check` where a holiday that is not confirmed would take away what is published."""
        possible = self._segments(day, self.possible)
        eve = self.possible.at(day - 1).whole
        for offset in sorted({offset for offset, _ in (*published, *possible)}):
            face, other = _at(published, offset), _at(possible, offset)
            holiday = other.holiday or eve
            if face.state in (State.CLOSED, other.state):
                yield offset, face, face
            else:
                usual = self._hours_at(day, offset) if face.state is State.OPEN else ()
                yield (
                    offset,
                    face,
                    Face(State.CHECK, Reason.TENTATIVE, holiday=holiday, usual=usual),
                )

    def _hours_at(self, day: int, offset: timedelta) -> tuple[Span, ...]:
        """The hours of the night before, if it still runs then, else those of the day."""
        if not self.certain.at(day - 1).whole:
            night = self.eras.at(day - 1)[(day - 1) % 7].spans
            if running := tuple(one for one in night if one[1] - DAY > offset):
                return running
        return self.eras.at(day)[day % 7].spans

    def would_work(self, day: int) -> bool:
        """Whether anything but closed hours would be left of the day without holidays."""
        return any(face.state is not State.CLOSED for _, face in self._segments(day, NOTHING))

    def unsure_end(self, day: int) -> ClosedPeriod | None:
        """The holiday that ended the day before, where it may still be a day longer."""
        eve = self.possible.at(day - 1).whole
        is_last = eve is not None and eve.last_day.toordinal() == day - 1
        return eve if eve and is_last and not eve.confirmed else None

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
