"""Schedules and moments that the tests of the hours share. 1 March 2026 is a Sunday."""

from datetime import date, datetime, time, timedelta

from contacts.hours.status import ClosedPeriod, HoursRow, Schedule, Weekday, status_at
from tests.conftest import RIYADH

SUN, MON, TUE, WED, THU, FRI, SAT = Weekday
WORKING_DAYS = frozenset({SUN, MON, TUE, WED, THU})
EVERY_DAY = frozenset(Weekday)
RAMADAN = (date(2026, 2, 18), date(2026, 3, 19))

OFFICE = Schedule(hours=(HoursRow(WORKING_DAYS, time(8), time(17)),))
HOTLINE = Schedule(hours=(HoursRow(WORKING_DAYS),))
RELAY = Schedule(hours=(HoursRow(EVERY_DAY, time(0), time(0)),))
NIGHTS = Schedule(hours=(HoursRow(EVERY_DAY, time(22), time(2)),))
RAMADAN_OFFICE = Schedule(
    hours=(*OFFICE.hours, HoursRow(WORKING_DAYS, time(10), time(15), *RAMADAN))
)

EID = ClosedPeriod(date(2026, 3, 20), date(2026, 3, 23), confirmed=True, name="Eid al-Fitr")
NATIONAL_DAY = ClosedPeriod(date(2026, 9, 23), date(2026, 9, 23), confirmed=True, name="National")


def at(month: int, day: int, hour: int = 0, minute: int = 0, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=RIYADH)


def states(schedule: Schedule, *moments: datetime) -> list[str]:
    return [status_at(schedule, moment).state.value for moment in moments]


def around(schedule: Schedule, moment: datetime) -> list[str]:
    """The state in the last microsecond before a moment, and at it."""
    return states(schedule, moment - timedelta(microseconds=1), moment)
