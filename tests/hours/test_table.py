"""The hours as a table of days and as schema.org's specifications."""

from datetime import date, time

from contacts.hours.status import ClosedPeriod, HoursRow
from contacts.hours.table import HoursLine, Specification, WeekTable, specifications, week_tables
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


def test_seasons_that_are_over_are_left_out_from_a_day_on():
    def seasons(from_day):
        return len(week_tables(RAMADAN_OFFICE.hours, from_day=from_day)) - 1

    assert [seasons(RAMADAN[1]), seasons(date(2026, 3, 20))] == [1, 0]


def test_specification_of_each_row():
    assert specifications(OFFICE.hours) == (Specification(IN_ORDER, time(8), time(17), None, None),)
    assert specifications(HOTLINE.hours) == (Specification(IN_ORDER, None, None, None, None),)


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
