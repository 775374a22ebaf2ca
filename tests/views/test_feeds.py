"""Contact cards, calendars, QR codes and the directory, as other programs fetch them."""

import json
import re
from datetime import timedelta

import icalendar
import pytest
import segno
import time_machine
import vobject
from django.conf import settings
from django.utils import timezone

from contacts.feeds import schema_org
from contacts.feeds.calendar import calendar_feed
from contacts.feeds.calendar_state import feed_state
from contacts.feeds.directory import directory as directory_document
from contacts.feeds.facts import ChannelFacts
from contacts.hours.status import Weekday
from contacts.models import Channel, Endpoint, OpeningHours
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_channel, make_directory, make_hours
from tests.html import parse

pytestmark = pytest.mark.django_db

DIRECTORY = "/api/v1/directory.json"
SCHEMA = "/api/v1/directory.schema.json"


@pytest.fixture
def directory():
    make_directory()


@pytest.fixture
def timed(directory):
    """The hotline has published times on Saturdays, or it would have no calendar."""
    hotline = Channel.objects.get(slug="hotline")
    return make_hours(hotline, 8, 17, days=frozenset([Weekday.SAT]))


def fetch(client, address: str, **headers: str):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(("language", "name"), [("ar", "الرقم الموحد"), ("en", "Unified number")])
def test_vcard_comes_in_the_language_of_its_address(client, language, name):
    response = fetch(client, f"/{language}/channels/hotline.vcf")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="hotline.vcf"'
    assert vobject.readOne(response.content.decode()).fn.value == name


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_calendar_comes_with_the_holidays_of_the_channel(client, language):
    response = fetch(client, f"/{language}/channels/hotline.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    kinds = ["hours", "hours", "holiday", "notice"]
    assert [event["uid"].split("-")[0] for event in events] == kinds


WITHOUT_CALENDAR = {
    "without times": lambda hours: hours.delete(),
    "with drafts of times": lambda hours: OpeningHours.objects.update(status="draft"),
    "with a season that is over": lambda hours: OpeningHours.objects.filter(pk=hours.pk).update(
        valid_from=SUNDAY_10.date() - timedelta(days=9),
        valid_to=SUNDAY_10.date() - timedelta(days=1),
    ),
    "always available": lambda hours: Channel.objects.update(always_available=True),
}
NO_CALENDAR = {
    "ar": ("لا يوجد تقويم هنا", "أوقات بدء العمل وانتهائه في «الرقم الموحد» غير منشورة"),
    "en": ("There is no calendar here", "No opening and closing times of “Unified number”"),
}


@pytest.mark.usefixtures("sunday_10")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("case", WITHOUT_CALENDAR)
def test_calendar_is_not_offered_without_published_times(client, timed, language, case):
    page = f"/{language}/channels/hotline/"
    assert "hotline.ics" in fetch(client, page).content.decode()
    WITHOUT_CALENDAR[case](timed)
    assert ".ics" not in fetch(client, page).content.decode()
    response = client.get(f"/{language}/channels/hotline.ics")
    assert response.status_code == 404
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Cache-Control"].startswith("public, max-age=0, ")
    html = parse(response.content.decode())
    title, why = NO_CALENDAR[language]
    assert (html.one("html")["lang"], html.one("h1").text) == (language, title)
    main = html.one("main")
    assert why in main.text
    assert page in [link["href"] for link in main.all("a")]
    assert "data-renew-at" not in main.attributes


@pytest.mark.usefixtures("sunday_10")
def test_calendar_of_a_season_is_offered_up_to_its_last_day(client, timed):
    season = OpeningHours.objects.filter(pk=timed.pk)
    for first, last in ((0, 0), (30, 60)):
        season.update(
            valid_from=SUNDAY_10.date() + timedelta(days=first),
            valid_to=SUNDAY_10.date() + timedelta(days=last),
        )
        assert "hotline.ics" in fetch(client, "/en/channels/hotline/").content.decode()
        fetch(client, "/en/channels/hotline.ics")


@pytest.mark.usefixtures("directory")
def test_missing_calendar_of_a_name_in_the_other_language_says_so(client):
    response = client.get("/en/channels/app.ics")
    name = parse(response.content.decode()).one("main").all(lang="ar")[0]
    assert (name.text, name["dir"]) == ("تطبيق حساب المواطن", "rtl")


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("slug", "target"),
    [("hotline", "tel:19912"), ("website", "https://help.example/en/channels/website/")],
)
def test_qr_code_calls_the_number_or_opens_the_page(client, settings, slug, target):
    settings.SITE_URL = "https://help.example"
    response = fetch(client, f"/en/channels/{slug}/qr.svg")
    drawing = response.content.decode()
    assert response["Content-Type"] == "image/svg+xml"
    assert re.findall(r"<(\w+)", drawing) == ["svg", "path", "path"]
    assert "style" not in drawing
    code = segno.make_qr(target, error="m")
    assert drawing.count("M4 4.5") == 1  # four modules of white around it
    assert dark_lines(drawing) == dark_lines(code.svg_inline(border=4))


