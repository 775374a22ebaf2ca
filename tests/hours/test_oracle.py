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
    RIYADH,
    ClosedPeriod,
    Reason,
    Schedule,
    State,
    Status,
    Weekday,
    status_at,
)
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
CLOSED, OPEN, UNPUBLISHED, NO_HOURS, HOLIDAY, UNVERIFIED = range(6)
LETTERS = bytes.maketrans(bytes(range(6)), b"cokkck")  # closed, open, check
STATES = {"c": State.CLOSED, "o": State.OPEN, "k": State.CHECK}
REASONS = {
    OPEN: Reason.HOURS,
    UNPUBLISHED: Reason.UNPUBLISHED,
    NO_HOURS: Reason.NO_HOURS,
    HOLIDAY: Reason.HOLIDAY,
    UNVERIFIED: Reason.UNVERIFIED,
}
RUN = re.compile(rb"(.)\1*", re.DOTALL)


@dataclass
class Painting:
    """Every minute from the day before `origin` on, in the colour of what is published then."""

    schedule: Schedule
    origin: date

    def __post_init__(self) -> None:
        first = self.origin - timedelta(days=1)
        self.days = [first + timedelta(days=number) for number in range(PAINTED_DAYS)]
        self.published = self.paint()
        self.shown = self.without_old_checks()
        self.letters = self.published.translate(LETTERS).decode()
        self.shown_letters = self.shown.translate(LETTERS).decode()
        paints = (self.published, self.shown)
        self.turns = sorted({run.start() for paint in paints for run in RUN.finditer(paint)})
        self.edges = sorted({*self.turns, *range(0, PAINTED_DAYS * MINUTES, MINUTES)})
        self.answers = [self.answer(edge) for edge in self.edges]

    def holiday(self, day: date, *, confirmed: bool) -> ClosedPeriod | None:
        found: ClosedPeriod | None = None
        for period in self.schedule.holidays if self.schedule.closed_on_holidays else ():
            covers = period.first_day <= day <= period.last_day
            longer = found is None or period.last_day > found.last_day
            if covers and longer and period.confirmed is confirmed:
                found = period
        return found

    def paint(self) -> bytes:
        canvas = bytearray()
        for day in self.days:
            force = in_force(self.schedule, day)
            today = [row for row in force if Weekday.of(day) in row.days]
            unpublished = any(row.opens is None for row in today)
            colour = UNPUBLISHED if unpublished else CLOSED if force else NO_HOURS
            canvas += bytes([colour]) * MINUTES
        shut = [self.holiday(day, confirmed=True) is not None for day in self.days]
        for number, day in enumerate(self.days):
            if not shut[number]:
                self.paint_openings(canvas, number * MINUTES, day)
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

    def without_old_checks(self) -> bytes:
        canvas = b""
        for number, day in enumerate(self.days):
            part = self.published[number * MINUTES : (number + 1) * MINUTES]
            canvas += part.replace(bytes([OPEN]), bytes([UNVERIFIED])) if self.is_old(day) else part
        return canvas

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
        confirmed = self.holiday(day, confirmed=True)
        reason = self.reason(minute, opens=goes == "co")
        rests_on_times = goes == "co" or reason is Reason.UNVERIFIED
        return Status(
            state=STATES[self.shown_letters[minute]],
            reason=reason,
            opens_at=self.instant(at) if goes == "co" else None,
            closes_at=self.instant(at) if goes == "oc" else None,
            back_on=self.days[at // MINUTES] if at and goes == "ck" else None,
            working_days=self.working_days(day) if reason is Reason.UNPUBLISHED else frozenset(),
            holiday=confirmed,
            tentative=None if confirmed else self.holiday(day, confirmed=False),
            last_checked=self.schedule.verified_on if rests_on_times and self.is_old(day) else None,
        )

    def reason(self, minute: int, *, opens: bool) -> Reason:
        colour = self.shown[minute]
        if colour != CLOSED:
            return REASONS[colour]
        day = self.days[minute // MINUTES]
        works_today = Weekday.of(day) in self.working_days(day)
        return Reason.OUTSIDE_HOURS if opens or works_today else Reason.DAY_OFF

    def working_days(self, day: date) -> frozenset[Weekday]:
        return frozenset(day for row in in_force(self.schedule, day) for day in row.days)

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
