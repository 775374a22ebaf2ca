"""Can a channel be reached at a moment, and until when does that answer hold?

Pure: the caller brings the hours, the holidays and the moment. The rules, strongest first:

1. A channel that is always available (a form, an app) is `always`; holidays do not close it.
2. A confirmed holiday closes whole days, if the channel closes on holidays. A tentative one
   (an Eid that waits for the moon) closes nothing and only adds a notice.
3. Seasonal rows (Ramadan) replace the usual week on every date that one of them covers.
4. An interval belongs to the day it starts on. One that ends at or before its start runs past
   midnight, out of its season and into a day off; only a holiday cuts it, at midnight.
5. A published day without times is `check` outside its timed intervals. No rows at all: `check`.
6. Hours that nobody has checked for too long are not trusted to say `open`: `check`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from contacts.hours.calendar import LAST_DAY, MIDNIGHT, OPEN, UNVERIFIED, Calendar, Face
from contacts.hours.values import ClosedPeriod, HoursRow, Reason, State, Weekday

__all__ = [
    "RIYADH",
    "ClosedPeriod",
    "HoursRow",
    "Reason",
    "Schedule",
    "State",
    "Status",
    "Weekday",
    "day_ends",
    "page_holds_until",
    "status_at",
]

RIYADH = ZoneInfo("Asia/Riyadh")


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that decides a channel's status. `verified_on` None: its age is not considered."""

    hours: tuple[HoursRow, ...] = ()
    holidays: tuple[ClosedPeriod, ...] = ()
    always_available: bool = False
    closed_on_holidays: bool = True
    verified_on: date | None = None
    calendar: Calendar = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        holidays = self.holidays if self.closed_on_holidays else ()
        object.__setattr__(self, "calendar", Calendar.of(self.hours, holidays))


@dataclass(frozen=True, slots=True)
class Status:
    """The answer at a moment. Every instant is aware and in the zone that was asked for.

    changes_at    the next instant with another `state`; None: never, as far as is known
    holds_until   the next instant at which anything in this answer differs; None: never
    opens_at      closed: the next opening; None when another thing comes first, or nothing
    closes_at     open or unverified: the published closing; None when the hours after are
                  not known, or it never closes
    back_on       closed: the next day on which it works at hours that are not published
    working_days  unpublished: the days of the week in force
    holiday       the confirmed holiday that closes it now
    tentative     the tentative holiday that adds a notice today
    last_checked  when the hours were checked, if that was too long ago to rely on them here
    """

    state: State
    reason: Reason
    changes_at: datetime | None = None
    holds_until: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    back_on: date | None = None
    working_days: frozenset[Weekday] = frozenset()
    holiday: ClosedPeriod | None = None
    tentative: ClosedPeriod | None = None
    last_checked: date | None = None


_Place = tuple[int, timedelta]  # a day, and an offset from its midnight on the wall clock
_Turn = tuple[_Place, Face, Face]  # where a stretch begins, what is published of it, what shown


class _Outlook(NamedTuple):
    """The stretch that the moment lies in, and where the next ones begin that differ from it."""

    published: Face
    shown: Face
    turn: _Turn | None  # to another published state
    differs: _Place | None  # in what is shown
    changes: _Place | None  # in the state that is shown

    def next_if(self, now: State, then: State) -> _Place | None:
        """Where the published state next turns, if that is from `now` to `then`."""
        if self.turn and self.published.state is now and self.turn[1].state is then:
            return self.turn[0]
        return None


def status_at(
    schedule: Schedule,
    moment: datetime,
    *,
    zone: tzinfo = RIYADH,
    verified_for: timedelta | None = None,
) -> Status:
    """The status at an aware moment (of any zone; ValueError for a naive one).

    `zone` is where the hours are kept. `verified_for` is how long a check of them is relied on,
    in whole days: with 180, the 181st day after `verified_on` is the first one too late.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs a time zone: {moment!r}")
    if schedule.always_available:
        return Status(State.ALWAYS, Reason.ALWAYS)
    expires = None
    if verified_for is not None and schedule.verified_on is not None:
        expires = schedule.verified_on.toordinal() + verified_for.days + 1
    return _Reader(schedule, zone, expires).read(moment)


def page_holds_until(status: Status, moment: datetime, *, zone: tzinfo = RIYADH) -> datetime:
    """Until when a page may say this: "today" and "tomorrow" turn at the zone's midnight."""
    midnight = day_ends(moment, zone=zone)
    return min(status.holds_until or midnight, midnight)


