"""The status against a calendar painted minute by minute, on 12,000 schedules and moments.

`Painting` shares no code with the status: it colours every minute of ten weeks and then looks.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contacts.hours.status import (
    ClosedPeriod,
    Reason,
    Schedule,
    State,
    Status,
    Weekday,
    status_at,
)
from tests.conftest import RIYADH
from tests.hours.cases import (
    ASKED_DAYS,
    INSTANTS,
    MINUTES,
    ORIGINS,
    PAINTED_DAYS,
    STEADY,
    holidays,
    in_force,
    moments,
    rows,
)

VERIFIED_FOR = 20
CLOSED, OPEN, UNPUBLISHED, NO_HOURS, HOLIDAY, UNVERIFIED, TENTATIVE, OFF = range(8)
LETTERS = bytes.maketrans(bytes(range(8)), b"cokkckkc")  # closed, open, check
STATES = {"c": State.CLOSED, "o": State.OPEN, "k": State.CHECK}
REASONS = {
    OPEN: Reason.HOURS,
    UNPUBLISHED: Reason.UNPUBLISHED,
    NO_HOURS: Reason.NO_HOURS,
    HOLIDAY: Reason.HOLIDAY,
    UNVERIFIED: Reason.UNVERIFIED,
    TENTATIVE: Reason.TENTATIVE,
    CLOSED: Reason.OUTSIDE_HOURS,
    OFF: Reason.DAY_OFF,
}
# A closure of some hours leaves closed what is closed by the hours.
CLOSING = bytes.maketrans(bytes([OPEN, UNPUBLISHED, NO_HOURS]), bytes([HOLIDAY]) * 3)
RUN = re.compile(rb"(.)\1*", re.DOTALL)


def span_of(closure: ClosedPeriod, number: int) -> tuple[int, int]:
    """The minutes of its hours on the day of this number."""
    start, end = (clock.hour * 60 + clock.minute for clock in (closure.opens, closure.closes))
    return number * MINUTES + start, number * MINUTES + end + (0 if end > start else MINUTES)


@dataclass
class Painting:
    """Every minute from the day before `origin` on, in the colour of what is published then."""

    schedule: Schedule
    origin: date
    closed: bool = True  # by holidays, where the schedule is

    def __post_init__(self) -> None:
        first = self.origin - timedelta(days=1)
        self.days = [first + timedelta(days=number) for number in range(PAINTED_DAYS)]
        self.published, self.possible = self.paint(tentative=False), self.paint(tentative=True)
        self.bare = replace(self, closed=False).published if self.closed else self.published
        self.shown = self.with_doubts()
        self.letters = self.published.translate(LETTERS).decode()
        self.shown_letters = self.shown.translate(LETTERS).decode()
        paints = (self.published, self.shown)
        self.turns = sorted({run.start() for paint in paints for run in RUN.finditer(paint)})
        self.edges = sorted({*self.turns, *range(0, PAINTED_DAYS * MINUTES, MINUTES)})
        # Where the name of a holiday may change, and nothing else.
        parts = [one for one in self.schedule.holidays if one.opens is not None]
        clocks = {clock for part in parts for clock in (part.opens, part.closes)}
        clocks |= {row.closes for row in self.schedule.hours if row.closes}  # a night's end
        self.edges = sorted(
            {
                *self.edges,
                *(
                    number * MINUTES + clock.hour * 60 + clock.minute
                    for number in range(PAINTED_DAYS)
                    for clock in clocks
                ),
            }
        )
        self.answers = [self.answer(edge) for edge in self.edges]

    def holidays(self, day: date, *, tentative: bool) -> list[ClosedPeriod]:
        """Those of the day, the earliest begun first."""
        kept = self.schedule.holidays if self.closed and self.schedule.closed_on_holidays else ()
        found = [
            one
            for one in kept
            if one.first_day <= day <= one.last_day and (one.confirmed or tentative)
        ]
        return sorted(found, key=lambda one: one.first_day)

    def whole(self, day: date, *, tentative: bool) -> ClosedPeriod | None:
        found: ClosedPeriod | None = None
        for one in self.holidays(day, tentative=tentative):
            if one.opens is None and (found is None or one.last_day > found.last_day):
                found = one
        return found

    def part(self, minute: int, *, tentative: bool) -> ClosedPeriod | None:
        """The first closure of some hours that this minute is in."""
        for number in (minute // MINUTES - 1, minute // MINUTES):
            day = self.origin - timedelta(days=1) + timedelta(days=number)
            for one in self.holidays(day, tentative=tentative):
                if one.opens is not None and minute in range(*span_of(one, number)):
                    return one
        return None

    def paint(self, *, tentative: bool) -> bytes:
        canvas = bytearray()
        for day in self.days:
            force = in_force(self.schedule, day)
            today = [row for row in force if Weekday.of(day) in row.days]
            unpublished = any(row.opens is None for row in today)
            rest = CLOSED if today else OFF if force else NO_HOURS
            canvas += bytes([UNPUBLISHED if unpublished else rest]) * MINUTES
        shut = [self.whole(day, tentative=tentative) is not None for day in self.days]
        for number, day in enumerate(self.days):
            if not shut[number]:
                self.paint_openings(canvas, number * MINUTES, day)
        for number, day in enumerate(self.days):
            for one in self.holidays(day, tentative=tentative):
                if one.opens is not None:
                    start, end = span_of(one, number)
                    canvas[start:end] = canvas[start:end].translate(CLOSING)
        for number in range(PAINTED_DAYS):
            if shut[number]:
                canvas[number * MINUTES : (number + 1) * MINUTES] = bytes([HOLIDAY]) * MINUTES
        return bytes(canvas[: PAINTED_DAYS * MINUTES])

    def paint_openings(self, canvas: bytearray, midnight: int, day: date) -> None:
        for row in in_force(self.schedule, day):
            if row.opens is None or row.closes is None or Weekday.of(day) not in row.days:
                continue
            start = row.opens.hour * 60 + row.opens.minute
            end = row.closes.hour * 60 + row.closes.minute
            end += 0 if end > start else MINUTES
            canvas[midnight + start : midnight + end] = bytes([OPEN]) * (end - start)

    def is_old(self, day: date) -> bool:
        checked = self.schedule.verified_on
        return checked is not None and (day - checked).days > VERIFIED_FOR

    def with_doubts(self) -> bytes:
        letters, possible = (paint.translate(LETTERS) for paint in (self.published, self.possible))
        canvas = bytearray(self.published)
        for minute, (now, then) in enumerate(zip(letters, possible, strict=True)):
            if now != then:
                canvas[minute] = TENTATIVE
            elif canvas[minute] == OPEN and self.is_old(self.days[minute // MINUTES]):
                canvas[minute] = UNVERIFIED
        return bytes(canvas)

    def instant(self, minute: int | None) -> datetime | None:
        if minute is None:
            return None
        day = self.days[minute // MINUTES]
        return datetime.combine(day, time(minute % MINUTES // 60, minute % 60), RIYADH)

    def answer(self, minute: int) -> Status:
        """All of the status but its own two limits."""
        day = self.days[minute // MINUTES]
        now = self.letters[minute]
        found = (self.letters.find(letter, minute) for letter in STATES if letter != now)
        at = min((place for place in found if place >= 0), default=None)
        goes = now + self.letters[at] if at else now
        colour = self.shown[minute]
        opens = goes == "co"
        too_old = opens and self.is_old(self.days[at // MINUTES])
        days, untimed = self.working_days(day)
        is_unpublished = colour == UNPUBLISHED
        return Status(
            state=STATES[self.shown_letters[minute]],
            reason=REASONS[colour],
            opens_at=self.instant(at) if opens else None,
            closes_at=self.instant(at) if goes == "oc" and colour != TENTATIVE else None,
            back_at=self.instant(at) if goes == "ck" else None,
            skipped=self.skipped(minute, at) if at else (),
            usual=self.usual(minute) if colour == TENTATIVE and now == "o" else (),
            working_days=days if is_unpublished else frozenset(),
            untimed_days=untimed if is_unpublished else frozenset(),
            holiday=self.holiday(minute, tentative=False) if colour == HOLIDAY else None,
            tentative=self.doubt(minute),
            last_checked=self.schedule.verified_on if too_old or colour == UNVERIFIED else None,
        )

    def holiday(self, minute: int, *, tentative: bool) -> ClosedPeriod | None:
        whole = self.whole(self.days[minute // MINUTES], tentative=tentative)
        return whole or self.part(minute, tentative=tentative)

    def doubt(self, minute: int) -> ClosedPeriod | None:
        """The holiday that puts this minute, or the next other state, in doubt."""
        now = self.shown_letters[minute]
        if self.shown[minute] != TENTATIVE:
            found = (self.shown_letters.find(letter, minute) for letter in STATES if letter != now)
            minute = min((place for place in found if place >= 0), default=minute)
        if self.shown[minute] != TENTATIVE:
            day = self.days[minute // MINUTES] - timedelta(days=1)
            eve = self.whole(day, tentative=True) if now == "c" else None
            return eve if eve and not eve.confirmed and eve.last_day == day else None
        eve = self.days[minute // MINUTES - 1]
        return self.holiday(minute, tentative=True) or self.whole(eve, tentative=True)

    def skipped(self, minute: int, at: int) -> tuple[ClosedPeriod, ...]:
        """Whose closed minutes up to the turn are not closed without them."""
        if self.shown_letters[minute] == "k":
            return ()
        found = []
        for edge in self.edges:
            if minute < edge <= at and self.published[edge] == HOLIDAY:
                number = edge // MINUTES
                midnight = number * MINUTES
                whole = self.whole(self.days[number], tentative=False)
                bare = self.bare[midnight : midnight + MINUTES].translate(LETTERS)
                if not whole or set(bare.decode()) != {"c"}:
                    found.append(whole or self.part(edge, tentative=False))
        is_shut = self.published[minute] == HOLIDAY
        told = self.holiday(minute, tentative=False) if is_shut else None
        return tuple(dict.fromkeys(one for one in found if one != told))

    def usual(self, minute: int) -> tuple[tuple[time, time], ...]:
        """The times that begin on the day, or the night before if they hold on."""
        number, past = divmod(minute, MINUTES)
        day = self.days[number]
        eve = day - timedelta(days=1)
        nights = [] if self.whole(eve, tentative=False) else self.timed(eve)
        running = [
            (opens, closes)
            for opens, closes in nights
            if closes <= opens and closes.hour * 60 + closes.minute > past
        ]
        return tuple(running or self.timed(day))

    def timed(self, day: date) -> list[tuple[time, time]]:
        """By their start, then by how long they last."""
        found = [
            (row.opens, row.closes)
            for row in in_force(self.schedule, day)
            if row.opens is not None and Weekday.of(day) in row.days
        ]
        return sorted(found, key=lambda one: (one[0], one[1] <= one[0], one[1]))

    def working_days(self, day: date) -> tuple[frozenset[Weekday], frozenset[Weekday]]:
        """All of the days, and those of them without times."""
        force = in_force(self.schedule, day)
        untimed = [row for row in force if row.opens is None]
        every, some = ({day for row in rows for day in row.days} for rows in (force, untimed))
        return frozenset(every), frozenset(some)

    def minute(self, moment: datetime) -> int:
        return (moment - self.instant(0)) // timedelta(minutes=1)

    def next_turn(self, moment: datetime) -> datetime | None:
        later = self.turns[bisect_right(self.turns, self.minute(moment)) :]
        return self.instant(later[0]) if later else None

    def status(self, moment: datetime) -> Status:
        place = bisect_right(self.edges, self.minute(moment)) - 1
        now = self.answers[place]
        later = list(zip(self.edges, self.answers, strict=True))[place + 1 :]
        changes = next((edge for edge, answer in later if answer.state is not now.state), None)
        differs = next((edge for edge, answer in later if answer != now), None)
        return replace(now, changes_at=self.instant(changes), holds_until=self.instant(differs))


@STEADY
@given(st.data(), ORIGINS, INSTANTS)
def test_status_at_agrees_with_a_painted_calendar(
    data: st.DataObject, origin: date, instants: list[int]
) -> None:
    checked = data.draw(st.none() | st.integers(-30, ASKED_DAYS - VERIFIED_FOR))
    schedule = Schedule(
        hours=data.draw(rows(origin, always_timed=False)),
        holidays=data.draw(holidays(origin)),
        closed_on_holidays=data.draw(st.integers(0, 3)) > 0,
        verified_on=None if checked is None else origin + timedelta(days=checked),
    )
    painting = Painting(schedule, origin)
    for moment in moments(origin, instants, painting.next_turn):
        status = status_at(schedule, moment, verified_for=timedelta(days=VERIFIED_FOR))
        assert status == painting.status(moment)
