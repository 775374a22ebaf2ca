"""What is told of tentative holidays, and how a holiday is named, in both languages."""

from dataclasses import replace
from datetime import date, time

import pytest

from contacts.hours.status import HoursRow, Schedule
from tests.hours.examples import HOTLINE, NIGHTS, OFFICE, RELAY, WORKING_DAYS, at
from tests.spoken import EID, NATIONAL_DAY, Row, arabic, english, holiday, spoken

TENTATIVE_EID = replace(EID, confirmed=False)
SPLIT = (HoursRow(WORKING_DAYS, time(8), time(12)), HoursRow(WORKING_DAYS, time(13), time(16)))
MAINTENANCE = holiday(date(2026, 3, 8), date(2026, 3, 8), Row("صيانة", "maintenance"))
SUNDAY_10, FRIDAY_23 = at(3, 1, 10), at(3, 6, 23)
CONFIRMED = replace(OFFICE, holidays=(EID, NATIONAL_DAY))
TENTATIVELY_PUBLISHED = replace(OFFICE, holidays=(TENTATIVE_EID,))
TENTATIVELY_UNPUBLISHED = replace(HOTLINE, holidays=(TENTATIVE_EID,))
MAY_BE_CLOSED = "May be closed for Eid al-Fitr (20 to 23 March, not confirmed yet)."
MAY_BE_CLOSED_AR = "قد يكون مغلقًا بمناسبة عيد الفطر (من 20 إلى 23 مارس، غير مؤكد بعد)."
NOT_CONFIRMED = "The closure for Eid al-Fitr (20 to 23 March) is not confirmed yet."
NOT_CONFIRMED_AR = "الإغلاق بمناسبة عيد الفطر (من 20 إلى 23 مارس) غير مؤكد بعد."


@pytest.mark.parametrize(
    ("schedule", "hours", "hours_ar"),
    [
        (
            TENTATIVELY_PUBLISHED,
            "Its usual hours: from 8:00 am to 5:00 pm. ",
            "الأوقات المعتادة: من 8:00 صباحًا إلى 5:00 بعد الظهر. ",
        ),
        (
            replace(TENTATIVELY_PUBLISHED, hours=SPLIT),
            "Its usual hours: from 8:00 am to 12:00 noon and from 1:00 pm to 4:00 pm. ",
            "الأوقات المعتادة: من 8:00 صباحًا إلى 12:00 ظهرًا "
            "ومن 1:00 بعد الظهر إلى 4:00 بعد الظهر. ",
        ),
        (TENTATIVELY_UNPUBLISHED, "", ""),
    ],
)
def test_day_of_a_tentative_holiday_may_be_closed(schedule, hours, hours_ar):
    sunday = at(3, 22, 10)
    assert english(schedule, sunday) == ("May be closed", f"{hours}{NOT_CONFIRMED}")
    assert arabic(schedule, sunday) == ("قد يكون مغلقًا", f"{hours_ar}{NOT_CONFIRMED_AR}")


def test_opening_on_the_eve_of_which_a_tentative_holiday_ends_may_move():
    monday, end = at(3, 23, 18), "is not confirmed yet and may be a day later."
    assert english(TENTATIVELY_PUBLISHED, monday)[1] == (
        f"Should open tomorrow at 8:00 am. The end of Eid al-Fitr (Monday 23 March) {end}"
    )
    assert arabic(TENTATIVELY_PUBLISHED, monday)[1] == (
        "يُفترض أن يفتح غدًا الساعة 8:00 صباحًا. "
        "موعد انتهاء عيد الفطر (الاثنين 23 مارس) غير مؤكد بعد، وقد يتأخر يومًا."
    )
    to_saturday = replace(TENTATIVE_EID, last_day=date(2026, 3, 28))
    for moment in (at(3, 26, 18), at(3, 27, 12), at(3, 28, 23)):
        note = english(replace(OFFICE, holidays=(to_saturday,)), moment)[1]
        assert note.startswith("Should open ")
        assert note.endswith(f"The end of Eid al-Fitr (Saturday 28 March) {end}")
    assert "not confirmed" not in english(TENTATIVELY_PUBLISHED, at(3, 24, 18))[1]


