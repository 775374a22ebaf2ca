"""The status of a channel by its weekly and seasonal hours, at the exact edges of each rule."""

from datetime import date, time, timedelta

import pytest

from contacts.hours.status import HoursRow, Reason, Schedule, State, Status, status_at
from tests.hours.examples import (
    EID,
    EVERY_DAY,
    FRI,
    HOTLINE,
    MON,
    OFFICE,
    RAMADAN,
    RAMADAN_OFFICE,
    RELAY,
    SUN,
    THU,
    WORKING_DAYS,
    around,
    at,
    states,
)


def test_office_opens_and_closes_to_the_microsecond():
    assert around(OFFICE, at(3, 1, 8)) == ["closed", "open"]
    assert around(OFFICE, at(3, 1, 17)) == ["open", "closed"]


def test_office_in_its_hours_says_when_it_closes():
    assert status_at(OFFICE, at(3, 1, 10)) == Status(
        state=State.OPEN,
        reason=Reason.HOURS,
        changes_at=at(3, 1, 17),
        holds_until=at(3, 1, 17),
        closes_at=at(3, 1, 17),
    )


@pytest.mark.parametrize(
    ("moment", "reason", "until"),
    [
        (at(3, 5, 17), Reason.OUTSIDE_HOURS, at(3, 6)),
        (at(3, 5, 23, 59), Reason.OUTSIDE_HOURS, at(3, 6)),
        (at(3, 6, 23), Reason.DAY_OFF, at(3, 8)),
        (at(3, 7, 12), Reason.DAY_OFF, at(3, 8)),
        (at(3, 8, 7, 59), Reason.OUTSIDE_HOURS, at(3, 8, 8)),
    ],
)
def test_office_from_thursday_evening_on_waits_for_sunday(moment, reason, until):
    """Friday and Saturday are called by their name: no published days."""
    assert status_at(OFFICE, moment) == Status(
        state=State.CLOSED,
        reason=reason,
        changes_at=at(3, 8, 8),
        holds_until=until,
        opens_at=at(3, 8, 8),
    )


def test_office_of_one_day_a_week_waits_for_the_same_day_of_the_next():
    sundays = Schedule(hours=(HoursRow(frozenset({SUN}), time(8), time(12)),))
    assert status_at(sundays, at(3, 1, 12)).opens_at == at(3, 8, 8)
    assert status_at(sundays, at(3, 1, 8)).closes_at == at(3, 1, 12)


def test_several_intervals_a_day_leave_the_time_between_closed():
    split = Schedule(
        hours=(
            HoursRow(frozenset({SUN}), time(8), time(12)),
            HoursRow(frozenset({SUN}), time(16), time(20)),
        )
    )
    assert status_at(split, at(3, 1, 13)).opens_at == at(3, 1, 16)
    assert status_at(split, at(3, 1, 9)).changes_at == at(3, 1, 12)


@pytest.mark.parametrize("second_opens", [time(12), time(10), time(8)])
def test_intervals_that_touch_or_overlap_are_one(second_opens):
    shifts = Schedule(
        hours=(
            HoursRow(frozenset({SUN}), time(8), time(12)),
            HoursRow(frozenset({SUN}), second_opens, time(17)),
        )
    )
    assert status_at(shifts, at(3, 1, 9)).changes_at == at(3, 1, 17)


def test_overnight_interval_belongs_to_the_day_it_starts_on():
    nights = Schedule(hours=(HoursRow(frozenset({THU}), time(22), time(2)),))
    assert around(nights, at(3, 6)) == ["open", "open"]  # Friday itself is off
    assert around(nights, at(3, 6, 2)) == ["open", "closed"]
    assert states(nights, at(3, 5, 1)) == ["closed"]
    assert status_at(nights, at(3, 5, 23)).closes_at == at(3, 6, 2)


def test_overnight_interval_merges_with_the_next_morning():
    nights = Schedule(
        hours=(
            HoursRow(frozenset({THU}), time(22), time(2)),
            HoursRow(frozenset({FRI}), time(2), time(6)),
        )
    )
    assert status_at(nights, at(3, 5, 22)).changes_at == at(3, 6, 6)


