"""The values that hours and holidays are made of (`status.py` decides with them). Pure."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self

from citizen_help import locality


class Weekday(StrEnum):
    """The days, as they are stored and counted; `week` has them in the order of the site."""

    SUN = "sun"
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"

    @classmethod
    def of(cls, day: date) -> Self:
        return tuple(cls)[day.toordinal() % 7]

    @classmethod
    def parse(cls, value: object) -> Self:
        """From "sun", "Sunday", "https://schema.org/Sunday" or Python's number (Monday is 0).

        ValueError names what is none of these.
        """
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 6:
            return tuple(cls)[(value + 1) % 7]
        if isinstance(value, str):
            name = value.strip().rpartition("/")[2].lower()
            for day in cls:
                if name in (day.value, day.english.lower()):
                    return day
        raise ValueError(f"{value!r} is no day of the week")

    @property
    def place(self) -> int:
        """0 for Sunday to 6 for Saturday."""
        return _PLACES[self]

    @property
    def english(self) -> str:
        """The full name: "Sunday", also the last part of its schema.org address."""
        return _ENGLISH[self.value]


_ENGLISH = {
    "sun": "Sunday",
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
}
_PLACES = {day: place for place, day in enumerate(Weekday)}


def week() -> tuple[Weekday, ...]:
    """The days in order, from the first of the site's week on."""
    days, first = tuple(Weekday), locality.first_day()
    return days[first:] + days[:first]


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    CHECK = "check"
    ALWAYS = "always"
    SUSPENDED = "suspended"


class Reason(StrEnum):
    """Why the state is what it is."""

    ALWAYS = "always"
    HOURS = "hours"  # open: inside a published interval
    OUTSIDE_HOURS = "outside_hours"  # closed between published intervals
    DAY_OFF = "day_off"  # closed on a day that the published days leave out
    HOLIDAY = "holiday"  # closed by a confirmed holiday, or closure of some hours
    TENTATIVE = "tentative"  # check: a holiday that is not confirmed would close it
    UNPUBLISHED = "unpublished"  # check: a working day without times
    NO_HOURS = "no_hours"  # check: nothing is published about these dates
    UNVERIFIED = "unverified"  # check: inside hours that nobody checked for too long
    UNKNOWN = "unknown"  # check: it was not asked, as for a page that is shown later
    NOTICE = "notice"  # suspended: a notice says that it is out of order


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One line of the week. No times: days known, hours not published. Dates: a season.

    `closes` at or before `opens` is on the next day. A season with one date is open-ended.
    `name` is the caller's own and is only handed back, as in all values here.
    """

    days: frozenset[Weekday]
    opens: time | None = None
    closes: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    name: object | None = field(default=None, hash=False, compare=False)

    @property
    def is_seasonal(self) -> bool:
        return self.valid_from is not None or self.valid_to is not None

    @property
    def is_timed(self) -> bool:
        return self.opens is not None and self.closes is not None


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A holiday, both days included. With times it closes only these hours of each day.

    `closes` at or before `opens` is on the next day, as with the hours that it takes away.
    """

    first_day: date
    last_day: date
    confirmed: bool
    name: object | None = field(default=None, hash=False)
    opens: time | None = None
    closes: time | None = None

    @property
    def is_of_whole_days(self) -> bool:
        return self.opens is None or self.closes is None

    @property
    def ends(self) -> datetime:
        """On the wall clock, as all its times."""
        return self._on(self.last_day)[1]

    def covers(self, at: datetime) -> bool:
        return any(start <= at < end for start, end in self._near(at.date()))

    def next_edge(self, at: datetime) -> datetime | None:
        """When it begins or ends on the day, for what is told of the day."""
        edges = (edge for span in self._near(at.date()) for edge in span)
        return min((edge for edge in edges if edge > at), default=None)

    def _near(self, day: date) -> list[tuple[datetime, datetime]]:
        days = (day - timedelta(days=1), day)
        return [self._on(one) for one in days if self.first_day <= one <= self.last_day]

    def _on(self, day: date) -> tuple[datetime, datetime]:
        opens, closes = self.opens or time.min, self.closes or time.min
        after = day if closes > opens else day + timedelta(days=1)
        return datetime.combine(day, opens), datetime.combine(after, closes)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told from one aware moment to another, or until further notice (None)."""

    severity: str  # of contacts.enums.NoticeSeverity
    starts_at: datetime
    ends_at: datetime | None = None
    name: object | None = field(default=None, hash=False)

    def covers(self, moment: datetime) -> bool:
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)


@dataclass(frozen=True, slots=True)
class Status:
    """The answer at a moment. Every instant is aware and in the zone that was asked for.

    changes_at    the next instant with another `state`; None: never, as far as is known
    holds_until   the next instant at which anything in this answer differs; None: never
    opens_at      closed or suspended: the next opening; None when another thing comes first
    closes_at     open or unverified: the published closing; None when the hours after are
                  not known, or it never closes
    back_at       closed or suspended: when it next works at hours that are not published
    skipped       the confirmed holidays without which it would open, or stay open, earlier
    working_days  unpublished: the days of the week in force
    untimed_days  unpublished: those of them whose hours are not published
    usual         tentative now: the hours that it may take away, those that end last night's first
    holiday       the confirmed holiday that closes it now
    tentative     the tentative holiday that may close it now, or at what this answer promises
    last_checked  when the hours were checked, if that is too long ago to rely on them here
    notice        the gravest notice of an interruption that holds now
    reply         always: the row that has a `response_time`, if there is one
    """

    state: State
    reason: Reason
    changes_at: datetime | None = None
    holds_until: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    back_at: datetime | None = None
    skipped: tuple[ClosedPeriod, ...] = ()
    usual: tuple[tuple[time, time], ...] = ()
    working_days: frozenset[Weekday] = frozenset()
    untimed_days: frozenset[Weekday] = frozenset()
    holiday: ClosedPeriod | None = None
    tentative: ClosedPeriod | None = None
    last_checked: date | None = None
    notice: Notice | None = None
    reply: object | None = field(default=None, hash=False, compare=False)
