"""What is told of tentative holidays, and how a holiday is named, in both languages."""

from dataclasses import replace
from datetime import date, time

import pytest

from contacts.hours.status import Schedule
from tests.hours.examples import HOTLINE, OFFICE, RELAY, at
from tests.spoken import EID, NATIONAL_DAY, Row, arabic, english, holiday, spoken

TENTATIVE_EID = replace(EID, confirmed=False)
SUNDAY_10, FRIDAY_23 = at(3, 1, 10), at(3, 6, 23)
CONFIRMED = replace(OFFICE, holidays=(EID, NATIONAL_DAY))
TENTATIVELY_PUBLISHED = replace(OFFICE, holidays=(TENTATIVE_EID,))
TENTATIVELY_UNPUBLISHED = replace(HOTLINE, holidays=(TENTATIVE_EID,))
MAY_BE_CLOSED = "May be closed for Eid al-Fitr (20 to 23 March, not confirmed yet)."
MAY_BE_CLOSED_AR = "قد يكون مغلقًا بمناسبة عيد الفطر (من 20 إلى 23 مارس، غير مؤكد بعد)."


@pytest.mark.parametrize("schedule", [TENTATIVELY_PUBLISHED, TENTATIVELY_UNPUBLISHED])
def test_day_of_a_tentative_holiday_may_be_closed(schedule):
    sunday = at(3, 22, 10)
    assert english(schedule, sunday) == ("May be closed", MAY_BE_CLOSED)
    assert arabic(schedule, sunday) == ("قد يكون مغلقًا", MAY_BE_CLOSED_AR)


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
    weekend = holiday(date(2026, 3, 6), date(2026, 3, 7), "?", confirmed=False)
    doubted = replace(schedule, holidays=(weekend,))
    assert spoken(doubted, FRIDAY_23) == spoken(schedule, FRIDAY_23)


def test_holiday_far_ahead_is_no_news_of_what_is_open_around_the_clock():
    relay = replace(RELAY, holidays=(TENTATIVE_EID,))
    assert english(relay, SUNDAY_10)[1] == "Open around the clock."
    assert english(relay, at(3, 14, 10))[1] == MAY_BE_CLOSED


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
        "Closes today at 5:00 pm. May be closed for maintenance "
        "(1 March, from 12:00 noon to 3:00 pm, not confirmed yet)."
    )
    assert arabic(office, SUNDAY_10)[1] == (
        "يغلق اليوم الساعة 5:00 بعد الظهر. قد يكون مغلقًا بسبب صيانة "
        "(1 مارس، من 12:00 ظهرًا إلى 3:00 بعد الظهر، غير مؤكد بعد)."
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