@pytest.mark.parametrize(
    ("moment", "note", "note_ar"),
    [
        (
            at(9, 22, 18),
            "Opens on Thursday at 8:00 am. Closed for National Day (Wednesday 23 September).",
            "يفتح يوم الخميس الساعة 8:00 صباحًا. مغلق بمناسبة اليوم الوطني (الأربعاء 23 سبتمبر).",
        ),
        (
            at(3, 19, 18),
            "Opens on Tuesday at 8:00 am. Closed for Eid al-Fitr (20 to 23 March).",
            "يفتح يوم الثلاثاء الساعة 8:00 صباحًا. مغلق بمناسبة عيد الفطر (من 20 إلى 23 مارس).",
        ),
        (
            at(9, 23, 12),
            "Closed for National Day. Opens tomorrow at 8:00 am.",
            "مغلق بمناسبة اليوم الوطني. يفتح غدًا الساعة 8:00 صباحًا.",
        ),
        (at(9, 22, 12), "Closes today at 5:00 pm.", "يغلق اليوم الساعة 5:00 بعد الظهر."),
    ],
)
def test_holiday_that_lies_before_the_opening_is_its_reason(moment, note, note_ar):
    assert english(CONFIRMED, moment)[1] == note
    assert arabic(CONFIRMED, moment)[1] == note_ar


def test_holidays_that_take_nothing_away_are_no_reason():
    weekend = holiday(date(2026, 3, 6), date(2026, 3, 7), "?")
    evening = holiday(date(2026, 3, 5), date(2026, 3, 5), "?", opens=time(18), closes=time(20))
    for one in (weekend, evening):
        office = replace(OFFICE, holidays=(one,))
        assert english(office, at(3, 5, 17))[1] == "Opens on Sunday at 8:00 am."


def test_every_holiday_on_the_way_is_told_with_its_hours():
    works = holiday(date(2026, 3, 24), date(2026, 3, 24), "works", opens=time(8), closes=time(10))
    office = replace(OFFICE, holidays=(EID, works))
    assert english(office, at(3, 22, 10))[1] == (
        "Closed for Eid al-Fitr. Opens on Tuesday at 10:00 am. "
        "Closed for works (Tuesday 24 March, from 8:00 am to 10:00 am)."
    )
    assert english(replace(office, hours=HOTLINE.hours), at(3, 19, 23))[1] == (
        "Working days: Sunday to Thursday. We cannot tell whether they answer now."
    )
    assert arabic(replace(HOTLINE, holidays=(NATIONAL_DAY, MAINTENANCE)), at(3, 6, 10))[1] == (
        "يعود العمل يوم الاثنين، والساعات غير منشورة. مغلق بسبب صيانة (الأحد 8 مارس)."
    )


def test_night_that_a_holiday_cuts_short_is_told_with_it():
    nights = replace(NIGHTS, holidays=(EID,))
    assert english(nights, at(3, 19, 23))[1] == (
        "Closes at midnight. Closed for Eid al-Fitr (20 to 23 March)."
    )
    assert arabic(nights, at(3, 19, 23))[1] == (
        "يغلق عند منتصف الليل. مغلق بمناسبة عيد الفطر (من 20 إلى 23 مارس)."
    )
    assert english(nights, at(3, 18, 23))[1] == "Closes tonight at 2:00 am."


def test_hours_of_the_night_before_are_told_while_it_runs_in_doubt():
    nights = replace(NIGHTS, holidays=(TENTATIVE_EID,))
    assert english(nights, at(3, 21, 1))[1] == (
        f"Its usual hours: from 10:00 pm to 2:00 am the next day. {NOT_CONFIRMED}"
    )


@pytest.mark.parametrize("moment", [at(3, 19, 18), at(3, 20, 10), at(3, 21, 23)])
def test_opening_that_may_fall_away_is_told_with_the_holiday(moment):
    note = english(TENTATIVELY_PUBLISHED, moment)[1]
    when = "tomorrow" if moment.day == 21 else "on Sunday"
    assert note == f"Should open {when} at 8:00 am. {MAY_BE_CLOSED}"
    when = "غدًا" if moment.day == 21 else "يوم الأحد"
    assert arabic(TENTATIVELY_PUBLISHED, moment)[1] == (
        f"يُفترض أن يفتح {when} الساعة 8:00 صباحًا. {MAY_BE_CLOSED_AR}"
    )


def test_working_day_that_may_fall_away_is_told_with_the_holiday():
    assert english(TENTATIVELY_UNPUBLISHED, at(3, 20, 10))[1] == (
        f"Back on Sunday; hours are not published. {MAY_BE_CLOSED}"
    )


@pytest.mark.parametrize(
    "schedule", [CONFIRMED, replace(CONFIRMED, hours=HOTLINE.hours), Schedule()]
)
@pytest.mark.parametrize("moment", [SUNDAY_10, at(3, 22, 10), at(9, 23, 10)])
def test_nothing_may_be_closed_without_a_tentative_holiday(schedule, moment):
    assert "May be" not in " ".join(english(schedule, moment))


