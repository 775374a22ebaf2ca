"""The line of a closed row: what it is, in the reader's language, and what is particular to it."""

from datetime import date, time

import pytest

from contacts.hours.values import Weekday
from contacts.models import Channel, Guide
from tests.admin.admin_client import add_url, change_url, typed

pytestmark = pytest.mark.django_db


def lines(desk, row, prefix):
    page = desk.get(change_url(row)).one("div", id=f"{prefix}-group")
    rows = [one for one in page.all("div") if "has_original" in (one.get("class") or "")]
    return [one.one("h3") for one in rows]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_steps_are_numbered_and_say_what_is_missing(desk, language):
    guide = Guide.objects.create(slug="a", title_ar="سؤال")
    guide.steps.create(text_ar="افتح", text_en="Open", position=1)
    guide.steps.create(text_ar="أرسل", position=2, status="draft")
    first, second = lines(desk.in_language(language), guide, "steps")
    assert first.one("bdi").text == {"ar": "افتح", "en": "Open"}[language]
    assert second.one("bdi").one("span")["lang"] == "ar"  # the other language stands in
    assert second.one("span", class_="row-number").text == "2"
    badges = [one.text for one in second.all("span", class_="lacking")]
    assert (
        badges
        == {
            "ar": ["مسودة", "ينقصه النص الإنجليزي"],
            "en": ["Draft", "English missing"],
        }[language]
    )
    assert first.all("span", class_="lacking") == []


def test_numbers_read_from_left_to_right_and_hours_say_days_and_times(desk):
    channel = Channel.objects.create(slug="c", kind="phone", name_ar="قناة")
    channel.endpoints.create(kind="phone", value="920001234", label_ar="من الجوال")
    channel.endpoints.create(kind="phone", value="+966512345678")
    channel.opening_hours.create(days=frozenset([Weekday.SUN]), opens=time(8), closes=time(16))
    season = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 9), "name_ar": "رمضان"}
    channel.opening_hours.create(days=frozenset(Weekday), **season)
    numbers = lines(desk.in_language("ar"), channel, "endpoints")
    shown = [one.one("bdi", class_="row-label").all("bdi")[1] for one in numbers]
    assert [(one.text, one["dir"]) for one in shown] == [
        ("920 001 234", "ltr"),
        ("+966 51 234 5678", "ltr"),
    ]
    assert "من الجوال" in numbers[0].text
    hours = [one.one("bdi").text for one in lines(desk, channel, "opening_hours")]
    assert hours[0] == "الأحد · من 8:00 صباحًا إلى 4:00 بعد الظهر"
    assert hours[1].startswith("كل يوم · ساعات العمل غير منشورة · رمضان · ")


def test_refused_save_heads_each_row_with_what_was_typed(desk):
    form = typed(desk.in_language("ar").get(add_url("guide")), "guide_form")
    page = desk.save(
        add_url("guide"), form, **{"slug": "؟؟", "steps-0-text_en": "Open", "title_ar": "سؤال"}
    )
    first = page.one("div", id="steps-0").one("bdi", class_="row-label").one("span")
    assert (first.text, first["lang"]) == ("Open", "en")
    assert page.one("div", id="steps-empty").one("bdi", class_="row-label").text == "صف جديد"
