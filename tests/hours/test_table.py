"""The hours as a table of days and as schema.org's specifications."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from contacts.hours.status import ClosedPeriod, HoursRow
from contacts.hours.table import (
    HoursLine,
    Specification,
    WeekTable,
    night_ends,
    special_days,
    specifications,
    week_tables,
    without_past,
)
from tests.hours.examples import (
    EID,
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
    TUE,
    WED,
    at,
)

IN_ORDER = (SUN, MON, TUE, WED, THU)
WEEKEND = HoursLine((FRI, SAT), (), is_published=True)


def test_table_groups_days_that_are_alike():
    office = HoursLine(IN_ORDER, ((time(8), time(17)),), is_published=True)
    assert week_tables(OFFICE.hours) == (WeekTable(None, None, (office, WEEKEND)),)
    assert (office.is_closed, WEEKEND.is_closed) == (False, True)


def test_table_of_days_without_times_is_not_published():
    (table,) = week_tables(HOTLINE.hours)
    assert table.lines == (HoursLine(IN_ORDER, (), is_published=False), WEEKEND)
    assert table.lines[0].is_closed is False


def test_table_of_no_rows_is_empty():
    assert week_tables(()) == ()
    assert week_tables((HoursRow(frozenset(), time(8), time(9)),)) == ()


def test_table_joins_the_rows_of_a_day_by_their_start():
    rows = (
        HoursRow(frozenset({SUN, TUE}), time(16), time(20)),
        HoursRow(frozenset({SUN, TUE, WED}), time(8), time(12)),
        HoursRow(frozenset({SUN, TUE}), time(8), time(12)),
        HoursRow(frozenset({WED})),
    )
    (table,) = week_tables(rows)
    assert table.lines == (
        HoursLine((SUN, TUE), ((time(8), time(12)), (time(16), time(20))), is_published=True),
        HoursLine((MON, THU, FRI, SAT), (), is_published=True),
        HoursLine((WED,), ((time(8), time(12)),), is_published=False),
    )


def test_seasons_stand_apart_by_date_after_the_usual_week():
    early = HoursRow(EVERY_DAY, time(9), time(10), date(2025, 3, 1), date(2025, 3, 30))
    tables = week_tables((*RAMADAN_OFFICE.hours, early))
    assert [(table.valid_from, table.valid_to) for table in tables] == [
        (None, None),
        (date(2025, 3, 1), date(2025, 3, 30)),
        RAMADAN,
    ]


def test_seasons_that_are_over_are_left_out_on_a_day():
    def seasons(day):
        return len(week_tables(RAMADAN_OFFICE.hours, at=datetime.combine(day, time(0)))) - 1

    assert [seasons(RAMADAN[1]), seasons(date(2026, 3, 20))] == [1, 0]


@pytest.mark.parametrize(
    ("moment", "seasons", "ends"),
    [
        (at(3, 19, 23), [RAMADAN, (None, None)], None),
        (at(3, 20, 1, 59), [RAMADAN, (None, None)], time(2)),
        (at(3, 20, 2), [(None, None)], None),
        (at(2, 18, 1), [(None, None), RAMADAN], time(5)),
        (at(2, 18, 5), [RAMADAN, (None, None)], None),
    ],
)
def test_week_is_in_force_until_its_last_night_ends(moment, seasons, ends):
    """Thursday 19 March is the last day of the season, and Wednesday 18 February its first."""
    rows = (
        HoursRow(EVERY_DAY, time(22), time(5)),
        HoursRow(EVERY_DAY, time(21), time(2), *RAMADAN),
        HoursRow(frozenset({SUN}), time(21), time(4), *RAMADAN),
    )
    tables = week_tables(rows, at=moment)
    assert [(table.valid_from, table.valid_to) for table in tables] == seasons
    assert [table.is_in_force for table in tables] == [True, False][: len(tables)]
    assert night_ends(rows, at=moment) == ends


def test_rows_of_a_season_are_past_when_its_last_night_is():
    day = HoursRow(EVERY_DAY, time(10), time(15), *RAMADAN)
    night = HoursRow(EVERY_DAY, time(21), time(2), *RAMADAN)
    rows = (*OFFICE.hours, day, night)
    kept = [without_past(rows, date(2026, 3, number)) for number in (19, 20, 21)]
    assert kept == [(*OFFICE.hours, day, night), (*OFFICE.hours, night), OFFICE.hours]


@pytest.mark.parametrize(
    ("day", "order", "in_force"),
    [
        (date(2026, 2, 17), [(None, None), RAMADAN], [True, False]),
        (RAMADAN[0], [RAMADAN, (None, None)], [True, False]),
        (RAMADAN[1], [RAMADAN, (None, None)], [True, False]),
        (date(2026, 3, 20), [(None, None)], [True]),
    ],
)
def test_week_in_force_comes_first(day, order, in_force):
    tables = week_tables(RAMADAN_OFFICE.hours, at=datetime.combine(day, time(12)))
    assert [(table.valid_from, table.valid_to) for table in tables] == order
    assert [table.is_in_force for table in tables] == in_force


def test_table_keeps_the_names_of_its_own_rows():
    usual = HoursRow(EVERY_DAY, time(8), time(16), name="usual")
    season = HoursRow(EVERY_DAY, time(10), time(15), *RAMADAN, name="Ramadan")
    night = HoursRow(EVERY_DAY, time(21), time(23), *RAMADAN, name="nights")
    tables = week_tables((usual, season, night), at=datetime.combine(RAMADAN[0], time(12)))
    assert [table.names for table in tables] == [("Ramadan", "nights"), ("usual",)]


def test_specification_of_each_row():
    assert specifications(OFFICE.hours) == (Specification(IN_ORDER, time(8), time(17), None, None),)
    assert specifications(HOTLINE.hours) == (Specification(IN_ORDER, None, None, None, None),)


def test_specification_leaves_open_what_is_not_known_of_a_day():
    """Friday and Saturday are closed; of Thursday, which has no times, nothing is said."""
    rows = (
        HoursRow(frozenset({SUN, MON, TUE, WED}), time(8), time(16)),
        HoursRow(frozenset({THU})),
    )
    told = [day for each in specifications(rows) if each.opens is not None for day in each.days]
    assert told == [SUN, MON, TUE, WED, FRI, SAT]


def test_specification_of_a_whole_day_is_not_that_of_a_closed_one():
    rows = (HoursRow(EVERY_DAY, time(0), time(0)),)
    assert [(spec.opens, spec.closes) for spec in specifications(rows)] == [(time(0), time(23, 59))]


def test_specification_closes_the_days_a_season_leaves_out():
    off = Specification((FRI, SAT), time(0), time(0), *RAMADAN)
    assert specifications(RAMADAN_OFFICE.hours) == (
        Specification(IN_ORDER, time(8), time(17), None, None),
        Specification(IN_ORDER, time(10), time(15), *RAMADAN),
        off,
    )


def test_specification_of_confirmed_holidays_only():
    tentative = ClosedPeriod(date(2026, 5, 26), date(2026, 5, 29), confirmed=False)
    week = (*IN_ORDER, FRI, SAT)
    assert specifications((), (EID, tentative)) == (
        Specification(week, time(0), time(0), EID.first_day, EID.last_day),
    )


def test_special_days_tell_what_a_closure_of_some_hours_leaves():
    noon = ClosedPeriod(date(2026, 3, 5), date(2026, 3, 6), True, None, time(12), time(14))
    evening = ClosedPeriod(date(2026, 3, 8), date(2026, 3, 8), True, None, time(7), time(18))
    tentative = replace(noon, confirmed=False)
    thursday, sunday = date(2026, 3, 5), date(2026, 3, 8)
    assert special_days(OFFICE.hours, (noon, evening, tentative)) == (
        Specification((THU,), time(8), time(12), thursday, thursday),
        Specification((THU,), time(14), time(17), thursday, thursday),
        Specification((SUN,), time(0), time(0), sunday, sunday),
    )
    assert special_days(HOTLINE.hours, (noon,)) == ()


def test_special_days_of_a_night_keep_what_runs_past_midnight():
    nights = (HoursRow(EVERY_DAY, time(20), time(0)),)
    cut = ClosedPeriod(date(2026, 3, 5), date(2026, 3, 5), True, None, time(19), time(21))
    assert [(one.opens, one.closes) for one in special_days(nights, (cut,))] == [
        (time(21), time(23, 59))
    ]


def test_special_days_are_not_without_end():
    ever = ClosedPeriod(date(2026, 3, 1), date.max, True, None, time(12), time(14))
    assert len(special_days(OFFICE.hours, (ever,))) <= 2 * 400
