"""What notices do to a status, at the exact edges of each."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.hours.status import (
    HoursRow,
    Notice,
    Reason,
    Schedule,
    State,
    Status,
    page_holds_until,
    status_at,
)
from tests.hours.cases import STEADY
from tests.hours.examples import EID, HOTLINE, OFFICE, RELAY, SUN, around, at, states

DOWN = Notice("out_of_order", at(3, 1, 10), at(3, 1, 15), "down")
LONG_EID = replace(EID, first_day=date(2026, 3, 1))


def with_notices(schedule: Schedule, *notices: Notice) -> Schedule:
    return replace(schedule, notices=notices)


@pytest.mark.parametrize(
    ("schedule", "returns"),
    [
        (OFFICE, {"opens_at": at(3, 1, 15)}),
        (HOTLINE, {"back_at": at(3, 1, 15)}),
        (RELAY, {"opens_at": at(3, 1, 15)}),
        (Schedule(), {"back_at": at(3, 1, 15)}),
        (Schedule(always_available=True), {"opens_at": at(3, 1, 15)}),
        (
            replace(OFFICE, holidays=(LONG_EID,)),
            {"opens_at": at(3, 24, 8), "skipped": (LONG_EID,)},
        ),
    ],
)
def test_out_of_order_is_stronger_than_anything(schedule, returns):
    suspended = with_notices(schedule, DOWN)
    assert around(suspended, at(3, 1, 10))[1] == "suspended"
    assert around(suspended, at(3, 1, 15))[0] == "suspended"
    assert status_at(suspended, at(3, 1, 12)) == Status(
        State.SUSPENDED,
        Reason.NOTICE,
        changes_at=at(3, 1, 15),
        holds_until=at(3, 1, 15),
        notice=DOWN,
        **returns,
    )
    before, after = at(3, 1, 9), at(3, 1, 15)
    assert [status_at(suspended, moment).state for moment in (before, after)] == [
        status_at(schedule, moment).state for moment in (before, after)
    ]


def test_notice_to_come_bounds_what_is_said_now():
    office = with_notices(OFFICE, DOWN)
    now = status_at(office, at(3, 1, 9))
    assert now.changes_at == now.holds_until == now.closes_at == at(3, 1, 10)
    assert now.notice is None
    form = with_notices(Schedule(always_available=True), DOWN)
    assert status_at(form, at(3, 1, 9)).changes_at == at(3, 1, 10)
    assert page_holds_until(status_at(form, at(3, 1, 9)), at(3, 1, 9)) == at(3, 1, 10)


def test_notice_until_further_notice_never_changes():
    status = status_at(with_notices(OFFICE, replace(DOWN, ends_at=None)), at(3, 5, 12))
    assert (status.state, status.changes_at, status.holds_until) == (State.SUSPENDED, None, None)


def test_notices_that_meet_are_one_and_the_latest_is_named():
    second = Notice("out_of_order", at(3, 1, 14), at(3, 1, 18), "second")
    third = Notice("out_of_order", at(3, 1, 18), at(3, 2, 9), "third")
    office = with_notices(OFFICE, third, second, DOWN)
    status = status_at(office, at(3, 1, 12))
    assert (status.notice, status.changes_at, status.holds_until) == (
        DOWN,
        at(3, 2, 9),
        at(3, 1, 14),
    )
    assert status_at(office, at(3, 1, 14)).notice == second


def test_opening_that_falls_into_an_interruption_is_not_promised():
    """Closed on Sunday evening; out of order from Monday 7 to 11, on to Tuesday, for now."""
    monday = Notice("out_of_order", at(3, 2, 7), at(3, 2, 11))
    evening = at(3, 1, 20)
    assert status_at(with_notices(OFFICE, monday), evening).opens_at == at(3, 2, 11)
    night = replace(monday, ends_at=at(3, 2, 22))
    assert status_at(with_notices(OFFICE, night), evening).opens_at == at(3, 3, 8)
    ever = replace(monday, ends_at=None)
    status = status_at(with_notices(OFFICE, ever), evening)
    assert (status.state, status.opens_at, status.changes_at) == (State.CLOSED, None, at(3, 2, 7))


@pytest.mark.parametrize(
    ("ends", "opens"),
    [
        (at(3, 1, 17), at(3, 2, 8)),  # as it closes
        (at(3, 1, 16, 59), at(3, 1, 16, 59)),
        (at(3, 2, 6), at(3, 2, 8)),
        (at(3, 6, 12), at(3, 8, 8)),  # on a day off
        (at(3, 21, 12), at(3, 24, 8)),  # in a holiday
        (at(3, 19, 20), at(3, 24, 8)),  # before one
    ],
)
def test_return_is_the_first_opening_after_the_end(ends, opens):
    office = replace(OFFICE, holidays=(EID,), notices=(replace(DOWN, ends_at=ends),))
    status = status_at(office, at(3, 1, 12))
    assert (status.changes_at, status.opens_at) == (ends, opens)
    assert status.skipped == ((EID,) if opens.day == 24 else ())


def test_return_waits_for_the_next_interruption():
    monday = Notice("out_of_order", at(3, 2, 7), at(3, 2, 20))
    office = with_notices(OFFICE, replace(DOWN, ends_at=at(3, 1, 18)), monday)
    assert status_at(office, at(3, 1, 12)).opens_at == at(3, 3, 8)
    ever = with_notices(OFFICE, replace(DOWN, ends_at=at(3, 1, 18)), replace(monday, ends_at=None))
    assert status_at(ever, at(3, 1, 12)).opens_at is None


def test_working_day_that_falls_into_an_interruption_is_not_promised():
    sunday = Notice("out_of_order", at(3, 8), at(3, 10, 12))
    hotline = with_notices(HOTLINE, sunday)
    assert status_at(hotline, at(3, 6, 12)).back_at == at(3, 10, 12)
    weekend = with_notices(HOTLINE, replace(sunday, ends_at=at(3, 13, 12)))
    assert status_at(weekend, at(3, 6, 12)).back_at == at(3, 15)


def test_return_into_a_tentative_holiday_names_it():
    maybe = replace(EID, confirmed=False)
    office = replace(OFFICE, holidays=(maybe,), notices=(replace(DOWN, ends_at=at(3, 22, 10)),))
    status = status_at(office, at(3, 1, 12))
    assert (status.opens_at, status.tentative) == (at(3, 22, 10), maybe)


@pytest.mark.parametrize("severity", ["disrupted", "info"])
def test_other_notices_leave_the_state(severity):
    notice = Notice(severity, at(3, 1, 10), at(3, 1, 12))
    office = with_notices(OFFICE, notice)
    told = severity == "disrupted"
    status = status_at(office, at(3, 1, 11))
    assert (status.state, status.closes_at) == (State.OPEN, at(3, 1, 17))
    assert status.notice == (notice if told else None)
    assert status.holds_until == (at(3, 1, 12) if told else at(3, 1, 17))


def test_gravest_notice_is_named():
    minor = Notice("disrupted", at(3, 1, 11), at(3, 1, 18))
    office = with_notices(OFFICE, DOWN, minor)
    assert status_at(office, at(3, 1, 12)).notice == DOWN
    assert status_at(office, at(3, 1, 16)).notice == minor


def test_ends_of_notices_are_told_in_riyadhs_time():
    notice = replace(DOWN, ends_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert status_at(with_notices(OFFICE, notice), at(3, 1, 12)).changes_at.hour == 15


def test_notice_that_ends_before_it_starts_says_nothing():
    reversed_notice = replace(DOWN, ends_at=at(3, 1, 9))
    assert states(with_notices(OFFICE, reversed_notice), at(3, 1, 11)) == ["open"]


SPANS = st.lists(
    st.tuples(st.integers(0, 200), st.none() | st.integers(1, 60)), min_size=1, max_size=4
)


@STEADY
@given(SPANS, st.integers(0, 230))
def test_suspension_agrees_hour_by_hour(spans, hour):
    start = at(3, 1)
    office = Schedule(
        hours=(HoursRow(frozenset({SUN}), time(8), time(17)),),
        notices=tuple(
            Notice(
                "out_of_order",
                start + timedelta(hours=begins),
                None if lasts is None else start + timedelta(hours=begins + lasts),
            )
            for begins, lasts in spans
        ),
    )

    def state(number: int) -> str:
        down = any(
            begins <= number and (lasts is None or number < begins + lasts)
            for begins, lasts in spans
        )
        is_open = number % 168 in range(8, 17)
        return "suspended" if down else "open" if is_open else "closed"

    line = [state(number) for number in range(230 + 2 * 168)]
    changes = next((at for at in range(hour, len(line)) if line[at] != line[hour]), None)
    status = status_at(office, start + timedelta(hours=hour))
    assert status.state == line[hour]
    if changes is not None:
        assert status.changes_at == start + timedelta(hours=changes)
    else:
        assert status.changes_at is None
    if status.opens_at:
        opens = next(at for at in range(hour, len(line)) if line[at] == "open")
        assert status.opens_at == start + timedelta(hours=opens)
