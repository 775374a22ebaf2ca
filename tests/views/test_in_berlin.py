"""A whole site in Berlin: its pages, cards, calendar and checker."""

import re
from datetime import UTC, date, datetime, time

import icalendar
import pytest
import time_machine
import vobject
from django.core.exceptions import ValidationError
from django.utils import translation

from contacts.models import Channel, Endpoint, Holiday
from tests.berlin import BERLIN
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_berlin")]
SATURDAY, AUTUMN = date(2026, 10, 24), date(2026, 10, 25)


@pytest.fixture(autouse=True)
def line(in_berlin):
    with time_machine.travel(datetime(2026, 10, 1, 12, tzinfo=BERLIN), tick=False):
        channel = Channel.objects.create(
            slug="line", kind="phone", status="published", name_ar="الخط", name_en="Line",
            verified_on=date(2026, 10, 1),
        )  # fmt: skip
        add(channel, "phone", "030 23125 000")
        add(channel, "address", "52.5163, 13.3777", label_en="Platz 1")
        days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
        channel.opening_hours.create(days=days, opens=time(8), closes=time(18, 30))
        channel.opening_hours.create(days=["saturday"], opens=time(22), closes=time(5))
        Holiday.objects.create(
            name_en="Meeting", first_day=date(2026, 11, 2), last_day=date(2026, 11, 2),
            opens=time(13), closes=time(0), confirmed=True,
        )  # fmt: skip
    return channel


def add(channel: Channel, kind: str, value: str, **fields: str) -> None:
    """As a form does it."""
    endpoint = Endpoint(channel=channel, kind=kind, value=value, status="published", **fields)
    endpoint.full_clean()
    endpoint.save()


def page(client, moment: datetime, language: str = "en"):
    with time_machine.travel(moment, tick=False):
        return parse(client.get(f"/{language}/channels/line/").content.decode())


def table(document) -> list[list[str]]:
    return [
        [cell.text for cell in (*row.all("th"), *row.all("td"))]
        for row in document.one("table", class_="hours").all("tr")
    ]


def test_hours_are_told_from_monday_on_and_of_24(client):
    shown = page(client, datetime(2026, 10, 21, 10, tzinfo=BERLIN))
    assert table(shown) == [
        ["Monday to Friday", "from 08:00 to 18:30"],
        ["Saturday", "from 22:00 to 05:00 the next day"],
        ["Sunday", "Not one of its published days"],
    ]
    assert "All times are Berlin time." in shown.one("main").text
    assert "Meeting: 2 November (Monday), from 13:00 to 24:00" in shown.one("main").text
    assert "Closes today at 18:30." in shown.one("main").text
    assert "+49 30 23125000" in shown.one("main").text
    assert shown.all("a", href="tel:+493023125000")
    assert "Riyadh" not in shown.one("main").text


def test_hours_are_told_so_in_arabic(client):
    shown = page(client, datetime(2026, 10, 21, 10, tzinfo=BERLIN), "ar").one("main").text
    assert "جميع الأوقات بتوقيت برلين." in shown
    assert "من 08:00 إلى 18:30" in shown
    assert "الرياض" not in shown


@pytest.mark.parametrize(
    ("moment", "words", "turns"),
    [
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), "Open now", "2026-10-24T22:00:00Z"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Open now", "2026-10-25T04:00:00Z"),
        (datetime(2026, 10, 25, 3, 59, tzinfo=UTC), "Open now", "2026-10-25T04:00:00Z"),
        (
            datetime(2026, 10, 25, 4, 0, tzinfo=UTC),
            "Not one of its published days",
            "2026-10-25T23:00:00Z",
        ),
    ],
)
def test_night_in_which_the_clocks_change(client, moment, words, turns):
    """From 22:00 to 05:00, which are eight hours; the day ends at 23:00 in UTC."""
    shown = page(client, moment).one("main")
    assert words in shown.text
    assert shown["data-renew-at"] == turns


def test_calendar_program_reads_the_zone(client):
    with time_machine.travel(datetime(2026, 10, 21, 10, tzinfo=BERLIN), tick=False):
        text = client.get("/en/channels/line.ics").content.decode()
    calendar = icalendar.Calendar.from_ical(text)
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    offsets = [
        datetime(2026, month, day, 12, tzinfo=zone).utcoffset().seconds // 3600
        for month, day in ((1, 5), (7, 1), (10, 24), (10, 26))
    ]
    assert offsets == [1, 2, 2, 1]
    week = next(one for one in calendar.walk("VEVENT") if "MO" in str(one.get("rrule")))
    assert "WKST=MO;BYDAY=MO,TU,WE,TH,FR" in text.replace("\r\n ", "")
    assert week["dtstart"].params["TZID"] == "Europe/Berlin"


def test_interruption_of_a_day_of_25_hours_cuts_the_right_ones(client, line):
    """From 04:00 of that morning on, five hours after midnight."""
    line.notices.create(
        text_en="Down", severity="out_of_order", status="published",
        starts_at=datetime(2026, 10, 25, 3, tzinfo=UTC),
        ends_at=datetime(2026, 10, 25, 12, tzinfo=UTC),
    )  # fmt: skip
    with time_machine.travel(datetime(2026, 10, 24, 10, tzinfo=BERLIN), tick=False):
        text = client.get("/en/channels/line.ics").content.decode()
    assert "DTEND;TZID=Europe/Berlin:20261025T040000" in text


def test_card_and_machines_have_the_number_whole(client):
    card = vobject.readOne(client.get("/en/channels/line.vcf").content.decode())
    assert card.tel.value == "+493023125000"
    directory = client.get("/api/v1/directory.json").json()
    assert directory["time_zone"] == "Europe/Berlin"
    schema = client.get("/api/v1/directory.schema.json").json()
    assert schema["properties"]["time_zone"]["const"] == "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+49 30 23125000", "yes"),
        ("030/23125000", "yes"),
        ("0049 (0)30 23125-000", "yes"),
        ("Call 030 23 12 50 00 now", "yes"),
        ("+49 30 23125009", "looks_like"),
        ("0171 1234567", "not_known"),
        ("+966 50 123 4567", "not_known"),
        ("Please call 030 23125000 or 0171 9876543", "not_known"),
        ("1012345678", "not_known"),
    ],
)
def test_checker_knows_numbers_of_the_country(client, text, expected):
    shown = client.post("/en/verify/", {"q": text}).content.decode()
    assert re.search(r'data-answer="(\w+)"', shown)[1] == expected
    assert "This looks like an ID number" not in shown


def test_search_finds_a_number_as_people_dial_it(client):
    shown = client.get("/en/search/", {"q": "03023125000"}).content.decode()
    assert "/en/channels/line/" in shown


def test_refusals_name_numbers_and_places_of_the_country(line):
    with pytest.raises(ValidationError) as no_number:
        add(line, "phone", "call us")
    with pytest.raises(ValidationError) as no_place:
        add(line, "address", "95, 13")
    with translation.override("en"):
        assert "a whole one such as 030123456 or +4930123456." in str(no_number.value)
    with translation.override("ar"):
        assert "ليس مكانًا على خريطة نعرفها" in str(no_place.value)
