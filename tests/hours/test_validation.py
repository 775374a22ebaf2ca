"""What is found wrong with rows of opening hours, and what is let through."""

from datetime import date, time

import pytest

from contacts.hours.holidays import ramadan
from contacts.hours.status import HoursRow
from contacts.hours.validation import (
    DateProblem,
    HoursProblem,
    ProblemCode,
    date_problem,
    from_hijri,
    hours_problems,
)
from tests.hours.examples import (
    EVERY_DAY,
    FRI,
    HOTLINE,
    MON,
    OFFICE,
    RAMADAN,
    RAMADAN_OFFICE,
    SAT,
    SUN,
    THU,
    WORKING_DAYS,
)

EARLY, LATE = date(2026, 3, 1), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (HoursRow(frozenset(), time(8), time(9)), ProblemCode.NO_DAYS),
        (HoursRow(WORKING_DAYS, opens=time(8)), ProblemCode.OPENS_WITHOUT_CLOSES),
        (HoursRow(WORKING_DAYS, closes=time(8)), ProblemCode.CLOSES_WITHOUT_OPENS),
        (HoursRow(WORKING_DAYS, valid_from=EARLY), ProblemCode.SEASON_WITHOUT_END),
        (HoursRow(WORKING_DAYS, valid_to=EARLY), ProblemCode.SEASON_WITHOUT_START),
        (HoursRow(WORKING_DAYS, valid_from=LATE, valid_to=EARLY), ProblemCode.DATES_REVERSED),
    ],
)
def test_problem_of_a_single_row(row, code):
    assert hours_problems([row]) == (HoursProblem(code, (0,)),)


@pytest.mark.parametrize(
    ("rows", "code", "places"),
    [
        ([HoursRow(EVERY_DAY, time(8), time(4))], ProblemCode.NIGHT_TOO_LONG, (0,)),
        ([HoursRow(EVERY_DAY, time(9), time(9))], ProblemCode.NIGHT_TOO_LONG, (0,)),
        ([HoursRow(EVERY_DAY, time(8), time(1))], ProblemCode.NIGHT_TOO_LONG, (0,)),
        (
            [HoursRow({SUN}, time(8), time(9), EARLY, date(2027, 3, 3))],
            ProblemCode.SEASON_TOO_LONG,
            (0,),
        ),
        (
            [HoursRow({SAT}, time(8), time(9), EARLY, date(2026, 3, 6))],
            ProblemCode.SEASON_WITHOUT_ITS_DAYS,
            (0,),
        ),
        ([*OFFICE.hours, *HOTLINE.hours], ProblemCode.TIMED_AND_UNTIMED, (0, 1)),
        (
            [HoursRow({SUN}, time(1), time(4)), HoursRow({SUN}, time(8), time(12))],
            ProblemCode.NIGHT_FOR_AFTERNOON,
            (0, 1),
        ),
        (
            [HoursRow({SUN}, time(8), time(12)), HoursRow({SUN}, time(4), time(8))],
            ProblemCode.NIGHT_FOR_AFTERNOON,
            (0, 1),
        ),
    ],
)
def test_rows_that_nobody_means_are_asked_back(rows, code, places):
    assert hours_problems(rows) == (HoursProblem(code, places),)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (date(1448, 9, 1), DateProblem.HIJRI),
        (date(1999, 9, 1), DateProblem.LONG_PAST),
        (date(2031, 12, 31), None),
        (date(2032, 1, 1), DateProblem.FAR_AHEAD),
        (date(9999, 12, 31), DateProblem.FAR_AHEAD),
        (date(2026, 3, 1), None),
    ],
)
def test_date_that_nobody_means(day, problem):
    assert date_problem(day, today=date(2026, 3, 1)) == problem


def test_day_that_has_to_be_past_is_not_ahead():
    today = date(2026, 3, 1)
    ahead = date(2026, 3, 2)
    assert date_problem(ahead, today=today, is_past=True) is DateProblem.FUTURE
    assert date_problem(today, today=today, is_past=True) is None


@pytest.mark.parametrize("year", range(2024, 2032))
def test_hijri_date_is_found_in_the_gregorian_calendar(year):
    """Against the computed Ramadans of the library."""
    for season in ramadan(year):
        starts = [from_hijri(date(hijri, 9, 1)) for hijri in range(1440, 1460)]
        assert min(abs((start - season.first_day).days) for start in starts) <= 2


def test_row_may_have_several_problems():
    row = HoursRow(frozenset(), opens=time(0), valid_to=EARLY)
    assert [problem.code for problem in hours_problems([row])] == [
        ProblemCode.NO_DAYS,
        ProblemCode.OPENS_WITHOUT_CLOSES,
        ProblemCode.SEASON_WITHOUT_START,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        OFFICE.hours,
        HOTLINE.hours,
        RAMADAN_OFFICE.hours,
        (HoursRow(EVERY_DAY, time(0), time(0)),),
        (HoursRow(EVERY_DAY, time(19), time(7)),),
        (HoursRow(EVERY_DAY, time(8), time(0, 30)),),
        (HoursRow(WORKING_DAYS, valid_from=EARLY, valid_to=EARLY),),
    ],
)
def test_sound_rows_have_no_problem(rows):
    assert hours_problems(rows) == ()


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ((SUN, time(8), time(12)), (SUN, time(12), time(17)), False),
        ((SUN, time(8), time(12)), (SUN, time(11, 59), time(17)), True),
        ((SUN, time(8), time(12)), (SUN, time(8), time(12)), True),
        ((SUN, time(8), time(12)), (MON, time(8), time(12)), False),
        ((THU, time(22), time(2)), (FRI, time(2), time(6)), False),
        ((THU, time(22), time(2)), (FRI, time(1), time(6)), True),
        ((SAT, time(22), time(2)), (SUN, time(1), time(6)), True),
        ((SUN, time(1), time(6)), (SAT, time(22), time(2)), True),
        ((THU, time(22), time(2)), (THU, time(1), time(6)), False),
        ((SUN, time(0), time(0)), (MON, time(0), time(0)), False),
    ],
)
def test_hours_overlap_on_a_day_or_past_midnight(first, second, overlap):
    rows = [HoursRow(frozenset({day}), *times) for day, *times in (first, second)]
    expected = (HoursProblem(ProblemCode.HOURS_OVERLAP, (0, 1)),) if overlap else ()
    assert hours_problems(rows) == expected


def test_hours_of_different_seasons_do_not_overlap():
    later = (date(2027, 2, 8), date(2027, 3, 9))
    rows = [HoursRow(WORKING_DAYS, time(8), time(12), *dates) for dates in ((), RAMADAN, later)]
    assert hours_problems(rows) == ()


@pytest.mark.parametrize(
    ("dates", "overlap"),
    [
        ((EARLY, LATE), False),  # the same season: rows of one week
        ((date(2026, 3, 9), LATE), True),
        ((date(2026, 3, 11), date(2026, 3, 20)), False),
        ((date(2026, 2, 1), EARLY), True),
        ((date(2026, 2, 1), date(2026, 4, 1)), True),
    ],
)
def test_seasons_overlap_when_they_share_a_date_and_not_all(dates, overlap):
    rows = [
        HoursRow(frozenset({SUN}), time(8), time(12), EARLY, LATE),
        HoursRow(frozenset({MON}), time(8), time(12), *dates),
    ]
    expected = (HoursProblem(ProblemCode.SEASONS_OVERLAP, (0, 1)),) if overlap else ()
    assert hours_problems(rows) == expected
