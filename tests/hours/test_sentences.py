"""What a reader is told about a channel at fixed moments, in both languages."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest

from contacts.hours.sentences import sentence
from contacts.hours.status import HoursRow, Schedule
from tests.hours.examples import EVERY_DAY, HOTLINE, OFFICE, RELAY, THU, WORKING_DAYS, at
from tests.spoken import EID, NATIONAL_DAY, Row, holiday, spoken

HOLIDAYS = (EID, NATIONAL_DAY)
RAMADAN_NIGHTS = Schedule(
    hours=(
        *OFFICE.hours,
        HoursRow(EVERY_DAY, time(21), time(2), date(2026, 2, 18), date(2026, 3, 19)),
    )
)
UNPUBLISHED = replace(HOTLINE, holidays=HOLIDAYS)
PUBLISHED = replace(OFFICE, holidays=HOLIDAYS)
FORM = Schedule(always_available=True)

SUNDAY_10 = at(3, 1, 10)
THURSDAY_LATE = at(3, 5, 23, 59) + timedelta(seconds=59)
FRIDAY_23 = at(3, 6, 23)
WORKING_DAY = (
    "A working day (Sunday to Thursday); hours are not published, so check",
    "يوم عمل (الأحد إلى الخميس)، والأوقات غير منشورة، فتأكد أولًا",
)


@pytest.mark.parametrize("moment", [SUNDAY_10, THURSDAY_LATE, at(12, 31, 23), at(9, 22, 23)])
def test_sentence_on_a_working_day_without_published_hours(moment):
    assert spoken(sentence, UNPUBLISHED, moment) == WORKING_DAY


@pytest.mark.parametrize(
    ("moment", "english", "arabic"),
    [
        (
            FRIDAY_23,
            "Not a working day today; back on Sunday (hours are not published)",
            "اليوم ليس يوم عمل، ويعود العمل يوم الأحد (الأوقات غير منشورة)",
        ),
        (
            at(3, 7, 10),
            "Not a working day today; back tomorrow (hours are not published)",
            "اليوم ليس يوم عمل، ويعود العمل غدًا (الأوقات غير منشورة)",
        ),
        (
            at(9, 23, 10),
            "Closed for National Day until tomorrow",
            "مغلق بمناسبة اليوم الوطني، ويعود العمل غدًا",
        ),
        (
            at(3, 21, 10),
            "Closed for Eid al-Fitr until 24 March",
            "مغلق بمناسبة عيد الفطر، ويعود العمل يوم 24 مارس",
        ),
    ],
)
def test_sentence_when_closed_without_published_hours(moment, english, arabic):
    assert spoken(sentence, UNPUBLISHED, moment) == (english, arabic)


@pytest.mark.parametrize(
    ("moment", "english", "arabic"),
    [
        (
            SUNDAY_10,
            "Open now, closes today 5:00 pm",
            "مفتوح الآن، يغلق اليوم 5:00 مساءً",
        ),
        (
            at(3, 1, 7),
            "Closed now, opens today 8:00 am",
            "مغلق الآن، يفتح اليوم 8:00 صباحًا",
        ),
        (
            THURSDAY_LATE,
            "Closed now, opens Sunday 8:00 am",
            "مغلق الآن، يفتح الأحد 8:00 صباحًا",
        ),
        (
            FRIDAY_23,
            "Closed now, opens Sunday 8:00 am",
            "مغلق الآن، يفتح الأحد 8:00 صباحًا",
        ),
        (
            at(3, 7),
            "Closed now, opens tomorrow 8:00 am",
            "مغلق الآن، يفتح غدًا 8:00 صباحًا",
        ),
        (
            at(9, 23, 10),
            "Closed for National Day, opens tomorrow 8:00 am",
            "مغلق بمناسبة اليوم الوطني، يفتح غدًا 8:00 صباحًا",
        ),
        (
            at(3, 20, 10),
            "Closed for Eid al-Fitr, opens Tuesday 8:00 am",
            "مغلق بمناسبة عيد الفطر، يفتح الثلاثاء 8:00 صباحًا",
        ),
        (
            at(12, 31, 23),
            "Closed now, opens Sunday 8:00 am",
            "مغلق الآن، يفتح الأحد 8:00 صباحًا",
        ),
    ],
)
def test_sentence_with_published_hours(moment, english, arabic):
    assert spoken(sentence, PUBLISHED, moment) == (english, arabic)


@pytest.mark.parametrize(
    ("moment", "english", "arabic"),
    [
        (
            at(3, 1, 23),
            "Open now, closes tomorrow 2:00 am",
            "مفتوح الآن، يغلق غدًا 2:00 صباحًا",
        ),
        (at(3, 2, 1), "Open now, closes today 2:00 am", "مفتوح الآن، يغلق اليوم 2:00 صباحًا"),
        (at(3, 1, 10), "Closed now, opens today 9:00 pm", "مغلق الآن، يفتح اليوم 9:00 مساءً"),
        (at(3, 20, 3), "Closed now, opens Sunday 8:00 am", "مغلق الآن، يفتح الأحد 8:00 صباحًا"),
    ],
)
def test_sentence_in_a_ramadan_night(moment, english, arabic):
    assert spoken(sentence, RAMADAN_NIGHTS, moment) == (english, arabic)


def test_sentence_of_what_is_always_available():
    assert spoken(sentence, FORM, FRIDAY_23) == ("Available all day", "متاح طوال اليوم")


def test_sentence_without_any_hours():
    assert spoken(sentence, Schedule(), FRIDAY_23) == (
        "Hours are not published, so check",
        "الأوقات غير منشورة، فتأكد أولًا",
    )


def test_sentence_of_a_closing_at_midnight_belongs_to_the_evening():
    evenings = Schedule(hours=(HoursRow(WORKING_DAYS, time(18), time(0)),))
    assert spoken(sentence, evenings, at(3, 1, 20)) == (
        "Open now, closes today 12:00 midnight",
        "مفتوح الآن، يغلق اليوم 12:00 منتصف الليل",
    )


def test_sentence_beyond_a_week_says_the_date():
    once = Schedule(hours=(HoursRow(frozenset({THU}), time(8), time(12)),))
    assert spoken(sentence, once, at(3, 5, 13)) == (
        "Closed now, opens 12 March, 8:00 am",
        "مغلق الآن، يفتح 12 مارس، 8:00 صباحًا",
    )
    assert spoken(sentence, once, at(12, 31, 13)) == (
        "Closed now, opens 7 January 2027, 8:00 am",
        "مغلق الآن، يفتح 7 يناير 2027، 8:00 صباحًا",
    )


@pytest.mark.parametrize("schedule", [RELAY, replace(RELAY, holidays=(NATIONAL_DAY,))])
def test_sentence_of_what_is_staffed_around_the_clock(schedule):
    assert spoken(sentence, schedule, SUNDAY_10) == (
        "Open now, around the clock",
        "مفتوح الآن، على مدار الساعة",
    )


def test_sentence_of_an_opening_after_which_hours_are_unknown():
    mixed = Schedule(hours=(HoursRow(WORKING_DAYS), HoursRow(WORKING_DAYS, time(8), time(12))))
    assert spoken(sentence, mixed, SUNDAY_10) == ("Open now", "مفتوح الآن")


def test_sentence_between_known_and_unknown_hours():
    thursdays = HoursRow(frozenset({THU}), time(8), time(12))
    mixed = Schedule(hours=(thursdays, HoursRow(WORKING_DAYS - {THU})))
    assert spoken(sentence, mixed, at(3, 5, 13)) == (
        "Closed now; back on Sunday (hours are not published)",
        "مغلق الآن، ويعود العمل يوم الأحد (الأوقات غير منشورة)",
    )
    mixed = Schedule(hours=(thursdays, HoursRow(EVERY_DAY - {THU})))
    assert spoken(sentence, mixed, at(3, 5, 13)) == (
        "Closed now; back tomorrow (hours are not published)",
        "مغلق الآن، ويعود العمل غدًا (الأوقات غير منشورة)",
    )


def test_sentence_when_nothing_is_known_to_follow():
    ever = holiday(date(2026, 3, 1), date.max, Row("إجازة", "Break"))
    assert spoken(sentence, replace(OFFICE, holidays=(ever,)), SUNDAY_10) == (
        "Closed for Break",
        "مغلق بمناسبة إجازة",
    )


def test_sentence_of_hours_checked_long_ago():
    old = replace(OFFICE, verified_on=date(2025, 8, 1))
    assert spoken(sentence, old, SUNDAY_10) == (
        "Hours were last checked long ago (1 August 2025), so check",
        "آخر تحقق من الأوقات كان قبل مدة طويلة (1 أغسطس 2025)، فتأكد أولًا",
    )
    assert spoken(sentence, old, FRIDAY_23) == (
        "Closed now, should open Sunday 8:00 am; hours were last checked long ago (1 August 2025)",
        "مغلق الآن، ويُفترض أن يفتح الأحد 8:00 صباحًا؛ "
        "آخر تحقق من الأوقات كان قبل مدة طويلة (1 أغسطس 2025)",
    )


def test_today_is_riyadhs_whatever_the_zone_of_the_moment():
    saturday_in_utc = at(3, 8, 1).astimezone(UTC)  # already Sunday in Riyadh
    assert spoken(sentence, OFFICE, saturday_in_utc)[0] == "Closed now, opens today 8:00 am"
