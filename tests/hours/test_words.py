"""Times, days and dates in words, in both languages."""

from datetime import date, time

import pytest
from django.utils.translation import override

from contacts.hours.words import (
    clock,
    dates,
    day_and_month,
    day_names,
    interval,
    weekday_name,
    weekdays_of,
)
from tests.hours.examples import EVERY_DAY, FRI, MON, SAT, SUN, THU, TUE, WED, WORKING_DAYS

TODAY = date(2026, 3, 1)


def in_both(words, *args, **kwargs) -> tuple[str, str]:
    spoken = []
    for language in ("en", "ar"):
        with override(language):
            spoken.append(words(*args, **kwargs))
    return tuple(spoken)


@pytest.mark.parametrize(
    ("at", "english", "arabic"),
    [
        (time(0), "12:00 midnight", "12:00 منتصف الليل"),
        (time(0, 30), "12:30 am", "12:30 بعد منتصف الليل"),
        (time(1), "1:00 am", "1:00 بعد منتصف الليل"),
        (time(2, 59), "2:59 am", "2:59 بعد منتصف الليل"),
        (time(3), "3:00 am", "3:00 فجرًا"),
        (time(5, 59), "5:59 am", "5:59 فجرًا"),
        (time(6), "6:00 am", "6:00 صباحًا"),
        (time(8), "8:00 am", "8:00 صباحًا"),
        (time(11, 59, 59), "11:59 am", "11:59 صباحًا"),
        (time(12), "12:00 noon", "12:00 ظهرًا"),
        (time(12, 5), "12:05 pm", "12:05 ظهرًا"),
        (time(12, 59), "12:59 pm", "12:59 ظهرًا"),
        (time(13), "1:00 pm", "1:00 بعد الظهر"),
        (time(14), "2:00 pm", "2:00 بعد الظهر"),
        (time(17, 59), "5:59 pm", "5:59 بعد الظهر"),
        (time(18), "6:00 pm", "6:00 مساءً"),
        (time(23, 59), "11:59 pm", "11:59 مساءً"),
    ],
)
def test_clock_names_the_part_of_the_day_as_cldr_does(at, english, arabic):
    assert in_both(clock, at) == (english, arabic)


@pytest.mark.parametrize(
    ("opens", "closes", "english", "arabic"),
    [
        (time(8), time(17), "from 8:00 am to 5:00 pm", "من 8:00 صباحًا إلى 5:00 بعد الظهر"),
        (
            time(22),
            time(2),
            "from 10:00 pm to 2:00 am the next day",
            "من 10:00 مساءً إلى 2:00 بعد منتصف الليل",
        ),
        (
            time(22),
            time(6),
            "from 10:00 pm to 6:00 am the next day",
            "من 10:00 مساءً إلى 6:00 صباحًا من اليوم التالي",
        ),
        (
            time(18),
            time(0),
            "from 6:00 pm to 12:00 midnight",
            "من 6:00 مساءً إلى 12:00 منتصف الليل",
        ),
        (
            time(8),
            time(8),
            "from 8:00 am to 8:00 am the next day",
            "من 8:00 صباحًا إلى 8:00 صباحًا من اليوم التالي",
        ),
        (time(0), time(0), "all day", "طوال اليوم"),
    ],
)
def test_interval_is_a_range_in_words(opens, closes, english, arabic):
    assert in_both(interval, opens, closes) == (english, arabic)


def test_weekday_names_follow_the_weekdays():
    assert [in_both(weekday_name, day) for day in (SUN, MON, TUE, WED, THU, FRI, SAT)] == [
        ("Sunday", "الأحد"),
        ("Monday", "الاثنين"),
        ("Tuesday", "الثلاثاء"),
        ("Wednesday", "الأربعاء"),
        ("Thursday", "الخميس"),
        ("Friday", "الجمعة"),
        ("Saturday", "السبت"),
    ]


