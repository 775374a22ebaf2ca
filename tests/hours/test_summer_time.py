"""Hours where the clocks change: days of 23 and of 25 hours; the week and the clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from contacts.content.kinds import Moment
from contacts.content.nodes import Place, Scalar
from contacts.feedback_limit import seconds_to_next_day
from contacts.feeds.icalendar_dates import since
from contacts.feeds.time_zones import time_zone
from contacts.hours import words
from contacts.hours.sentences import note
from contacts.hours.status import (
    HoursRow,
    Notice,
    Schedule,
    State,
    Weekday,
    day_ends,
    page_holds_until,
    status_at,
)
from contacts.hours.table import week_tables
from contacts.jobs.plan import latest, named
from tests.berlin import BERLIN

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)  # Sundays: 02:00 is 03:00; 03:00 is 02:00
EVERY_DAY = frozenset(Weekday)

pytestmark = pytest.mark.usefixtures("in_berlin", "english")


def schedule(opens: time, closes: time, *notices: Notice) -> Schedule:
    return Schedule(hours=(HoursRow(EVERY_DAY, opens, closes),), notices=notices)


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


@pytest.mark.parametrize(
    ("day", "closes"),
    [(SPRING, utc(SPRING, 4)), (AUTUMN, utc(AUTUMN, 5)), (date(2026, 7, 1), None)],
)
def test_night_ends_on_the_wall_clock(day, closes):
    nights = schedule(time(22), time(6))
    moment = datetime.combine(day, time(0, 30), BERLIN)
    status = status_at(nights, moment)
    assert status.state is State.OPEN
    assert status.changes_at.astimezone(BERLIN).replace(tzinfo=None) == datetime.combine(
        day, time(6)
    )
    assert closes is None or status.changes_at.astimezone(UTC) == closes
    assert note(status, moment) == "Closes today at 06:00."


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 7, 1), 24)])
def test_day_has_the_hours_that_it_has(day, hours):
    begins = datetime.combine(day, time(0), BERLIN).astimezone(UTC)
    assert day_ends(begins) - begins == timedelta(hours=hours)
    assert seconds_to_next_day(begins) == hours * 3600
    status = status_at(schedule(time(0), time(0)), begins)
    assert page_holds_until(status, begins).astimezone(UTC) == begins + timedelta(hours=hours)


def test_opening_within_the_skipped_hour_is_when_the_clock_goes_on():
    status = status_at(schedule(time(2, 30), time(9)), utc(SPRING, 0))
    assert status.opens_at == utc(SPRING, 1, 30)
    assert status.opens_at.time() == time(3, 30)


def test_hour_that_comes_twice_opens_the_first_time():
    hours = schedule(time(2, 30), time(9))
    assert status_at(hours, utc(AUTUMN, 0, 29)).state is State.CLOSED
    assert [status_at(hours, utc(AUTUMN, *at)).state for at in ((0, 30), (1, 15), (1, 45))] == [
        State.OPEN
    ] * 3


def test_interruption_in_the_second_of_two_hours_ends_nothing_sooner():
    """It begins when clocks show 02:15 for the second time; 02:45 is over by then."""
    interruption = Notice("out_of_order", utc(AUTUMN, 1, 15), utc(AUTUMN, 3))
    hours = schedule(time(1), time(2, 45), interruption)
    status = status_at(hours, utc(AUTUMN, 0, 20))
    assert status.closes_at.astimezone(UTC) == utc(AUTUMN, 0, 45)


def test_moment_is_as_late_as_the_clock_shows_it():
    midnight = datetime.combine(SPRING, time(0))
    assert since(midnight, utc(SPRING, 6)) == timedelta(hours=8)


def test_calendars_learn_when_the_clocks_change():
    lines = "\n".join(time_zone(BERLIN, 2026, 2027))
    assert lines.count("BEGIN:DAYLIGHT") == 2
    assert lines.count("BEGIN:STANDARD") == 3
    assert "DTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST" in lines
    assert "DTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET" in lines


def test_mail_job_is_due_in_the_hour_that_comes_twice():
    first, second = (utc(AUTUMN, hour, 58).astimezone(BERLIN) for hour in (0, 1))
    assert latest(named("mail"), first) == utc(AUTUMN, 0, 55).astimezone(BERLIN)
    assert latest(named("mail"), second).astimezone(UTC) == utc(AUTUMN, 1, 55)
    assert latest(named("daily"), utc(AUTUMN, 12).astimezone(BERLIN)).time() == time(2, 30)


def test_week_begins_on_monday():
    office = HoursRow(EVERY_DAY - {Weekday.SAT, Weekday.SUN}, time(8), time(17))
    [table] = week_tables([office])
    assert [words.day_names(line.days) for line in table.lines] == [
        "Monday to Friday",
        "Saturday and Sunday",
    ]
    assert words.day_names({Weekday.SUN, Weekday.MON, Weekday.TUE}) == "Sunday to Tuesday"


@pytest.mark.parametrize(
    ("opens", "closes", "text"),
    [
        (time(8), time(17, 5), "from 08:00 to 17:05"),
        (time(12), time(0), "from 12:00 to 24:00"),
        (time(22), time(2), "from 22:00 to 02:00 the next day"),
        (time(0), time(0), "all day"),
    ],
)
def test_hours_are_told_of_24(opens, closes, text):
    assert words.interval(opens, closes) == text


def test_midnight_is_said_of_the_day_that_it_ends():
    end = datetime(2026, 11, 23, tzinfo=BERLIN)
    assert words.moment_of_end(end) == "24:00 on Sunday, 22 November 2026"


def test_moment_in_a_file_is_the_same_when_it_is_read_back():
    """Also when the clocks show it for the second time."""
    for moment in (utc(AUTUMN, 0, 30), utc(AUTUMN, 1, 30), utc(SPRING, 1, 30)):
        written = Scalar(Place(1, 1), str(Moment().write(moment)), plain=False)
        assert Moment().parse(written).astimezone(UTC) == moment
