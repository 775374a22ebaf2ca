"""Holidays that nobody means are refused: by forms, by the importer and by a shell."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.translation import override

from contacts.content.problems import ContentError
from contacts.models import Holiday
from tests.content.loading import load_text
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
HIJRI = (
    "\u20661448-09-01\u2069 looks like a Hijri date. Write the Gregorian one, which is about "
    "\u20662027-02-08\u2069."
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False), override("en"):
        yield


def make_holiday(**fields) -> Holiday:
    names = {"name_ar": "عيد الفطر", "name_en": "Eid al-Fitr"}
    days = {"first_day": date(2027, 3, 9), "last_day": date(2027, 3, 12)}
    return Holiday(**{**names, **days, **fields})


TWICE = "“Eid al-Fitr (9 March 2027)” stands here for these days already. Change that one."


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "first_day", TWICE),
        ({"name_ar": "إجازة", "name_en": "Break"}, "first_day", TWICE),
        ({"first_day": date(2027, 3, 10), "last_day": date(2027, 3, 13)}, "first_day", TWICE),
        (
            {"first_day": date(1448, 10, 1), "last_day": date(1448, 10, 4)},
            "first_day",
            HIJRI.replace("09-01", "10-01").replace("2027-02-08", "2027-03-10"),
        ),
        (
            {"last_day": date(2127, 3, 9)},
            "last_day",
            "\u20662127-03-09\u2069 is more than five years ahead. Check the year.",
        ),
        (
            {"first_day": date(1999, 3, 9)},
            "first_day",
            "\u20661999-03-09\u2069 is long past. Check the year.",
        ),
        (
            {"last_day": date(2027, 4, 9)},
            "last_day",
            "This holiday lasts longer than a month. Check the dates; for other hours over a "
            "longer time, enter a season in the opening hours.",
        ),
    ],
)
def test_holiday_is_refused(fields, field, sentence):
    make_holiday().save()
    with pytest.raises(ValidationError) as caught:
        make_holiday(**fields).full_clean()
    assert caught.value.message_dict[field] == [sentence]


@pytest.mark.parametrize(
    "fields",
    [
        {"first_day": date(2027, 5, 16), "last_day": date(2027, 5, 19)},
        {"first_day": date(2027, 3, 13), "last_day": date(2027, 3, 14)},
        {"status": "draft"},
        {"opens": time(12), "closes": time(14)},
        {"name_ar": "صيانة", "name_en": "Works", "last_day": date(2027, 3, 9)},
    ],
)
def test_other_holiday_is_taken(fields):
    make_holiday().save()
    make_holiday(**fields).full_clean()


def test_holiday_of_one_channel_is_no_twin_of_that_of_all():
    make_holiday().save()
    make_holiday(channel=make_channel()).full_clean()


def test_holiday_twice_is_refused_by_import():
    one = '  - first_day: 2027-03-09\n    last_day: 2027-03-12\n    name: {ar: "%s"}\n'
    with pytest.raises(ContentError) as caught:
        load_text("holidays:\n" + one % "عيد" + one % "إجازة")
    assert [problem.at.path for problem in caught.value.problems] == [
        "holidays[0].first_day",
        "holidays[1].first_day",
    ]
    assert not Holiday.objects.exists()


def test_check_that_is_to_come_is_refused_of_a_holiday():
    with pytest.raises(ValidationError) as caught:
        make_holiday(verified_on=date(2026, 11, 23)).full_clean()
    assert list(caught.value.message_dict) == ["verified_on"]
