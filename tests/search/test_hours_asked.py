"""Somebody asks when, on a site that has hours and no question about them."""

from datetime import date, time

import pytest

from contacts.models import Channel, Endpoint, OpeningHours
from tests.html import parse


@pytest.fixture
def helpline(db):
    names = {"name_ar": "خط المساعدة", "name_en": "Helpline"}
    row = Channel.objects.create(slug="line", kind="phone", status="published", **names)
    Endpoint.objects.create(channel=row, kind="phone", value="1234", status="published")
    OpeningHours.objects.create(channel=row, days={6, 0}, opens=time(8), closes=time(16))
    season = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 8), "name_ar": "رمضان"}
    OpeningHours.objects.create(
        channel=row, days={6}, opens=time(10), closes=time(14), name_en="Ramadan", **season
    )
    return row


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "working hours"),
        ("en", "when are you open"),
        ("en", "opening times"),
        ("en", "Ramadan hours"),
        ("ar", "متى تفتحون"),
        ("ar", "أوقات العمل"),
        ("ar", "متى الدوام"),
        ("ar", "دوام رمضان"),
        ("ar", "دوامكم"),
    ],
)
def test_who_asks_when_finds_the_channel_that_has_hours(client, helpline, language, query):
    page = parse(client.get(f"/{language}/search/", {"q": query}).content.decode())
    found = page.one("section", data_covers="yes")
    assert found.all("a", href=f"/{language}/channels/line/")


def test_channel_without_hours_is_no_answer_to_when(client, helpline):
    OpeningHours.objects.all().delete()
    helpline.save()
    page = parse(client.get("/en/search/", {"q": "working hours"}).content.decode())
    assert page.all("section", data_covers="no")
