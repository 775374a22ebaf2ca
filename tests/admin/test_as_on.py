"""Choosing the moment at which staff look at the site (tests/views/test_as_on.py)."""

import re
from datetime import date, datetime

import pytest
from django.urls import reverse

from contacts.models import Guide
from tests.conftest import RIYADH
from tests.directory_rows import make_channel, make_hours
from tests.html import parse

pytestmark = pytest.mark.usefixtures("sunday_10")
PREFIX = "/admin/as-on/2027-02-08T11:00+03:00"


def test_address_with_a_moment_leads_there(desk):
    for given in ("2027-02-08T11:00+03:00", "2027-02-08T08:00Z", "٢٠٢٧-٠٢-٠٨T11:00+03:00"):
        assert desk.client.get(reverse("as-on"), {"at": given}).url == f"{PREFIX}/en/"
    assert desk.client.get(f"{reverse('as-on')}?at=2027-02-08T11:00+03:00").url == f"{PREFIX}/en/"


REFUSED = [
    ("soon", "“\u2066soon\u2069” names no moment. Choose the day and the time here."),
    ("9999-12-31T23:59-10:00", "“\u20669999-12-31T23:59-10:00\u2069” names no moment."),
    ("2027-02-08T11:00", "“\u20662027-02-08T11:00\u2069” does not say in which time zone."),
    ("1448-09-01T11:00+03:00", "looks like a Hijri date."),
    ("2099-01-01T11:00+03:00", "is more than five years ahead."),
    ("1999-01-01T11:00+03:00", "is long past."),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSED)
def test_moment_that_nobody_means_is_refused_in_words(desk, given, sentence):
    response = desk.client.get(f"/admin/as-on/{given}/en/", follow=True)
    assert response.redirect_chain[-1][0].startswith(f"{reverse('as-on')}?at=")
    page = parse(response.content.decode())
    assert sentence in page.one(class_="errornote").text
    desk.in_language("ar")
    said = parse(desk.client.get(reverse("as-on"), {"at": given}).content.decode())
    assert re.search("[ء-ي]", said.one(class_="errornote").text)
    assert sentence not in said.text


def test_refused_moment_without_zone_is_one_press_away(desk):
    page = parse(desk.client.get(reverse("as-on"), {"at": "2027-02-08T11:00"}).content.decode())
    sent = {
        one["name"]: one.get("value") or "" for one in page.all("input") if "name" in one.attributes
    }
    assert desk.client.get(reverse("as-on"), sent).url == f"{PREFIX}/en/"


@pytest.mark.parametrize(
    ("day", "sentence"), [("1448-09-01", "Hijri"), ("3027-01-01", "ahead"), ("soon", "date")]
)
def test_refused_day_comes_back_beside_its_field(desk, day, sentence):
    page = parse(desk.client.get(reverse("as-on"), {"day": day, "time": "9:00"}).content.decode())
    [box] = [one for one in page.all(class_="form-row") if "errors" in one["class"]]
    assert sentence in box.one("ul").text
    assert [one["name"] for one in box.all("input")] == ["day"]


def test_form_offers_what_changes_next(desk):
    dates = {"valid_from": date(2027, 2, 8), "valid_to": date(2027, 3, 8)}
    make_hours(make_channel(), 10, 15, **dates, name_en="Ramadan")
    later = datetime(2027, 2, 1, tzinfo=RIYADH)
    Guide.objects.create(slug="fasting", title_en="Fasting", status="published", publish_at=later)
    page = parse(desk.client.get(reverse("as-on")).content.decode())
    assert [one.text for one in page.one(class_="moments").all("li")] == [
        "Monday 1 February 2027, 12:00 midnight: Texts or notices change",
        "Monday 8 February 2027, 9:00 am: Ramadan",
    ]
