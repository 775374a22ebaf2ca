"""Random schedules and moments, for the tests that hold the status against an oracle."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from contacts.hours.status import ClosedPeriod, HoursRow, Schedule, Weekday
from tests.conftest import RIYADH

# A leap day, a year's end, a Ramadan with its Eid, an ordinary spring.
ORIGINS = st.sampled_from(
    [date(2024, 2, 20), date(2025, 12, 20), date(2026, 2, 10), date(2027, 4, 1)]
)
PAINTED_DAYS, ASKED_DAYS = 75, 42  # no generated edge comes later than a week before the end
MINUTES = 24 * 60
MICROSECOND = timedelta(microseconds=1)

SCHEDULES, MOMENTS_EACH = 400, 30
STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=SCHEDULES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# Few distinct times, so that intervals often touch, overlap and meet midnight.
CLOCKS = st.sampled_from(
    [time(0), time(2), time(6), time(8), time(12), time(12, 30), time(17), time(22), time(23, 59)]
)
DAYS = st.one_of(
    st.just(frozenset(list(Weekday)[:5])),
    st.sampled_from(Weekday).map(lambda day: frozenset({day})),
    st.frozensets(st.sampled_from(Weekday), min_size=1),
)
INSTANTS = st.lists(  # microseconds after the origin
    st.integers(0, ASKED_DAYS * MINUTES * 60_000_000 - 1),
    min_size=MOMENTS_EACH,
    max_size=MOMENTS_EACH,
)


@st.composite
def periods(draw: st.DrawFn, origin: date, *, longest: int) -> tuple[date, date]:
    first = origin + timedelta(days=draw(st.integers(-4, ASKED_DAYS)))
    return first, first + timedelta(days=draw(st.integers(0, longest)))


@st.composite
def rows(draw: st.DrawFn, origin: date, *, always_timed: bool) -> tuple[HoursRow, ...]:
    """Up to three rows of the usual week, and up to two seasons, which may overlap."""
    made = []
    for season in [None, *draw(st.lists(periods(origin, longest=20), max_size=2))]:
        for _ in range(draw(st.integers(1 if season else 0, 3))):
            timed = always_timed or draw(st.integers(0, 3)) > 0
            times = (draw(CLOCKS), draw(CLOCKS)) if timed else (None, None)
            made.append(HoursRow(draw(DAYS), *times, *(season or ())))
    return tuple(made)


@st.composite
def holidays(draw: st.DrawFn, origin: date) -> tuple[ClosedPeriod, ...]:
    """Up to three, of whole days or of some hours."""
    drawn = draw(st.lists(periods(origin, longest=5), max_size=3))
    made = []
    for number, period in enumerate(drawn):
        times = (draw(CLOCKS), draw(CLOCKS)) if draw(st.integers(0, 2)) == 0 else (None, None)
        made.append(ClosedPeriod(*period, draw(st.booleans()), number, *times))
    return tuple(made)


def in_force(schedule: Schedule, day: date) -> list[HoursRow]:
    seasonal = [
        row
        for row in schedule.hours
        if row.valid_from and row.valid_to and row.valid_from <= day <= row.valid_to
    ]
    return seasonal or [row for row in schedule.hours if row.valid_from is None]


def moments(
    origin: date, instants: list[int], next_turn: Callable[[datetime], datetime | None]
) -> Iterator[datetime]:
    """Each instant as it is, or moved to the next turn or midnight, or to just before that."""
    start = datetime.combine(origin, time(), RIYADH)
    for number, microseconds in enumerate(instants):
        moment = start + timedelta(microseconds=microseconds)
        turn = next_turn(moment) or moment
        midnight = datetime.combine(moment.date() + timedelta(days=1), time(), RIYADH)
        yield (moment, turn, turn - MICROSECOND, midnight, midnight - MICROSECOND)[number % 5]