@pytest.mark.parametrize(
    ("days", "english", "arabic"),
    [
        (WORKING_DAYS, "Sunday to Thursday", "من الأحد إلى الخميس"),
        ({FRI, SAT}, "Friday and Saturday", "الجمعة والسبت"),
        ({SUN}, "Sunday", "الأحد"),
        ({SUN, TUE}, "Sunday and Tuesday", "الأحد والثلاثاء"),
        ({SUN, TUE, THU}, "Sunday, Tuesday and Thursday", "الأحد والثلاثاء والخميس"),
        (
            {SUN, MON, TUE, THU},
            "Sunday to Tuesday, and Thursday",
            "من الأحد إلى الثلاثاء، والخميس",
        ),
        (
            {SUN, TUE, WED, THU, SAT} - {SUN},
            "Tuesday to Thursday, and Saturday",
            "من الثلاثاء إلى الخميس، والسبت",
        ),
        ({SUN, SAT}, "Saturday and Sunday", "السبت والأحد"),
        ({SUN, THU, FRI, SAT}, "Thursday to Sunday", "من الخميس إلى الأحد"),
        ({SUN, SAT, TUE}, "Tuesday, Saturday and Sunday", "الثلاثاء والسبت والأحد"),
        (EVERY_DAY, "every day", "كل يوم"),
        (frozenset(), "", ""),
    ],
)
def test_day_names_join_days_on_end(days, english, arabic):
    assert in_both(day_names, days) == (english, arabic)


def test_months_are_words_in_their_order():
    months = [in_both(day_and_month, date(2026, n, 2), today=TODAY) for n in range(1, 13)]
    assert [english for english, _ in months] == [
        *("2 January", "2 February", "2 March", "2 April", "2 May", "2 June"),
        *("2 July", "2 August", "2 September", "2 October", "2 November", "2 December"),
    ]
    assert [arabic for _, arabic in months] == [
        *("2 يناير", "2 فبراير", "2 مارس", "2 أبريل", "2 مايو", "2 يونيو"),
        *("2 يوليو", "2 أغسطس", "2 سبتمبر", "2 أكتوبر", "2 نوفمبر", "2 ديسمبر"),
    ]


def test_date_of_another_year_says_the_year():
    day = date(2027, 1, 1)
    assert in_both(day_and_month, day, today=TODAY) == ("1 January 2027", "1 يناير 2027")


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic"),
    [
        ((2026, 9, 23), (2026, 9, 23), "23 September", "23 سبتمبر"),
        ((2026, 3, 20), (2026, 3, 23), "20 to 23 March", "من 20 إلى 23 مارس"),
        ((2026, 7, 9), (2026, 7, 10), "9 and 10 July", "9 و10 يوليو"),
        ((2026, 3, 30), (2026, 4, 2), "30 March to 2 April", "من 30 مارس إلى 2 أبريل"),
        ((2027, 3, 9), (2027, 3, 12), "9 to 12 March 2027", "من 9 إلى 12 مارس 2027"),
        (
            (2027, 3, 30),
            (2027, 4, 2),
            "30 March to 2 April 2027",
            "من 30 مارس إلى 2 أبريل 2027",
        ),
        (
            (2026, 12, 30),
            (2027, 1, 2),
            "30 December to 2 January 2027",
            "من 30 ديسمبر إلى 2 يناير 2027",
        ),
    ],
)
def test_dates_say_once_what_they_share(first, last, english, arabic):
    assert in_both(dates, date(*first), date(*last), today=TODAY) == (english, arabic)


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic"),
    [
        (date(2026, 9, 23), date(2026, 9, 23), "Wednesday", "الأربعاء"),
        (date(2026, 3, 19), date(2026, 3, 20), "Thursday and Friday", "الخميس والجمعة"),
        (date(2026, 3, 20), date(2026, 3, 23), "Friday to Monday", "من الجمعة إلى الاثنين"),
        (date(2026, 3, 18), date(2026, 3, 23), "Wednesday to Monday", "من الأربعاء إلى الاثنين"),
        (date(2026, 3, 20), date(2026, 3, 26), "Friday to Thursday", "من الجمعة إلى الخميس"),
        (date(2026, 3, 20), date(2026, 3, 30), "Friday to Monday", "من الجمعة إلى الاثنين"),
    ],
)
def test_weekdays_of_dates_name_the_first_and_the_last(first, last, english, arabic):
    assert in_both(weekdays_of, first, last) == (english, arabic)
