"""Holidays, the age of the last check, and pages: what else the status of a channel turns on."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from contacts.hours.status import (
    ClosedPeriod,
    Reason,
    Schedule,
    State,
    Status,
    page_holds_until,
    status_at,
)
from tests.hours.examples import (
    EID,
    HOTLINE,
    NATIONAL_DAY,
    NIGHTS,
    OFFICE,
    RAMADAN_OFFICE,
    RELAY,
    around,
    at,
    states,
)

HOTLINE_WITH_EID = replace(HOTLINE, holidays=(EID,))


def test_confirmed_holiday_closes_from_midnight_to_midnight():
    assert status_at(HOTLINE_WITH_EID, at(3, 22, 12)) == Status(
        state=State.CLOSED,
        reason=Reason.HOLIDAY,
        changes_at=at(3, 24),
        holds_until=at(3, 24),
        back_at=at(3, 24),
        holiday=EID,
    )
    assert around(HOTLINE_WITH_EID, at(3, 24)) == ["closed", "check"]


def test_confirmed_holiday_with_published_times_says_the_next_opening():
    office = replace(OFFICE, holidays=(EID,))
    status = status_at(office, at(3, 22, 12))
    assert (status.opens_at, status.changes_at) == (at(3, 24, 8), at(3, 24, 8))
    # From midnight on it is closed by its hours, no longer by the holiday.
    assert status.holds_until == at(3, 24)
    assert status_at(office, at(3, 24)).reason is Reason.OUTSIDE_HOURS


def test_holiday_in_the_middle_of_a_week_closes_one_day():
    office = replace(OFFICE, holidays=(NATIONAL_DAY,))  # a Wednesday
    assert states(office, at(9, 22, 12), at(9, 23, 12), at(9, 24, 12)) == [
        "open",
        "closed",
        "open",
    ]


def test_holiday_cuts_the_night_before_and_starts_none_of_its_own():
    nights = replace(NIGHTS, holidays=(NATIONAL_DAY,))
    assert around(nights, at(9, 23)) == ["open", "closed"]
    assert states(nights, at(9, 23, 1), at(9, 23, 23), at(9, 24, 1)) == ["closed"] * 3
    assert status_at(nights, at(9, 22, 23)).closes_at == at(9, 23)
    assert status_at(nights, at(9, 23, 1)).opens_at == at(9, 24, 22)


def test_confirmed_holiday_is_stronger_than_a_season():
    holiday = replace(NATIONAL_DAY, first_day=date(2026, 3, 1), last_day=date(2026, 3, 1))
    office = replace(RAMADAN_OFFICE, holidays=(holiday,))
    assert states(office, at(3, 1, 12), at(3, 2, 12)) == ["closed", "open"]


def test_holiday_closes_a_channel_without_hours():
    schedule = Schedule(holidays=(EID,))
    assert around(schedule, at(3, 20)) == ["check", "closed"]
    assert status_at(schedule, at(3, 21)).back_at == at(3, 24)


@pytest.mark.parametrize("confirmed", [True, False])
def test_channel_that_works_on_holidays_takes_no_notice_of_them(confirmed):
    holiday = replace(EID, confirmed=confirmed)
    open_anyway = replace(OFFICE, holidays=(holiday,), closed_on_holidays=False)
    assert status_at(open_anyway, at(3, 22, 12)) == status_at(OFFICE, at(3, 22, 12))


def test_tentative_holiday_puts_its_days_in_doubt():
    tentative = replace(EID, confirmed=False)
    office = replace(OFFICE, holidays=(tentative,))
    assert states(office, at(3, 19, 12), at(3, 22, 7), at(3, 22, 12), at(3, 24, 12)) == [
        "open",
        "closed",
        "check",
        "open",
    ]
    assert status_at(office, at(3, 22, 12)) == Status(
        state=State.CHECK,
        reason=Reason.TENTATIVE,
        changes_at=at(3, 22, 17),
        holds_until=at(3, 22, 17),
        tentative=tentative,
        usual=((time(8), time(17)),),
    )


def test_tentative_holiday_is_told_where_an_opening_of_its_days_is_promised():
    """On Thursday evening of the Sunday, and of the day after it: its end may move too."""
    tentative = replace(EID, confirmed=False)
    office = replace(OFFICE, holidays=(tentative,))
    thursday = status_at(office, at(3, 19, 18))
    assert (thursday.opens_at, thursday.tentative) == (at(3, 22, 8), tentative)
    assert (thursday.changes_at, thursday.holds_until) == (at(3, 22, 8), at(3, 20))
    found = [status_at(office, at(3, day, 18)).tentative for day in (18, 23, 24)]
    assert found == [None, tentative, None]


def test_tentative_holiday_of_a_channel_without_times():
    tentative = replace(EID, confirmed=False)
    hotline = replace(HOTLINE, holidays=(tentative,))
    saturday, sunday = status_at(hotline, at(3, 21, 12)), status_at(hotline, at(3, 22, 12))
    assert (saturday.state, saturday.reason) == (State.CLOSED, Reason.DAY_OFF)
    assert (saturday.back_at, saturday.tentative) == (at(3, 22), tentative)
    assert (sunday.state, sunday.reason) == (State.CHECK, Reason.TENTATIVE)


def test_tentative_holiday_puts_the_end_of_the_night_before_in_doubt():
    nights = replace(NIGHTS, holidays=(replace(NATIONAL_DAY, confirmed=False),))
    assert around(nights, at(9, 23)) == ["open", "check"]
    assert states(nights, at(9, 23, 3), at(9, 23, 23), at(9, 24, 1), at(9, 24, 23)) == [
        "closed",
        "check",
        "check",  # the night that may not begin
        "open",
    ]
    evening = status_at(nights, at(9, 22, 23))
    assert (evening.changes_at, evening.closes_at) == (at(9, 23), at(9, 23, 2))
    assert evening.tentative == replace(NATIONAL_DAY, confirmed=False)


def test_confirmed_holiday_silences_a_tentative_one_on_its_days():
    tentative = ClosedPeriod(date(2026, 3, 22), date(2026, 3, 25), confirmed=False)
    office = replace(OFFICE, holidays=(EID, tentative))
    inside, after = status_at(office, at(3, 23, 12)), status_at(office, at(3, 24, 12))
    assert (inside.state, inside.holiday, inside.tentative) == (State.CLOSED, EID, tentative)
    assert inside.opens_at == at(3, 24, 8)  # which is in doubt
    assert (after.state, after.holiday, after.tentative) == (State.CHECK, None, tentative)


NOON = ClosedPeriod(date(2026, 3, 1), date(2026, 3, 2), True, "Works", time(12), time(15))


def test_holiday_of_some_hours_closes_these_alone():
    office = replace(OFFICE, holidays=(NOON,))
    assert states(office, at(3, 1, 11), at(3, 1, 12), at(3, 1, 15), at(3, 3, 12)) == [
        "open",
        "closed",
        "open",
        "open",
    ]
    inside, before = status_at(office, at(3, 2, 13)), status_at(office, at(3, 2, 9))
    assert (inside.reason, inside.holiday) == (Reason.HOLIDAY, NOON)
    assert inside.opens_at == inside.changes_at == at(3, 2, 15)
    assert before.closes_at == before.holds_until == at(3, 2, 12)


def test_holiday_of_some_hours_leaves_closed_hours_as_they_are():
    evening = replace(NOON, opens=time(15), closes=time(0))
    office = replace(OFFICE, holidays=(evening,))
    assert status_at(office, at(3, 1, 16)).reason is Reason.HOLIDAY
    assert status_at(office, at(3, 1, 18)).reason is Reason.OUTSIDE_HOURS
    assert status_at(office, at(3, 1, 16)).opens_at == at(3, 2, 8)


def test_holiday_of_some_hours_runs_past_midnight_like_the_hours_it_takes():
    nights = replace(NIGHTS, holidays=(replace(NOON, opens=time(23), closes=time(1)),))
    assert states(nights, at(3, 1, 22), at(3, 1, 23), at(3, 2, 0), at(3, 2, 1)) == [
        "open",
        "closed",
        "closed",
        "open",
    ]


def test_tentative_holiday_of_some_hours_is_told_while_it_is_open():
    office = replace(OFFICE, holidays=(replace(NOON, confirmed=False),))
    morning = status_at(office, at(3, 1, 9))
    assert (morning.closes_at, morning.changes_at) == (at(3, 1, 17), at(3, 1, 12))
    assert morning.tentative == replace(NOON, confirmed=False)
    assert states(office, at(3, 1, 13), at(3, 1, 16)) == ["check", "open"]


def test_holiday_of_some_hours_on_a_day_without_times():
    hotline = replace(HOTLINE, holidays=(NOON,))
    assert states(hotline, at(3, 1, 11), at(3, 1, 13), at(3, 1, 15)) == ["check", "closed", "check"]
    assert status_at(hotline, at(3, 1, 13)).back_at == at(3, 1, 15)


def test_of_two_holidays_on_a_day_the_longer_lasting_is_told():
    inside = ClosedPeriod(date(2026, 3, 21), date(2026, 3, 21), confirmed=True, name="inside")
    for holidays in ((EID, inside), (inside, EID)):
        status = status_at(replace(OFFICE, holidays=holidays), at(3, 21, 12))
        assert (status.holiday, status.holds_until) == (EID, at(3, 24))


def test_holidays_back_to_back_change_the_answer_and_not_the_state():
    extra = ClosedPeriod(date(2026, 3, 24), date(2026, 3, 25), confirmed=True, name="extra")
    status = status_at(replace(OFFICE, holidays=(extra, EID)), at(3, 22, 12))
    assert (status.holds_until, status.changes_at) == (at(3, 24), at(3, 26, 8))


def test_holiday_to_the_end_of_time_never_changes():
    ever = ClosedPeriod(date(2026, 3, 1), date.max, confirmed=True)
    status = status_at(replace(OFFICE, holidays=(ever,)), at(3, 1))
    assert (status.state, status.changes_at, status.holds_until) == (State.CLOSED, None, None)


def test_next_change_is_found_years_ahead():
    far = ClosedPeriod(date(2033, 9, 23), date(2033, 9, 23), confirmed=True)
    relay = replace(RELAY, holidays=(far,))
    assert status_at(relay, at(3, 1)).changes_at == at(9, 23, year=2033)


def test_hours_checked_too_long_ago_are_not_trusted_to_be_open():
    office = replace(OFFICE, verified_on=date(2026, 3, 1))
    last_good, too_late = at(3, 11, 10), at(3, 12, 10)
    ten_days = timedelta(days=10)
    assert status_at(office, last_good, verified_for=ten_days).state is State.OPEN
    assert status_at(office, too_late, verified_for=ten_days) == Status(
        state=State.CHECK,
        reason=Reason.UNVERIFIED,
        changes_at=at(3, 12, 17),
        holds_until=at(3, 12, 17),
        closes_at=at(3, 12, 17),
        last_checked=date(2026, 3, 1),
    )


def test_check_grows_too_old_at_midnight_even_while_it_is_open():
    nights = replace(NIGHTS, verified_on=date(2026, 3, 1))
    status = status_at(nights, at(3, 11, 23), verified_for=timedelta(days=10))
    assert (status.state, status.changes_at, status.closes_at) == (
        State.OPEN,
        at(3, 12),
        at(3, 12, 2),
    )


def test_old_check_leaves_closed_hours_closed_and_is_told():
    office = replace(OFFICE, verified_on=date(2026, 3, 1))
    before = status_at(office, at(3, 11, 18), verified_for=timedelta(days=10))
    after = status_at(office, at(3, 12, 7), verified_for=timedelta(days=10))
    # On the last good evening the opening is already one that nobody has checked.
    assert before.last_checked == after.last_checked == date(2026, 3, 1)
    assert (before.state, after.state) == (State.CLOSED, State.CLOSED)
    assert before.opens_at == after.opens_at == at(3, 12, 8)


def test_old_check_is_told_on_a_holiday_as_on_the_days_around_it():
    office = replace(OFFICE, holidays=(NATIONAL_DAY,), verified_on=date(2026, 3, 1))
    for moment in (at(9, 22, 20), at(9, 23, 12), at(9, 23, 23)):
        status = status_at(office, moment, verified_for=timedelta(days=10))
        assert (status.state, status.last_checked) == (State.CLOSED, date(2026, 3, 1))
        # The next state is no opening: nobody trusts those hours.
        assert status_at(office, status.changes_at, verified_for=timedelta(days=10)).state is (
            State.CHECK
        )


@pytest.mark.parametrize("schedule", [HOTLINE, Schedule()])
def test_old_check_matters_only_where_times_are_relied_on(schedule):
    for verified_on in (date(2020, 1, 1), date(2026, 2, 22)):  # the latter until 4 March
        checked = replace(schedule, verified_on=verified_on)
        for moment in (at(3, 2, 12), at(3, 5, 12), at(3, 6, 12)):
            expected = status_at(schedule, moment)
            assert status_at(checked, moment, verified_for=timedelta(days=10)) == expected


def test_never_checked_is_not_too_old():
    assert status_at(OFFICE, at(3, 1, 10), verified_for=timedelta(days=10)).state is State.OPEN


def test_a_check_that_never_grows_old_changes_nothing():
    office = replace(OFFICE, verified_on=date(2026, 3, 1))
    moment = at(3, 1, 10)
    assert status_at(office, moment, verified_for=timedelta.max) == status_at(office, moment)


@pytest.mark.parametrize(
    ("schedule", "moment", "until"),
    [
        (OFFICE, at(3, 1, 10), at(3, 1, 17)),
        (OFFICE, at(3, 5, 18), at(3, 6)),
        (Schedule(always_available=True), at(3, 1, 10), at(3, 2)),
    ],
)
def test_page_holds_until_the_answer_or_the_day_changes(schedule, moment, until):
    assert page_holds_until(status_at(schedule, moment), moment) == until
