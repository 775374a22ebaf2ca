"""The status against `opening-hours-py`, on 12,000 schedules and moments.

That library (in Rust, by other people) evaluates OpenStreetMap's syntax. It can express weekly
intervals, past midnight, seasons and closed days; not unpublished times, doubts or notices.
"""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from contacts.hours.status import Schedule, State, status_at
from tests.conftest import RIYADH
from tests.hours.cases import (
    INSTANTS,
    ORIGINS,
    PAINTED_DAYS,
    STEADY,
    holidays,
    in_force,
    moments,
    rows,
)

FAR_PAST, FAR_FUTURE = date(2000, 1, 1), date(2100, 1, 1)


def osm_expression(schedule: Schedule) -> str:
    """Rules that add up, each with the dates on which its row is in force.

    None of them covers a holiday, so that nothing begins on it; "off" then cuts what began the
    night before.
    """
    closed = [(day.first_day, day.last_day) for day in schedule.holidays]
    seasons = [(row.valid_from, row.valid_to) for row in schedule.hours if row.valid_from]
    limits = {FAR_PAST, FAR_FUTURE}
    for first, last in closed + seasons:
        limits |= {first, last + timedelta(days=1)}
    rules = [
        f"{first:%Y %b %d}-{after - timedelta(days=1):%Y %b %d} "
        f"{','.join(day.english[:2] for day in row.days)} {row.opens:%H:%M}-{row.closes:%H:%M}"
        for first, after in pairwise(sorted(limits))
        if not any(start <= first <= end for start, end in closed)
        for row in in_force(schedule, first)
    ]
    off = [f"{first:%Y %b %d}-{last:%Y %b %d} off" for first, last in closed]
    return "; ".join([", ".join(rules), *off])


class Reference:
    """`opening-hours-py` on a schedule; what it expects in the far future is no change to us."""

    def __init__(self, schedule: Schedule) -> None:
        self.hours = OpeningHours(
            osm_expression(schedule), timezone=RIYADH, max_interval_days=PAINTED_DAYS
        )

    def is_open(self, moment: datetime) -> bool:
        return self.hours.is_open(moment)

    def next_change(self, moment: datetime) -> datetime | None:
        change = self.hours.next_change(moment)
        return change if change and change.date() < FAR_FUTURE else None


@STEADY
@given(st.data(), ORIGINS, INSTANTS)
def test_status_at_agrees_with_opening_hours_py(
    data: st.DataObject, origin: date, instants: list[int]
) -> None:
    hours = data.draw(rows(origin, always_timed=True))
    assume(any(row.valid_from is None for row in hours))  # else nothing is known of most dates
    drawn = data.draw(holidays(origin))
    closed = tuple(one for one in drawn if one.confirmed and one.is_of_whole_days)
    schedule = Schedule(hours=hours, holidays=closed)
    reference = Reference(schedule)
    for moment in moments(origin, instants, reference.next_change):
        status = status_at(schedule, moment)
        assert (status.state is State.OPEN) == reference.is_open(moment)
        assert status.changes_at == reference.next_change(moment)