def test_hours_until_midnight_end_with_the_day():
    evenings = Schedule(hours=(HoursRow(frozenset({SUN}), time(18), time(0)),))
    assert around(evenings, at(3, 2)) == ["open", "closed"]


def test_equal_times_are_a_day_of_24_hours():
    relay = Schedule(hours=(HoursRow(frozenset({SUN}), time(8), time(8)),))
    assert status_at(relay, at(3, 1, 8)).changes_at == at(3, 2, 8)


def test_staffed_around_the_clock_never_changes():
    assert status_at(RELAY, at(3, 1)) == Status(state=State.OPEN, reason=Reason.HOURS)


def test_times_with_seconds_are_kept():
    precise = Schedule(hours=(HoursRow(frozenset({SUN}), time(8, 0, 30), time(8, 0, 30, 5)),))
    assert status_at(precise, at(3, 1, 8)).opens_at == at(3, 1, 8) + timedelta(seconds=30)
    assert around(precise, at(3, 1, 8) + timedelta(seconds=30, microseconds=5)) == [
        "open",
        "closed",
    ]


def test_hotline_on_a_working_day_is_to_check():
    assert status_at(HOTLINE, at(3, 5, 23, 59)) == Status(
        state=State.CHECK,
        reason=Reason.UNPUBLISHED,
        changes_at=at(3, 6),
        holds_until=at(3, 6),
        working_days=WORKING_DAYS,
        untimed_days=WORKING_DAYS,
    )


def test_days_without_times_beside_timed_ones_are_told_apart():
    rows = (
        HoursRow(WORKING_DAYS - {THU}, time(8), time(16)),
        HoursRow(frozenset({THU})),
    )
    status = status_at(Schedule(hours=rows), at(3, 5, 10))
    assert (status.reason, status.working_days) == (Reason.UNPUBLISHED, WORKING_DAYS)
    assert status.untimed_days == frozenset({THU})
    assert status_at(Schedule(hours=rows), at(3, 4, 10)).state is State.OPEN


def test_hotline_on_a_day_off_is_back_on_the_next_working_day():
    assert status_at(HOTLINE, at(3, 6, 23)) == Status(
        state=State.CLOSED,
        reason=Reason.DAY_OFF,
        changes_at=at(3, 8),
        holds_until=at(3, 8),
        back_at=at(3, 8),
    )


def test_hotline_turns_at_midnight():
    assert around(HOTLINE, at(3, 6)) == ["check", "closed"]
    assert around(HOTLINE, at(3, 8)) == ["closed", "check"]


def test_row_with_one_time_counts_as_unpublished():
    half = Schedule(hours=(HoursRow(WORKING_DAYS, opens=time(8)),))
    assert states(half, at(3, 1, 12), at(3, 6, 12)) == ["check", "closed"]


def test_day_with_timed_and_untimed_rows_is_open_or_to_check():
    mixed = Schedule(hours=(HoursRow(WORKING_DAYS), HoursRow(frozenset({SUN}), time(8), time(12))))
    assert states(mixed, at(3, 1, 7), at(3, 1, 9), at(3, 1, 13)) == ["check", "open", "check"]
    # What follows is not known to be closed, so no closing is promised.
    assert status_at(mixed, at(3, 1, 9)).changes_at == at(3, 1, 12)
    assert status_at(mixed, at(3, 1, 9)).closes_at is None


def test_closed_before_an_unpublished_day_says_no_opening_time():
    mixed = Schedule(
        hours=(HoursRow(frozenset({THU}), time(8), time(12)), HoursRow(frozenset({SUN})))
    )
    thursday, friday = status_at(mixed, at(3, 5, 13)), status_at(mixed, at(3, 6, 13))
    assert (thursday.opens_at, thursday.back_at) == (None, at(3, 8))
    assert (thursday.reason, friday.reason) == (Reason.OUTSIDE_HOURS, Reason.DAY_OFF)
    assert (thursday.changes_at, thursday.holds_until) == (at(3, 8), at(3, 6))