def day_ends(moment: datetime, *, zone: tzinfo = RIYADH) -> datetime:
    tomorrow = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, zone)


@dataclass(slots=True)
class _Reader:
    """One decision. `expires` is the first day on which the check of the hours is too old."""

    schedule: Schedule
    zone: tzinfo
    expires: int | None

    def read(self, moment: datetime) -> Status:
        today = moment.astimezone(self.zone).toordinal()
        outlook = self.look(moment.astimezone(UTC), today)
        state, reason, working_days = outlook.shown
        opens = outlook.next_if(State.CLOSED, State.OPEN)
        works = outlook.next_if(State.CLOSED, State.CHECK)
        observance = self.schedule.calendar.observances.at(today)
        relies_on_times = opens is not None or reason is Reason.UNVERIFIED
        return Status(
            state=state,
            reason=Reason.OUTSIDE_HOURS if opens and reason is Reason.DAY_OFF else reason,
            changes_at=self.instant(outlook.changes),
            holds_until=self.instant(self.first_difference(outlook, today)),
            opens_at=self.instant(opens),
            closes_at=self.instant(outlook.next_if(State.OPEN, State.CLOSED)),
            back_on=date.fromordinal(works[0]) if works else None,
            working_days=working_days,
            holiday=observance.closes,
            tentative=observance.notice,
            last_checked=self.last_checked(today) if relies_on_times else None,
        )

    def look(self, moment: datetime, today: int) -> _Outlook:
        turns = self.turns(today)
        midnight = self.start((today, MIDNIGHT))
        _, published, shown = next(turns)
        turn = differs = changes = None
        for following in turns:
            place, face, seen = following
            if place[0] == today and midnight + place[1] <= moment:
                published, shown = face, seen
                continue
            if turn is None and face.state is not published.state:
                turn = following
            if differs is None and seen != shown:
                differs = place
            if changes is None and seen.state is not shown.state:
                changes = place
            if turn and changes:
                break
        return _Outlook(published, shown, turn, differs, changes)

    def turns(self, today: int) -> Iterator[_Turn]:
        calendar = self.schedule.calendar
        for day in calendar.days_from(today, also=self.expires):
            too_old = self.is_too_old(day)
            for offset, face in calendar.segments(day):
                yield (day, offset), face, UNVERIFIED if too_old and face is OPEN else face

    def first_difference(self, outlook: _Outlook, today: int) -> _Place | None:
        """The first of: another face, another holiday or notice, the age of the check told.

        While it is closed until a known opening, days off and other closed hours look alike.
        """
        opens = outlook.next_if(State.CLOSED, State.OPEN)
        places = [outlook.changes if opens else outlook.differs]
        observed_until = self.schedule.calendar.observances.next_start(today)
        if observed_until:
            places.append((observed_until, MIDNIGHT))
        if opens and self.expires and today < self.expires <= LAST_DAY:
            places.append((self.expires, MIDNIGHT))
        return min((place for place in places if place), default=None)

    def is_too_old(self, day: int) -> bool:
        return self.expires is not None and day >= self.expires

    def last_checked(self, today: int) -> date | None:
        return self.schedule.verified_on if self.is_too_old(today) else None

    def instant(self, place: _Place | None) -> datetime | None:
        return self.start(place) if place else None

    def start(self, place: _Place) -> datetime:
        """A sum with an aware datetime moves its wall clock, and hours are kept on that."""
        day, offset = place
        return datetime.combine(date.fromordinal(day), time.min, self.zone) + offset