@pytest.mark.parametrize("schedule", [OFFICE, HOTLINE])
def test_no_doubt_where_it_is_closed_on_those_days_anyway(schedule):
    friday = holiday(date(2026, 3, 6), date(2026, 3, 6), "?", confirmed=False)
    doubted = replace(schedule, holidays=(friday,))
    assert spoken(doubted, FRIDAY_23) == spoken(schedule, FRIDAY_23)
    # One that ends on the eve of a working day may be a day longer.
    weekend = replace(doubted, holidays=(replace(friday, last_day=date(2026, 3, 7)),))
    assert "The end of ? (Saturday 7 March) is not confirmed" in english(weekend, FRIDAY_23)[1]


def test_holiday_far_ahead_is_no_news_of_what_is_open_around_the_clock():
    relay = replace(RELAY, holidays=(TENTATIVE_EID,))
    assert english(relay, SUNDAY_10)[1] == "Open around the clock."
    assert english(relay, at(3, 14, 10))[1] == MAY_BE_CLOSED.replace("be closed", "close")


def test_tentative_holiday_of_some_hours_tells_them():
    works = holiday(
        date(2026, 3, 1),
        date(2026, 3, 1),
        Row("صيانة", "maintenance"),
        confirmed=False,
        opens=time(12),
        closes=time(15),
    )
    office = replace(OFFICE, holidays=(works,))
    assert english(office, SUNDAY_10)[1] == (
        "Closes today at 5:00 pm. May close for maintenance "
        "(Sunday 1 March, from 12:00 noon to 3:00 pm, not confirmed yet)."
    )
    assert arabic(office, SUNDAY_10)[1] == (
        "يغلق اليوم الساعة 5:00 بعد الظهر. قد يغلق بسبب صيانة "
        "(الأحد 1 مارس، من 12:00 ظهرًا إلى 3:00 بعد الظهر، غير مؤكد بعد)."
    )
    confirmed = replace(OFFICE, holidays=(replace(works, confirmed=True),))
    assert english(confirmed, at(3, 1, 13)) == (
        "Closed now",
        "Closed for maintenance. Opens today at 3:00 pm.",
    )
    assert arabic(confirmed, at(3, 1, 13))[0] == "مغلق الآن"


def test_return_after_some_hours_of_a_day_without_times():
    works = holiday(date(2026, 3, 1), date(2026, 3, 1), "works", opens=time(12), closes=time(15))
    assert english(replace(HOTLINE, holidays=(works,)), at(3, 1, 13))[1] == (
        "Closed for works. Back today at 3:00 pm; hours are not published."
    )


def closed_for(name: object, **options) -> tuple[str, str]:
    """The first sentence in both languages."""
    eid = replace(EID, name=name)
    found = spoken(replace(HOTLINE, holidays=(eid,)), at(3, 21, 10), **options)
    return tuple(found[language][1].split(". ")[0] for language in ("en", "ar"))


def test_holiday_named_in_one_language_stands_in_for_the_other():
    assert closed_for(Row("عيد الفطر", " ")) == (
        "Closed for \u2068عيد الفطر\u2069",
        "مغلق بمناسبة عيد الفطر",
    )
    assert closed_for(Row(None, "Eid"))[1] == "مغلق بمناسبة \u2068Eid\u2069"


@pytest.mark.parametrize("name", [None, "", Row(None, "")])
def test_holiday_without_a_name_is_a_public_holiday(name):
    assert closed_for(name) == ("Closed for a public holiday", "مغلق بسبب إجازة رسمية")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("عيد الأضحى", "بمناسبة"),
        ("إجازة العيد", "بمناسبة"),
        ("إجازة العيدين", "بمناسبة"),
        ("اليوم الوطني السعودي", "بمناسبة"),
        ("يوم التأسيس", "بمناسبة"),
        ("Founding Day", "بمناسبة"),
        ("تعطّل الأنظمة", "بسبب"),
        ("تغيير المواعيد", "بسبب"),
        ("انتقال المقر", "بسبب"),
        ("System upgrade", "بسبب"),
    ],
)
def test_only_a_feast_is_an_occasion(name, why):
    assert closed_for(name)[1] == f"مغلق {why} {name}"


def test_name_is_rendered_as_the_caller_asks():
    def tagged(text):
        return f"<b lang={text.language}>{text}</b>"

    assert closed_for(Row("عيد الفطر", ""), show=tagged)[0] == (
        "Closed for <b lang=ar>عيد الفطر</b>"
    )