def test_no_rows_at_all_is_to_check():
    assert status_at(Schedule(), at(3, 6, 12)) == Status(State.CHECK, Reason.NO_HOURS)


def test_row_without_days_says_nothing():
    empty = HoursRow(frozenset(), time(8), time(12))
    assert status_at(Schedule(hours=(empty,)), at(3, 1, 9)).reason is Reason.NO_HOURS


def test_always_available_ignores_hours_holidays_and_age():
    form = Schedule(
        hours=OFFICE.hours,
        holidays=(EID,),
        always_available=True,
        closed_on_holidays=True,
        verified_on=date(2020, 1, 1),
    )
    status = status_at(form, at(3, 21), verified_for=timedelta(days=180))
    assert status == Status(State.ALWAYS, Reason.ALWAYS)


def test_season_replaces_the_usual_week_on_its_dates():
    office = RAMADAN_OFFICE
    before, first, last = at(2, 17), at(2, 18), at(3, 19)
    after = at(3, 22)  # the next Sunday
    assert [status_at(office, day).opens_at.hour for day in (before, first, last, after)] == [
        8,
        10,
        10,
        8,
    ]
    assert states(office, at(2, 18, 9), at(3, 19, 16)) == ["closed", "closed"]


def test_season_leaves_out_the_days_it_does_not_name():
    season = HoursRow(frozenset({MON}), time(10), time(15), *RAMADAN)
    office = Schedule(hours=(*OFFICE.hours, season))
    assert status_at(office, at(2, 18, 12)).opens_at == at(2, 23, 10)


def test_ramadan_night_runs_past_midnight_out_of_the_season():
    nights = HoursRow(EVERY_DAY, time(21), time(2), *RAMADAN)
    office = Schedule(hours=(*OFFICE.hours, nights))
    assert status_at(office, at(3, 1, 23)).closes_at == at(3, 2, 2)
    assert around(office, at(3, 20)) == ["open", "open"]
    assert status_at(office, at(3, 20, 1)).closes_at == at(3, 20, 2)
    assert status_at(office, at(3, 20, 2)).opens_at == at(3, 22, 8)
    assert states(office, at(2, 18, 1)) == ["closed"]  # the night before was not in Ramadan


def test_seasons_on_the_same_date_are_in_force_together():
    schedule = Schedule(
        hours=(
            HoursRow(EVERY_DAY, time(8), time(9), date(2026, 3, 1), date(2026, 3, 10)),
            HoursRow(EVERY_DAY, time(20), time(21), date(2026, 3, 5), date(2026, 3, 12)),
        )
    )
    assert status_at(schedule, at(3, 5, 9)).opens_at == at(3, 5, 20)
    assert status_at(schedule, at(3, 10, 21)).opens_at == at(3, 11, 20)


def test_dates_without_any_row_in_force_are_to_check():
    schedule = Schedule(hours=(HoursRow(WORKING_DAYS, time(10), time(15), *RAMADAN),))
    assert status_at(schedule, at(1, 1)) == Status(
        state=State.CHECK, reason=Reason.NO_HOURS, changes_at=at(2, 18), holds_until=at(2, 18)
    )


def test_season_with_its_dates_reversed_is_never_in_force():
    reversed_row = HoursRow(EVERY_DAY, time(0), time(0), date(2026, 3, 9), date(2026, 3, 1))
    schedule = Schedule(hours=(*OFFICE.hours, reversed_row))
    assert status_at(schedule, at(3, 1, 10)) == status_at(OFFICE, at(3, 1, 10))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((date(2026, 3, 3), None), ["closed", "open", "open"]),
        ((None, date(2026, 3, 3)), ["open", "open", "closed"]),
        ((date(2026, 3, 3), date.max), ["closed", "open", "open"]),
    ],
)
def test_season_with_one_date_is_open_ended(dates, expected):
    night = HoursRow(EVERY_DAY, time(20), time(21), *dates)
    schedule = Schedule(hours=(*OFFICE.hours, night))
    assert states(schedule, *(at(3, day, 20) for day in (2, 3, 4))) == expected
