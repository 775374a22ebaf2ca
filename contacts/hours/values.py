"""The values that hours and holidays are made of (`status.py` decides with them). Pure."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Self


class Weekday(StrEnum):
    """The days in the order of the Saudi week."""

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
    DAY_OFF = "day_off"  # closed today, and when it opens next is not published
    HOLIDAY = "holiday"  # closed by a confirmed holiday
    UNPUBLISHED = "unpublished"  # check: a working day without times
    NO_HOURS = "no_hours"  # check: nothing is published about these dates
    UNVERIFIED = "unverified"  # check: inside hours that nobody checked for too long
    UNKNOWN = "unknown"  # check: it was not asked, as for a page that is shown later


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One line of the week. No times: days known, hours not published. Dates: a season.

    `closes` at or before `opens` is on the next day. A season with one date is open-ended.
    """

    days: frozenset[Weekday]
    opens: time | None = None
    closes: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def is_seasonal(self) -> bool:
        return self.valid_from is not None or self.valid_to is not None

    @property
    def is_timed(self) -> bool:
        return self.opens is not None and self.closes is not None


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A holiday, both days included. `name` is the caller's own and is only handed back."""

    first_day: date
    last_day: date
    confirmed: bool
    name: object | None = field(default=None, hash=False)