def dark_lines(drawing: str) -> str:
    return re.findall(r'stroke="#000"[^>]* d="([^"]+)"', drawing)[0]


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize("address", ["hotline.vcf", "hotline.ics", "hotline/qr.svg"])
def test_machine_formats_are_kept_a_minute_and_then_asked_for_again(client, address):
    response = fetch(client, f"/ar/channels/{address}")
    assert response["Cache-Control"].startswith("public, max-age=60, ")
    again = client.get(f"/ar/channels/{address}", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Endpoint.objects.filter(value="19912").update(value="937")
    Channel.objects.filter(slug="hotline").update(name_ar="رقم آخر")
    changed = client.get(f"/ar/channels/{address}", headers={"If-None-Match": response["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != response["ETag"]


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("slug", ["leak-channel", "nowhere"])
@pytest.mark.parametrize("ending", [".vcf", ".ics", "/qr.svg"])
def test_machine_formats_of_a_draft_are_not_found(client, slug, ending):
    assert client.get(f"/ar/channels/{slug}{ending}").status_code == 404


@pytest.mark.usefixtures("directory")
def test_directory_is_utf8_json_that_every_site_may_read(client):
    response = fetch(client, DIRECTORY)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "الرقم الموحد" in response.content.decode()
    assert json.loads(response.content)["version"] == 1


@pytest.mark.usefixtures("directory", "sunday_10")
def test_directory_is_sent_again_only_when_it_changed(client):
    first = fetch(client, DIRECTORY)
    unchanged = client.get(DIRECTORY, headers={"If-None-Match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["Access-Control-Allow-Origin"] == "*"
    Endpoint.objects.filter(value="19912").update(value="199099")
    changed = client.get(DIRECTORY, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_directory_is_kept_no_longer_than_its_statuses_hold(client):
    make_hours(make_channel(), 8, 17)
    with time_machine.travel(SUNDAY_10, tick=False):
        assert fetch(client, DIRECTORY)["Cache-Control"].startswith("public, max-age=60, ")
    with time_machine.travel(SUNDAY_10.replace(hour=16, minute=59, second=40), tick=False):
        # A second less, as caches may hand it out for one more while they ask again.
        assert fetch(client, DIRECTORY)["Cache-Control"].startswith("public, max-age=19, ")


def test_schema_is_served_as_it_is(client):
    response = fetch(client, SCHEMA)
    assert response["Content-Type"] == "application/schema+json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content)["$schema"].endswith("/draft/2020-12/schema")


@pytest.mark.parametrize("address", [DIRECTORY, SCHEMA])
def test_api_answers_a_browser_that_asks_before_reading(client, address):
    response = client.options(address, headers={"Origin": "https://partner.example"})
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Headers"] == "If-None-Match"
    assert client.post(address).status_code == 405


@pytest.mark.usefixtures("directory", "sunday_10")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_format_gives_the_links_that_the_page_gives(client, language):
    for row in json.loads(fetch(client, DIRECTORY).content)["channels"]:
        given = [each["link"] for each in row["endpoints"]]
        page = fetch(client, row["url"][language].removeprefix(settings.SITE_URL)).content.decode()
        article = page.partition("<article")[2].partition("</article>")[0]
        card = vobject.readOne(
            fetch(client, f"/{language}/channels/{row['slug']}.vcf").content.decode()
        ).contents
        in_card = [f"tel:{each.value}" for each in card.get("tel", [])]
        in_card += [each.value for each in card.get("url", [])]
        assert in_card == given
        assert [link for link in given if f'href="{link}"' not in article] == []


@pytest.mark.usefixtures("sunday_10")
def test_every_format_gives_the_same_hours():
    channel = make_channel()
    make_hours(channel, 8, 17)
    facts = ChannelFacts.of(Channel.objects.with_parts().get(), [])
    state = feed_state(channel, timezone.now())
    [event] = icalendar.Calendar.from_ical(calendar_feed(facts, state, language="ar")).walk(
        "VEVENT"
    )
    graph = schema_org.channel(channel, [], language="ar", today=SUNDAY_10.date())["@graph"]
    [point] = [node for node in graph if node["@type"] == "ContactPoint"]
    [row] = directory_document(SUNDAY_10).document["channels"]
    assert point["hoursAvailable"][0]["opens"] == row["opening_hours"][0]["opens"] == "08:00"
    assert point["hoursAvailable"][0]["closes"] == row["opening_hours"][0]["closes"] == "17:00"
    assert f"{event.decoded('dtstart'):%H:%M}-{event.decoded('dtend'):%H:%M}" == "08:00-17:00"
    days = row["opening_hours"][0]["days"]
    assert event["rrule"]["BYDAY"] == [day[:2].upper() for day in days]
    in_json_ld = point["hoursAvailable"][0]["dayOfWeek"]
    assert [day.rpartition("/")[2][:3].lower() for day in in_json_ld] == days
