"""Can a channel be reached at a moment, and until when does that answer hold?

Pure: the caller brings the hours, the holidays, the notices and the moment. The rules,
strongest first:

1. While a notice says that it is out of order, a channel is `suspended`, whatever its hours.
2. A channel that is always available (a form, an app) is `always`; holidays do not close it.
3. A confirmed holiday closes whole days, or hours of days, if the channel closes on holidays.
   A tentative one (an Eid that waits for the moon) closes nothing: what it would take away is
   `check`, and closed hours stay closed.
4. Seasonal rows (Ramadan) replace the usual week on every date that one of them covers.
5. An interval belongs to the day it starts on. One that ends at or before its start runs past
   midnight, out of its season and into a day off; only a holiday cuts it, at midnight.
6. A published day without times is `check` outside its timed intervals. No rows at all: `check`.
7. Hours that nobody has checked for too long are not trusted to say `open`: `check`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from citizen_help import locality
from contacts.hours.calendar import MIDNIGHT, OPEN, UNVERIFIED, Calendar, Face, Span
from contacts.hours.notices import Interrupted, Interruptions
from contacts.hours.values import ClosedPeriod, HoursRow, Notice, Reason, State, Status, Weekday

__all__ = [
    "ClosedPeriod",
    "HoursRow",
    "Notice",
    "Reason",
    "Schedule",
    "State",
    "Status",
    "Weekday",
    "day_ends",
    "page_holds_until",
    "status_at",
]

_MIDNIGHT = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that decides a channel's status. `verified_on` None: its age is not considered.

    `reply` says when people who can always write are answered, if that is known. It is the
    caller's own, and only handed on.
    """

    hours: tuple[HoursRow, ...] = ()
    holidays: tuple[ClosedPeriod, ...] = ()
    always_available: bool = False
    closed_on_holidays: bool = True
    verified_on: date | None = None
    notices: tuple[Notice, ...] = ()
    reply: object | None = field(default=None, hash=False, compare=False)
    calendar: Calendar = field(init=False, repr=False, compare=False)
    interruptions: Interruptions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        holidays = self.holidays if self.closed_on_holidays else ()
        object.__setattr__(self, "calendar", Calendar.of(self.hours, holidays))
        object.__setattr__(self, "interruptions", Interruptions.of(self.notices))


_Place = tuple[int, timedelta]  # a day, and an offset from its midnight on the wall clock
_Turn = tuple[_Place, Face, Face]  # where a stretch begins, what is published of it, what shown


class _Outlook(NamedTuple):
    """The stretch that the moment lies in, and where the next ones begin that differ from it."""

    published: Face
    shown: Face
    turn: _Turn | None  # to another published state
    differs: _Place | None  # in anything
    changes: _Turn | None  # to another state that is shown
    closed: list[_Turn]  # by confirmed holidays, up to that turn

    def next_if(self, now: State, then: State) -> _Place | None:
        """Where the published state next turns, if that is from `now` to `then`."""
        if self.turn and self.published.state is now and self.turn[1].state is then:
            return self.turn[0]
        return None

    def tentative(self) -> ClosedPeriod | None:
        """Of now, else of the opening or closing that comes next."""
        if self.shown.reason is Reason.TENTATIVE:
            return self.shown.holiday
        following = self.changes[2] if self.changes else None
        return following.holiday if following and following.reason is Reason.TENTATIVE else None


def status_at(
    schedule: Schedule,
    moment: datetime,
    *,
    zone: tzinfo | None = None,
    verified_for: timedelta | None = None,
) -> Status:
    """The status at an aware moment (of any zone; ValueError for a naive one).

    `zone` is where the hours are kept, if that is not the site's own. `verified_for` is how long a
    check of them is relied on, in whole days: with 180, the 181st day after `verified_on` is the
    first one too late.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs a time zone: {moment!r}")
    expires = None
    if verified_for is not None and schedule.verified_on is not None:
        expires = schedule.verified_on.toordinal() + verified_for.days + 1
    zone = zone or locality.zone()
    reader = _Reader(schedule, zone, expires)
    if schedule.interruptions.notices:
        interrupted = Interrupted(schedule.interruptions, reader.read, reader.unsure_end, zone)
        return interrupted.at(moment)
    return reader.read(moment)


def page_holds_until(status: Status, moment: datetime, *, zone: tzinfo | None = None) -> datetime:
    """Until when a page may say this: "today" and "tomorrow" turn at the zone's midnight."""
    midnight = day_ends(moment, zone=zone)
    return min(status.holds_until or midnight, midnight)


