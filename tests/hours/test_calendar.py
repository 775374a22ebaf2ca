"""Weekdays, odd dates and time zones under the status of a channel."""

import os
import time as process_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from contacts.hours.status import HoursRow, Schedule, Weekday, page_holds_until, status_at
from tests.hours.examples import (
    EVERY_DAY,
    FRI,
    HOTLINE,
    MON,
    NIGHTS,
    OFFICE,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    around,
    at,
    states,
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (SUN, SUN),
        ("sun", SUN),
        ("Sunday", SUN),
        (" THURSDAY ", THU),
        ("https://schema.org/Saturday", SAT),
        ("http://schema.org/Friday", FRI),
        (0, MON),
        (6, SUN),
    ],
)
def test_parse_weekday_from_its_usual_forms(value, day):
    assert Weekday.parse(value) is day


@pytest.mark.parametrize("value", ["", "sund", "0", 7, -1, None, True, "https://schema.org/"])
def test_parse_weekday_names_what_is_none(value):
    with pytest.raises(ValueError, match="is no day of the week") as caught:
        Weekday.parse(value)
    assert repr(value) in str(caught.value)


def test_weekday_of_a_date_agrees_with_the_calendar():
    week = [Weekday.of(date(2026, 3, 1) + timedelta(days=number)) for number in range(8)]
    assert week == [SUN, MON, TUE, WED, THU, FRI, SAT, SUN]


def test_weekday_parse_reads_pythons_own_number():
    for number in range(7):
        day = date(2024, 2, 26) + timedelta(days=number)
        assert Weekday.parse(day.weekday()) is Weekday.of(day)


def test_leap_day_is_a_day_like_others():
    thursday = Schedule(hours=(HoursRow(frozenset({THU}), time(22), time(2)),))
    assert states(thursday, at(2, 29, 23, year=2024), at(3, 1, 1, year=2024)) == ["open", "open"]
    assert status_at(thursday, at(2, 28, year=2024)).opens_at == at(2, 29, 22, year=2024)


def test_year_ends_in_the_middle_of_a_night():
    assert status_at(NIGHTS, at(12, 31, 23)).closes_at == at(1, 1, 2, year=2027)
    assert status_at(HOTLINE, at(12, 31, 23)).changes_at == at(1, 1, year=2027)


def test_last_days_of_the_calendar_do_not_fail():
    assert status_at(OFFICE, at(12, 31, 18, year=9999)).opens_at is None


def test_naive_moment_is_refused():
    with pytest.raises(ValueError, match=r"datetime\.datetime\(2026, 3, 1, 10, 0\)"):
        status_at(OFFICE, datetime(2026, 3, 1, 10))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")])
def test_moment_may_come_in_any_zone(zone):
    for moment in (at(3, 5, 23, 59), at(3, 6), at(3, 8, 8), at(3, 8, 7, 59)):
        assert status_at(OFFICE, moment.astimezone(zone)) == status_at(OFFICE, moment)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Riyadh"])
def process_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    process_time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    process_time.tzset()


def test_zone_of_the_process_changes_nothing(process_zone):
    assert process_time.tzname[0] == {"America/New_York": "EST", "UTC": "UTC"}.get(
        process_zone, "+03"
    )
    assert around(OFFICE, at(3, 1, 8)) == ["closed", "open"]
    assert around(HOTLINE, at(3, 6)) == ["check", "closed"]
    status = status_at(OFFICE, at(3, 5, 18).astimezone())
    assert status.opens_at.isoformat() == "2026-03-08T08:00:00+03:00"
    assert page_holds_until(status, at(3, 5, 18).astimezone()) == at(3, 6)


def test_summer_time_lengthens_and_shortens_a_night():
    berlin = ZoneInfo("Europe/Berlin")
    nights = Schedule(hours=(HoursRow(EVERY_DAY, time(22), time(6)),))

    def open_for(day: datetime) -> timedelta:
        status = status_at(nights, day, zone=berlin)
        return status.closes_at.astimezone(UTC) - day.astimezone(UTC)

    assert open_for(datetime(2026, 3, 28, 22, tzinfo=berlin)) == timedelta(hours=7)
    assert open_for(datetime(2026, 10, 24, 22, tzinfo=berlin)) == timedelta(hours=9)


def test_hour_that_comes_twice_is_told_apart():
    berlin = ZoneInfo("Europe/Berlin")
    office = Schedule(hours=(HoursRow(EVERY_DAY, time(2, 30), time(4)),))
    first = datetime(2026, 10, 25, 2, 15, tzinfo=berlin)
    states_seen = [
        status_at(office, moment, zone=berlin).state.value
        for moment in (first, first.replace(fold=1))
    ]
    assert states_seen == ["closed", "open"]
