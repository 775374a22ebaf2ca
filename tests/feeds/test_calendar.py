"""The calendar of a channel, read back by a parser that is not ours, agrees with its status."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.hours.status import State, Weekday, status_at
from contacts.models import Channel, Holiday, OpeningHours
from tests.directory_rows import LEAK, WORKING_DAYS, make_channel, make_directory, make_hours
from tests.feeds.calendars import (
    CREATED,
    RIYADH,
    events,
    exceptions,
    feed,
    make_holiday,
    open_periods,
    starts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def created():
    with time_machine.travel(CREATED, tick=False):
        yield


def test_calendar_of_days_without_times_has_all_day_events_that_say_so():
    make_directory()
    [hours, holiday, notice] = events()
    assert str(hours["summary"]) == "Unified number: working day, hours not published"
    assert hours["summary"].params["LANGUAGE"] == "en"
    assert str(hours["description"]) == "During working hours"
    assert hours.decoded("dtstart") == date(2026, 11, 1)
    assert hours.decoded("dtend") == date(2026, 11, 2)
    assert hours["rrule"]["BYDAY"] == ["SU", "MO", "TU", "WE", "TH"]
    assert str(holiday["summary"]) == "Closed: National Day"
    assert holiday.decoded("dtstart") == date(2026, 9, 23)
    assert holiday.decoded("dtend") == date(2026, 9, 24)
    assert str(notice["summary"]) == "Unified number: out of order"
    assert notice.decoded("dtstart") == datetime(2026, 9, 1, 5, tzinfo=UTC)


def test_calendar_holds_no_draft():
    make_directory()
    text = feed().replace("\r\n ", "")
    assert LEAK not in text
    assert "T030000" not in text


def test_calendar_of_timed_hours_is_weekly_in_saudi_time():
    make_hours(make_channel(), 8, 17)
    [event] = events()
    start = event.decoded("dtstart")
    assert start == datetime(2026, 11, 1, 8, tzinfo=RIYADH)
    assert start.astimezone(UTC).hour == 5
    assert event.decoded("dtend") - start == timedelta(hours=9)
    assert str(event["summary"]) == "Unified number: open"


def test_calendar_starts_on_the_first_matching_day():
    make_hours(make_channel(), 8, 17, days=frozenset([Weekday.THU]))
    assert events()[0].decoded("dtstart").date() == date(2026, 11, 5)


def test_calendar_leaves_out_confirmed_holidays_only():
    make_hours(make_channel(), 8, 17)
    make_holiday(date(2026, 11, 8), days=2)
    make_holiday(date(2026, 11, 15), confirmed=False)
    hours, perhaps, confirmed, tentative = events()
    assert [each.dt.date() for each in exceptions(hours)] == [
        date(2026, 11, 8),
        date(2026, 11, 9),
        date(2026, 11, 15),
    ]
    # Of the day in doubt there is an event of its own, which says so.
    assert perhaps.decoded("dtstart") == datetime(2026, 11, 15, 8, tzinfo=RIYADH)
    assert (str(perhaps["summary"]), str(perhaps["status"])) == (
        "Unified number: perhaps open",
        "TENTATIVE",
    )
    assert (str(confirmed["status"]), str(tentative["status"])) == ("CONFIRMED", "TENTATIVE")
    assert str(tentative["summary"]) == "Eid, perhaps closed: not confirmed yet"


def test_calendar_of_a_channel_open_on_holidays_does_not_name_them():
    make_hours(make_channel(closed_on_holidays=False), 8, 17)
    make_holiday(date(2026, 11, 8))
    [hours] = events()
    assert exceptions(hours) == []


def test_calendar_ends_a_night_at_the_midnight_of_a_holiday():
    make_hours(make_channel(verified_on=None), 21, 2)
    make_holiday(date(2026, 11, 9))
    hours, night, _ = events()
    assert [each.dt.date() for each in exceptions(hours)] == [date(2026, 11, 8), date(2026, 11, 9)]
    assert night.decoded("dtstart") == datetime(2026, 11, 8, 21, tzinfo=RIYADH)
    assert night.decoded("dtend") == datetime(2026, 11, 9, 0, tzinfo=RIYADH)


def test_calendar_of_a_season_replaces_the_usual_week():
    channel = make_channel()
    make_hours(channel, 8, 17)
    make_hours(channel, 10, 15, valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 12))
    usual, season = events()
    assert [each.dt.day for each in exceptions(usual)] == [10, 11, 12]
    assert [start.day for start in starts(season, datetime(2027, 1, 1, tzinfo=RIYADH))] == [
        10,
        11,
        12,
    ]


def test_calendar_without_events_is_still_a_calendar():
    make_channel("website", "website", always_available=True)
    make_holiday(date(2026, 11, 8))
    calendar = icalendar.Calendar.from_ical(feed("website"))
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_calendar_in_arabic_has_short_lines_and_the_same_events():
    make_directory()
    text = feed(language="ar")
    assert all(len(row.encode()) <= 75 for row in text.split("\r\n"))
    in_arabic, in_english = events(language="ar"), events(language="en")
    assert [event["uid"] for event in in_arabic] == [event["uid"] for event in in_english]
    assert in_arabic[0]["summary"].params["LANGUAGE"] == "ar"
    assert "الرقم الموحد" in str(in_arabic[0]["summary"])


def test_calendar_changes_only_with_the_facts():
    make_directory()
    before = feed()
    with time_machine.travel(CREATED + timedelta(days=3), tick=False):
        assert feed() == before
        OpeningHours.objects.published().get(channel__slug="hotline").save()
        [hours, *_] = events()
        assert hours.decoded("dtstamp") == CREATED + timedelta(days=3)
    assert "VERSION:2.0" in before


ROWS = st.fixed_dictionaries(
    {
        "days": st.frozensets(st.sampled_from(list(Weekday)), min_size=1),
        "opens": st.integers(0, 23),
        "closes": st.integers(0, 23),
        "season": st.sampled_from([None, (4, 9), (9, 9), (12, 30)]),
    }
)
HOLIDAYS = st.lists(st.tuples(st.integers(2, 28), st.integers(1, 4), st.booleans()), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROWS, min_size=1, max_size=3), holidays=HOLIDAYS)
def test_calendar_agrees_with_the_status_at_every_hour(rows, holidays):
    Channel.objects.all().delete()
    Holiday.objects.all().delete()
    channel = make_channel(verified_on=CREATED.date())
    for row in rows:
        season = row["season"] and [date(2026, 11, day) for day in row["season"]]
        valid_from, valid_to = season or (None, None)
        make_hours(
            channel,
            row["opens"],
            row["closes"],
            days=row["days"],
            valid_from=valid_from,
            valid_to=valid_to,
        )
    for day, length, confirmed in holidays:
        make_holiday(date(2026, 11, day), length, confirmed=confirmed)
    # From the second day on: what began before the rows were entered is not in the calendar.
    first = datetime(2026, 11, 2, minute=30, tzinfo=RIYADH)
    moments = [first + timedelta(hours=hour) for hour in range(0, 31 * 24, 5)]
    periods = open_periods(events(), until=moments[-1])
    schedule = channel.schedule()
    for moment in moments:
        is_open = any(start <= moment < end for start, end in periods)
        assert is_open == (status_at(schedule, moment).state is State.OPEN), moment


def test_calendar_days_of_the_week_are_those_of_the_channel():
    make_hours(make_channel(), 8, 17, days=WORKING_DAYS)
    days = {start.weekday() for start in starts(events()[0], datetime(2026, 12, 1, tzinfo=RIYADH))}
    assert days == {6, 0, 1, 2, 3}
