"""Notices of tentative holidays, and how a holiday is named, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from contacts.hours.sentences import notice, sentence
from contacts.hours.status import Schedule
from tests.hours.examples import HOTLINE, OFFICE, at
from tests.spoken import EID, NATIONAL_DAY, Row, holiday, spoken

TENTATIVE_EID = replace(EID, confirmed=False)
SUNDAY_10, FRIDAY_23 = at(3, 1, 10), at(3, 6, 23)
CONFIRMED = replace(OFFICE, holidays=(EID, NATIONAL_DAY))
TENTATIVELY_PUBLISHED = replace(OFFICE, holidays=(TENTATIVE_EID,))
TENTATIVELY_UNPUBLISHED = replace(HOTLINE, holidays=(TENTATIVE_EID,))
MAY_BE_CLOSED = (
    "May be closed for Eid al-Fitr (20 to 23 March, not confirmed yet)",
    "قد يكون مغلقًا بمناسبة عيد الفطر (من 20 إلى 23 مارس، غير مؤكد بعد)",
)


def test_tentative_holiday_leaves_the_sentence_and_adds_a_notice():
    sunday = at(3, 22, 10)
    assert spoken(sentence, TENTATIVELY_PUBLISHED, sunday)[0] == "Open now, closes today 5:00 pm"
    assert spoken(sentence, TENTATIVELY_UNPUBLISHED, sunday) == spoken(sentence, HOTLINE, sunday)
    assert spoken(notice, TENTATIVELY_PUBLISHED, sunday) == MAY_BE_CLOSED
    assert spoken(notice, TENTATIVELY_UNPUBLISHED, sunday) == MAY_BE_CLOSED


def test_notice_stands_while_the_next_opening_may_fall_away():
    friday = at(3, 20, 10)  # back on Sunday, which the holiday may take as well
    assert spoken(notice, TENTATIVELY_PUBLISHED, friday) == MAY_BE_CLOSED
    assert spoken(notice, TENTATIVELY_UNPUBLISHED, friday) == MAY_BE_CLOSED


@pytest.mark.parametrize(
    "schedule", [CONFIRMED, replace(CONFIRMED, hours=HOTLINE.hours), Schedule()]
)
@pytest.mark.parametrize("moment", [SUNDAY_10, at(3, 22, 10), at(9, 23, 10)])
def test_no_notice_without_a_tentative_holiday(schedule, moment):
    assert spoken(notice, schedule, moment) == ("", "")


@pytest.mark.parametrize("schedule", [OFFICE, HOTLINE])
def test_no_notice_where_it_is_closed_on_those_days_anyway(schedule):
    weekend = holiday(date(2026, 3, 6), date(2026, 3, 7), "?", confirmed=False)
    assert spoken(notice, replace(schedule, holidays=(weekend,)), FRIDAY_23) == ("", "")


def closed_for(name: object, **options) -> tuple[str, str]:
    eid = replace(EID, name=name)
    return spoken(sentence, replace(HOTLINE, holidays=(eid,)), at(3, 21, 10), **options)


def test_holiday_named_in_one_language_stands_in_for_the_other():
    arabic_only = closed_for(Row("عيد الفطر", " "))
    assert arabic_only[0] == "Closed for \u2068عيد الفطر\u2069 until 24 March"
    assert arabic_only[1] == "مغلق بمناسبة عيد الفطر، ويعود العمل يوم 24 مارس"
    assert (
        closed_for(Row(None, "Eid"))[1] == "مغلق بمناسبة \u2068Eid\u2069، ويعود العمل يوم 24 مارس"
    )


@pytest.mark.parametrize("name", [None, "", Row(None, "")])
def test_holiday_without_a_name_is_a_public_holiday(name):
    assert closed_for(name) == (
        "Closed for a public holiday until 24 March",
        "مغلق بمناسبة إجازة رسمية، ويعود العمل يوم 24 مارس",
    )


def test_holiday_may_be_named_by_a_text():
    assert closed_for("Eid")[0] == "Closed for Eid until 24 March"


def test_name_is_rendered_as_the_caller_asks():
    def tagged(text):
        return f"<b lang={text.language}>{text}</b>"

    assert closed_for(Row("عيد الفطر", ""), show=tagged)[0] == (
        "Closed for <b lang=ar>عيد الفطر</b> until 24 March"
    )
