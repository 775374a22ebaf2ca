"""What a reader is told about a channel at fixed moments, in both languages."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest

from contacts.hours.status import HoursRow, Schedule
from tests.hours.examples import EVERY_DAY, HOTLINE, OFFICE, RELAY, SUN, THU, WORKING_DAYS, at
from tests.spoken import EID, NATIONAL_DAY, Row, arabic, english, holiday, spoken

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
OPEN = ("Open now", "مفتوح الآن")
CLOSED = ("Closed now", "خارج أوقات الدوام الآن")
CLOSED_TODAY = ("Closed today", "مغلق اليوم")
NO_DAY = ("Not one of its published days", "ليس من أيام العمل المنشورة")


def told(pill: tuple[str, str], english_note: str, arabic_note: str) -> dict:
    return {"en": (pill[0], english_note), "ar": (pill[1], arabic_note)}


@pytest.mark.parametrize("moment", [SUNDAY_10, THURSDAY_LATE, at(12, 31, 23), at(9, 22, 23)])
def test_words_on_a_working_day_without_published_hours(moment):
    assert spoken(UNPUBLISHED, moment) == told(
        ("Working day · hours not published", "يوم عمل · الساعات غير منشورة"),
        "Working days: Sunday to Thursday. We cannot tell whether they answer now.",
        "أيام العمل: من الأحد إلى الخميس. ولا نعرف هل يردّون الآن.",
    )


def test_words_name_the_days_without_times_alone():
    rows = (HoursRow(WORKING_DAYS - {THU}, time(8), time(16)), HoursRow(frozenset({THU})))
    assert english(Schedule(hours=rows), at(3, 5, 10))[1] == "Hours are not published for Thursday."
    assert arabic(Schedule(hours=rows), at(3, 5, 10))[1] == "ساعات العمل غير منشورة ليوم الخميس."
    rows = (HoursRow(WORKING_DAYS - {SUN, THU}, time(8), time(16)), HoursRow(frozenset({SUN, THU})))
    assert spoken(Schedule(hours=rows), at(3, 5, 10)) == told(
        ("Working day · hours not published", "يوم عمل · الساعات غير منشورة"),
        "Hours are not published for these days: Sunday and Thursday.",
        "ساعات العمل غير منشورة ليومي الأحد والخميس.",
    )


@pytest.mark.parametrize(
    ("moment", "pill", "english_note", "arabic_note"),
    [
        (
            FRIDAY_23,
            NO_DAY,
            "Back on Sunday; hours are not published.",
            "يعود العمل يوم الأحد، والساعات غير منشورة.",
        ),
        (
            at(3, 7, 10),
            NO_DAY,
            "Back tomorrow; hours are not published.",
            "يعود العمل غدًا، والساعات غير منشورة.",
        ),
        (
            at(9, 23, 10),
            CLOSED_TODAY,
            "Closed for National Day. Back tomorrow; hours are not published.",
            "مغلق بمناسبة اليوم الوطني. يعود العمل غدًا، والساعات غير منشورة.",
        ),
        (
            at(3, 21, 10),
            CLOSED_TODAY,
            "Closed for Eid al-Fitr. Back on Tuesday; hours are not published.",
            "مغلق بمناسبة عيد الفطر. يعود العمل يوم الثلاثاء، والساعات غير منشورة.",
        ),
    ],
)
def test_words_when_closed_without_published_hours(moment, pill, english_note, arabic_note):
    assert spoken(UNPUBLISHED, moment) == told(pill, english_note, arabic_note)


@pytest.mark.parametrize(
    ("moment", "pill", "english_note", "arabic_note"),
    [
        (
            SUNDAY_10,
            OPEN,
            "Closes today at 5:00 pm.",
            "يغلق اليوم الساعة 5:00 بعد الظهر.",
        ),
        (
            at(3, 1, 7),
            CLOSED,
            "Opens today at 8:00 am.",
            "يفتح اليوم الساعة 8:00 صباحًا.",
        ),
        (
            THURSDAY_LATE,
            CLOSED,
            "Opens on Sunday at 8:00 am.",
            "يفتح يوم الأحد الساعة 8:00 صباحًا.",
        ),
        (
            FRIDAY_23,
            NO_DAY,
            "Opens on Sunday at 8:00 am.",
            "يفتح يوم الأحد الساعة 8:00 صباحًا.",
        ),
        (
            at(3, 7),
            NO_DAY,
            "Opens tomorrow at 8:00 am.",
            "يفتح غدًا الساعة 8:00 صباحًا.",
        ),
        (
            at(9, 23, 10),
            CLOSED_TODAY,
            "Closed for National Day. Opens tomorrow at 8:00 am.",
            "مغلق بمناسبة اليوم الوطني. يفتح غدًا الساعة 8:00 صباحًا.",
        ),
        (
            at(3, 20, 10),
            CLOSED_TODAY,
            "Closed for Eid al-Fitr. Opens on Tuesday at 8:00 am.",
            "مغلق بمناسبة عيد الفطر. يفتح يوم الثلاثاء الساعة 8:00 صباحًا.",
        ),
        (
            at(12, 31, 23),
            CLOSED,
            "Opens on Sunday at 8:00 am.",
            "يفتح يوم الأحد الساعة 8:00 صباحًا.",
        ),
    ],
)
def test_words_with_published_hours(moment, pill, english_note, arabic_note):
    assert spoken(PUBLISHED, moment) == told(pill, english_note, arabic_note)


def test_return_after_a_week_is_a_date_that_is_not_taken_for_the_last_day_off():
    adha = holiday(date(2027, 5, 12), date(2027, 5, 19), Row("عيد الأضحى", "Eid al-Adha"))
    assert spoken(replace(HOTLINE, holidays=(adha,)), at(5, 12, 10, year=2027)) == told(
        CLOSED_TODAY,
        "Closed for Eid al-Adha. Back on Thursday 20 May; hours are not published.",
        "مغلق بمناسبة عيد الأضحى. يعود العمل يوم الخميس 20 مايو، والساعات غير منشورة.",
    )


@pytest.mark.parametrize(
    ("moment", "pill", "english_note", "arabic_note"),
    [
        (
            at(3, 1, 22),
            OPEN,
            "Closes tonight at 2:00 am.",
            "يغلق الليلة الساعة 2:00 بعد منتصف الليل.",
        ),
        (
            at(3, 2, 1),
            OPEN,
            "Closes tonight at 2:00 am.",
            "يغلق الليلة الساعة 2:00 بعد منتصف الليل.",
        ),
        (at(3, 1, 10), CLOSED, "Opens today at 9:00 pm.", "يفتح اليوم الساعة 9:00 مساءً."),
        (
            at(3, 20, 3),
            NO_DAY,
            "Opens on Sunday at 8:00 am.",
            "يفتح يوم الأحد الساعة 8:00 صباحًا.",
        ),
    ],
)
def test_words_in_a_ramadan_night(moment, pill, english_note, arabic_note):
    assert spoken(RAMADAN_NIGHTS, moment) == told(pill, english_note, arabic_note)


def test_words_of_what_is_always_available():
    assert spoken(FORM, FRIDAY_23) == told(
        ("Available at any time", "متاح في كل وقت"),
        "Reply times are not published here.",
        "أوقات الرد غير منشورة هنا.",
    )


def test_words_without_any_hours():
    assert spoken(Schedule(), FRIDAY_23) == told(
        ("Hours not published", "الأوقات غير منشورة"), "", ""
    )


def test_closing_at_midnight_belongs_to_the_evening():
    evenings = Schedule(hours=(HoursRow(WORKING_DAYS, time(18), time(0)),))
    assert spoken(evenings, at(3, 1, 20)) == told(
        OPEN, "Closes at midnight.", "يغلق عند منتصف الليل."
    )


def test_closing_at_the_midnight_of_another_day_names_the_day_that_ends():
    rows = (
        HoursRow(frozenset({SUN}), time(8), time(8)),
        HoursRow(WORKING_DAYS - {SUN, THU}, time(8), time(8)),
        HoursRow(frozenset({THU}), time(8), time(0)),
    )
    assert spoken(Schedule(hours=rows), at(3, 3, 20)) == told(
        OPEN,
        "Closes at midnight, at the end of Thursday.",
        "يغلق عند منتصف الليل في نهاية يوم الخميس.",
    )


def test_opening_at_midnight_names_the_day_that_begins():
    sundays = Schedule(hours=(HoursRow(frozenset({SUN}), time(0), time(12)),))
    for moment in (at(3, 6, 20), at(3, 7, 20)):
        assert spoken(sundays, moment) == told(
            NO_DAY,
            "Opens at midnight, when Sunday begins.",
            "يفتح عند منتصف الليل مع بداية يوم الأحد.",
        )


def test_opening_beyond_a_week_says_the_date_too():
    once = Schedule(hours=(HoursRow(frozenset({THU}), time(8), time(12)),))
    assert spoken(once, at(3, 5, 13)) == told(
        CLOSED,
        "Opens on Thursday 12 March at 8:00 am.",
        "يفتح يوم الخميس 12 مارس الساعة 8:00 صباحًا.",
    )
    assert spoken(once, at(12, 31, 13)) == told(
        CLOSED,
        "Opens on Thursday 7 January 2027 at 8:00 am.",
        "يفتح يوم الخميس 7 يناير 2027 الساعة 8:00 صباحًا.",
    )


@pytest.mark.parametrize("schedule", [RELAY, replace(RELAY, holidays=(NATIONAL_DAY,))])
def test_words_of_what_is_staffed_around_the_clock(schedule):
    assert spoken(schedule, SUNDAY_10) == told(
        OPEN, "Open around the clock.", "يعمل على مدار الساعة."
    )


def test_words_of_an_opening_after_which_hours_are_unknown():
    mixed = Schedule(hours=(HoursRow(WORKING_DAYS), HoursRow(WORKING_DAYS, time(8), time(12))))
    assert spoken(mixed, SUNDAY_10) == told(OPEN, "", "")


def test_words_between_known_and_unknown_hours():
    thursdays = HoursRow(frozenset({THU}), time(8), time(12))
    mixed = Schedule(hours=(thursdays, HoursRow(WORKING_DAYS - {THU})))
    assert spoken(mixed, at(3, 5, 13)) == told(
        CLOSED,
        "Back on Sunday; hours are not published.",
        "يعود العمل يوم الأحد، والساعات غير منشورة.",
    )
    mixed = Schedule(hours=(thursdays, HoursRow(EVERY_DAY - {THU})))
    assert spoken(mixed, at(3, 5, 13)) == told(
        CLOSED,
        "Back tomorrow; hours are not published.",
        "يعود العمل غدًا، والساعات غير منشورة.",
    )


def test_words_when_nothing_is_known_to_follow():
    ever = holiday(date(2026, 3, 1), date.max, Row("إجازة", "Break"))
    assert spoken(replace(OFFICE, holidays=(ever,)), SUNDAY_10) == told(
        CLOSED_TODAY, "Closed for Break.", "مغلق بسبب إجازة."
    )


def test_today_is_riyadhs_whatever_the_zone_of_the_moment():
    saturday_in_utc = at(3, 8, 1).astimezone(UTC)  # already Sunday in Riyadh
    assert english(OFFICE, saturday_in_utc)[1] == "Opens today at 8:00 am."


def test_pills_are_of_few_words_and_notes_never_long():
    """The longest of each kind that these schedules give in a year."""
    schedules = (PUBLISHED, UNPUBLISHED, FORM, RELAY, RAMADAN_NIGHTS, Schedule())
    tentative = [
        replace(one, holidays=tuple(replace(day, confirmed=False) for day in HOLIDAYS))
        for one in schedules
    ]
    moments = [at(1, 1) + timedelta(hours=29 * number) for number in range(300)]
    for schedule in (*schedules, *tentative):
        for moment in moments:
            for pill, note in spoken(schedule, moment).values():
                assert len(pill) <= 34
                assert all(len(part) <= 95 for part in note.split(". "))
