"""What the page of a channel lists of hours and closures at one time of a day."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from contacts.models import Channel, Holiday
from tests.html import parse

pytestmark = pytest.mark.django_db
RIYADH = ZoneInfo("Asia/Riyadh")
SUNDAY = date(2026, 11, 29)


@pytest.fixture(autouse=True)
def line():
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=RIYADH), tick=False):
        channel = Channel.objects.create(
            slug="line", kind="phone", status="published", name_ar="الخط", name_en="Line"
        )
        channel.opening_hours.create(
            days=["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday"],
            opens=time(8), closes=time(16),
        )  # fmt: skip
        yield channel


def shown(client, at, language="en", *, day=SUNDAY):
    moment = datetime.combine(day, at, RIYADH)
    with time_machine.travel(moment, tick=False):
        response = client.get(f"/{language}/channels/line/")
    return response, parse(response.content.decode())


def closures(page) -> list[str]:
    return [" ".join(one.text.split()) for one in page.all("ul", class_="holidays") or []]


def close(first, last, opens, closes, *, confirmed=True):
    Holiday.objects.create(
        name_ar="اجتماع", name_en="Meeting", first_day=first, last_day=last,
        opens=opens, closes=closes, confirmed=confirmed,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("at", "listed"),
    [
        (time(12), ["Meeting: 29 November (Sunday), from 1:00 pm to 5:30 pm"]),
        (time(13), ["Meeting: 29 November (Sunday), from 1:00 pm to 5:30 pm Now"]),
        (time(17, 29), ["Meeting: 29 November (Sunday), from 1:00 pm to 5:30 pm Now"]),
        (time(17, 30), []),
    ],
)
def test_closure_of_some_hours_is_listed_until_it_is_over(client, at, listed):
    close(SUNDAY, SUNDAY, time(13), time(17, 30))
    _, page = shown(client, at)
    assert closures(page) == listed
    assert ("Holidays and closures ahead" in page.text) is bool(listed)


def test_list_holds_no_longer_than_what_it_says(client):
    """It closes at 4 pm anyway, so that no status tells when the closure is over."""
    close(SUNDAY, SUNDAY, time(13), time(17, 30))
    response, page = shown(client, time(17, 29))
    assert page.one("ul", class_="holidays")["data-holds-until"] == "2026-11-29T14:30:00Z"
    assert re.match(r"public, max-age=(60|59),", response["Cache-Control"])


def test_night_of_a_closure_is_listed_until_it_ends(client):
    close(SUNDAY, SUNDAY, time(22), time(2))
    monday = date(2026, 11, 30)
    assert closures(shown(client, time(1), day=monday)[1]) != []
    assert closures(shown(client, time(2), day=monday)[1]) == []


@pytest.mark.parametrize(("language", "now"), [("en", "Now"), ("ar", "الآن")])
def test_only_a_confirmed_closure_is_under_way(client, language, now):
    close(SUNDAY, SUNDAY, None, None)
    assert closures(shown(client, time(9), language)[1])[0].endswith(now)
    Holiday.objects.update(confirmed=False)
    assert not closures(shown(client, time(9), language)[1])[0].endswith(now)


@pytest.mark.parametrize(("at", "captions"), [
    (time(1), ["8 February to 10 March 2027 Now", "The usual week"]),
    (time(2), ["The usual week"]),
])  # fmt: skip
def test_season_stays_in_the_table_while_its_last_night_runs(client, line, at, captions):
    line.opening_hours.create(
        days=["Wednesday"], opens=time(21), closes=time(2),
        valid_from=date(2027, 2, 8), valid_to=date(2027, 3, 10),
    )  # fmt: skip
    _, page = shown(client, at, day=date(2027, 3, 11))
    assert ("Open now" in page.text) is (at == time(1))
    found = [" ".join(one.text.split()) for one in page.all("caption")]
    assert found == [caption.replace(" 2027", "") for caption in captions]
    now = [tag["data-holds-until"] for one in page.all("caption") for tag in one.all("span")]
    assert now == (["2027-03-10T23:00:00Z"] if at == time(1) else [])