def day_ends(moment: datetime, *, zone: tzinfo | None = None) -> datetime:
    zone = zone or locality.zone()
    tomorrow = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, zone)


@dataclass(slots=True)
class _Reader:
    """One decision. `expires` is the first day on which the check of the hours is too old."""

    schedule: Schedule
    zone: tzinfo
    expires: int | None

    def read(self, moment: datetime) -> Status:
        if self.schedule.always_available:
            return Status(State.ALWAYS, Reason.ALWAYS, reply=self.schedule.reply)
        outlook = self.look(moment.astimezone(UTC), moment.astimezone(self.zone).toordinal())
        shown = outlook.shown
        opens = outlook.next_if(State.CLOSED, State.OPEN)
        works = outlook.next_if(State.CLOSED, State.CHECK)
        closes = outlook.next_if(State.OPEN, State.CLOSED)
        is_tentative = shown.reason is Reason.TENTATIVE
        is_in_doubt = shown.reason is Reason.UNVERIFIED or (opens and self.is_too_old(opens[0]))
        return Status(
            state=shown.state,
            reason=shown.reason,
            changes_at=self.instant(outlook.changes[0] if outlook.changes else None),
            holds_until=self.instant(outlook.differs),
            opens_at=self.instant(opens),
            closes_at=None if is_tentative else self.instant(closes),
            back_at=self.instant(works),
            skipped=self.skipped(outlook) if outlook.closed else (),
            usual=_clocks(shown.usual),
            working_days=shown.days,
            untimed_days=shown.untimed_days,
            holiday=shown.holiday if shown.reason is Reason.HOLIDAY else None,
            tentative=outlook.tentative() or self.unsure_end(self.instant(opens or works)),
            last_checked=self.schedule.verified_on if is_in_doubt else None,
        )

    def look(self, moment: datetime, today: int) -> _Outlook:
        turns = self.turns(today)
        midnight = self.start((today, MIDNIGHT))
        _, published, shown = next(turns)
        turn = differs = changes = None
        closed: list[_Turn] = []
        for following in turns:
            place, face, seen = following
            if place[0] == today and midnight + place[1] <= moment:
                published, shown = face, seen
                continue
            if turn is None:
                if face.reason is Reason.HOLIDAY:
                    closed.append(following)
                if face.state is not published.state:
                    turn = following
            if differs is None and seen != shown:
                differs = place
            if changes is None and seen.state is not shown.state:
                changes = following
            if turn and changes:
                break
        return _Outlook(published, shown, turn, differs, changes, closed)

    def skipped(self, outlook: _Outlook) -> tuple[ClosedPeriod, ...]:
        """Not what is told as the reason of now, nor what closes nothing but a day off."""
        shown = outlook.shown
        if outlook.turn is None or shown.state is State.CHECK:
            return ()
        would_work = self.schedule.calendar.would_work
        found = [
            face.holiday
            for (day, _), face, _ in outlook.closed
            if face.holiday
            and face.holiday is not shown.holiday
            and (not face.holiday.is_of_whole_days or would_work(day))
        ]
        return tuple(dict.fromkeys(found))

    def unsure_end(self, opens: datetime | None) -> ClosedPeriod | None:
        """The holiday that ends on the eve of an opening, if that is not confirmed."""
        return self.schedule.calendar.unsure_end(opens.toordinal()) if opens else None

    def turns(self, today: int) -> Iterator[_Turn]:
        calendar = self.schedule.calendar
        for day in calendar.days_from(today, also=self.expires):
            too_old = self.is_too_old(day)
            for offset, face, seen in calendar.stretches(day):
                yield (day, offset), face, UNVERIFIED if too_old and seen is OPEN else seen

    def is_too_old(self, day: int) -> bool:
        return self.expires is not None and day >= self.expires

    def instant(self, place: _Place | None) -> datetime | None:
        """As the clock shows it: on the day that skips an hour, not a time within that."""
        return self.start(place).astimezone(UTC).astimezone(self.zone) if place else None

    def start(self, place: _Place) -> datetime:
        """A sum with an aware datetime moves its wall clock, and hours are kept on that."""
        day, offset = place
        return datetime.combine(date.fromordinal(day), time.min, self.zone) + offset


def _clocks(spans: tuple[Span, ...]) -> tuple[tuple[time, time], ...]:
    return tuple(((_MIDNIGHT + start).time(), (_MIDNIGHT + end).time()) for start, end in spans)
