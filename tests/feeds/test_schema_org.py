"""JSON-LD says what the pages say, and nothing else."""

import json
from datetime import date, time

import pytest

from contacts.feeds import schema_org
from contacts.feeds.json_ld_syntax import dumps
from contacts.hours.status import Weekday
from contacts.models import Channel, Endpoint, Guide, Holiday, Page
from tests.directory_rows import LEAK, make_channel, make_directory, make_hours

pytestmark = pytest.mark.django_db

DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://help.example"


TODAY = date(2026, 9, 1)


def nodes(document: dict) -> dict[str, dict]:
    """The nodes of a graph by type; each type occurs once."""
    assert document["@context"] == "https://schema.org"
    found = {node["@type"]: node for node in document["@graph"]}
    assert len(found) == len(document["@graph"])
    return found


def of_channel(slug: str = "hotline", language: str = "en") -> dict[str, dict]:
    row = Channel.objects.published().with_parts().get(slug=slug)
    ahead = Holiday.objects.published().filter(last_day__gte=date(2026, 9, 1))
    return nodes(schema_org.channel(row, ahead, language=language, today=TODAY))


def schema_days(*places: int) -> list[str]:
    return [f"https://schema.org/{DAYS[place]}" for place in places]


def test_channel_is_a_contact_point_with_its_number():
    make_directory()
    point = of_channel()["ContactPoint"]
    assert (point["name"], point["description"]) == ("Unified number", "Call us")
    assert point["telephone"] == "19912"
    assert point["@id"] == "https://help.example/en/channels/hotline/#channel"


def test_channel_names_what_its_other_endpoints_are():
    make_directory()
    assert of_channel("website")["ContactPoint"]["url"] == "https://www.ca.gov.sa/"
    assert of_channel("x")["ContactPoint"]["sameAs"] == "https://x.com/citizen_care"


def test_channel_with_two_numbers_names_both():
    make_directory()
    Endpoint.objects.filter(value="920008888").update(status="published")
    assert of_channel()["ContactPoint"]["telephone"] == ["19912", "920008888"]


def test_channel_links_each_store_its_app_is_in():
    app = make_channel("app", "app")
    link = "https://apps.apple.com/sa/app/id1"
    Endpoint.objects.create(channel=app, kind="ios", value=link)
    assert of_channel("app")["MobileApplication"] == {
        "@type": "MobileApplication",
        "name": "Unified number",
        "installUrl": link,
        "operatingSystem": "iOS",
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, {}),
        ({"answer_languages": {"en", "ar"}}, {"availableLanguage": ["ar", "en"]}),
        ({"answer_languages": {"en"}}, {"availableLanguage": ["en"]}),
        ({"cost": "free"}, {"contactOption": "https://schema.org/TollFree"}),
        ({"cost": "charged", "sign_in": "needed", "response_time_en": "within a day"}, {}),
    ],
)
def test_channel_says_its_languages_and_that_its_number_is_free(fields, said):
    make_directory()
    for name, value in fields.items():
        Channel.objects.filter(slug="hotline").update(**{name: value})
    point = of_channel()["ContactPoint"]
    keys = ("availableLanguage", "contactOption")
    assert {key: point[key] for key in keys if key in point} == said


def test_only_a_number_is_toll_free():
    make_directory()
    Channel.objects.filter(slug="website").update(cost="free")
    assert "contactOption" not in of_channel("website")["ContactPoint"]


@pytest.mark.parametrize(
    ("numbers", "is_free"),
    [
        (["8001234567"], True),
        (["19912"], True),
        (["19912", "8001234567"], True),
        (["+966112345678"], False),
        (["19912", "+966112345678"], False),
        (["+966512345678"], False),
        (["920012345"], False),
    ],
)
def test_toll_free_is_said_of_numbers_that_can_be(numbers, is_free):
    make_directory()
    hotline = Channel.objects.get(slug="hotline")
    hotline.endpoints.all().delete()
    for number in numbers:
        Endpoint.objects.create(channel=hotline, kind="phone", value=number)
    Endpoint.objects.create(channel=hotline, kind="whatsapp", value="+966512345678")
    Channel.objects.filter(slug="hotline").update(cost="free")
    assert ("contactOption" in of_channel()["ContactPoint"]) is is_free


def test_channel_days_without_published_hours_are_left_out():
    """Without `opens` schema.org would read them as closed."""
    make_directory()
    [holiday] = of_channel()["ContactPoint"]["hoursAvailable"]
    assert (holiday["opens"], holiday["closes"]) == ("00:00", "00:00")
    assert (holiday["validFrom"], holiday["validThrough"]) == ("2026-09-23", "2026-09-23")


def test_channel_hours_and_seasons_carry_their_times_and_dates():
    channel = make_channel()
    make_hours(channel, 8, 17, days=frozenset([Weekday.SUN]))
    make_hours(channel, 21, 2, valid_from=date(2027, 2, 8), valid_to=date(2027, 3, 9))
    usual, season, off = of_channel()["ContactPoint"]["hoursAvailable"]
    assert (usual["dayOfWeek"], usual["opens"], usual["closes"]) == (
        schema_days(0),
        "08:00",
        "17:00",
    )
    assert "validFrom" not in usual
    assert (season["opens"], season["closes"]) == ("21:00", "02:00")
    assert (season["validFrom"], season["validThrough"]) == ("2027-02-08", "2027-03-09")
    assert (off["dayOfWeek"], off["opens"], off["closes"]) == (schema_days(5, 6), "00:00", "00:00")


def test_channel_that_is_always_available_has_no_hours():
    make_directory()
    assert "hoursAvailable" not in of_channel("website")["ContactPoint"]


def test_channel_page_names_its_language_its_check_and_its_place():
    make_directory()
    found = of_channel(language="ar")
    page, crumbs = found["WebPage"], found["BreadcrumbList"]
    assert (page["inLanguage"], page["name"]) == ("ar", "الرقم الموحد")
    assert page["lastReviewed"] == "2026-11-03"
    assert page["breadcrumb"]["@id"] == crumbs["@id"]
    assert page["mainEntity"]["@id"] == found["ContactPoint"]["@id"]
    assert [each["item"] for each in crumbs["itemListElement"]] == [
        "https://help.example/ar/",
        "https://help.example/ar/#channels",
        "https://help.example/ar/channels/hotline/",
    ]


def test_channel_text_that_stands_in_names_its_language():
    make_directory()
    name = {"@language": "ar", "@value": "تطبيق حساب المواطن"}
    assert of_channel("app", "en")["ContactPoint"]["name"] == name
    assert of_channel("app", "ar")["ContactPoint"]["name"] == "تطبيق حساب المواطن"


@pytest.mark.parametrize(("today", "is_told"), [(20, True), (21, False)])
def test_season_is_told_until_its_last_night_is_over(today, is_told):
    make_directory()
    row = Channel.objects.get(slug="hotline")
    dates = {"valid_from": date(2026, 2, 18), "valid_to": date(2026, 3, 19)}
    row.opening_hours.create(days=["Thursday"], opens=time(21), closes=time(2), **dates)
    row.opening_hours.create(days=["Friday"], opens=time(21), closes=time(2), **dates)
    said = schema_org.channel(row, [], language="en", today=date(2026, 3, today))["@graph"]
    [point] = [node for node in said if node["@type"] == "ContactPoint"]
    ends = [one.get("validThrough") for one in point.get("hoursAvailable", [])]
    assert ("2026-03-19" in ends) is is_told


def test_home_offers_the_search_and_names_every_channel():
    make_directory()
    channels = Channel.objects.published().with_parts()
    site, *points = schema_org.home(channels, [], language="ar", today=TODAY)["@graph"]
    assert site["inLanguage"] == "ar"
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        "https://help.example/ar/search/?q={search_term_string}"
    )
    assert [point["@type"] for point in points] == ["ContactPoint"] * 4


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_says_a_draft(language):
    make_directory()
    holidays = list(Holiday.objects.all())
    rows = Channel.objects.published()
    said = [schema_org.home(rows, holidays, language=language, today=TODAY)]
    said += [schema_org.channel(row, holidays, language=language, today=TODAY) for row in rows]
    said += [schema_org.guide(row, language=language) for row in Guide.objects.published()]
    said += [schema_org.page(row, language=language) for row in Page.objects.published()]
    said.append(schema_org.questions(language=language))
    text = json.dumps(said, ensure_ascii=False)
    assert LEAK.lower() not in text.lower()
    assert "92000" not in text


def test_page_and_questions_name_themselves():
    make_directory()
    page = nodes(schema_org.page(Page.objects.get(slug="stay-safe"), language="ar"))
    assert page["WebPage"]["name"] == "احمِ بياناتك"
    questions = nodes(schema_org.questions(language="en"))
    assert questions["CollectionPage"]["url"] == "https://help.example/en/questions/"


def test_dumps_cannot_end_its_script_element():
    data = {"text": "</script><!-- & \u2028\u2029 عربي"}
    written = dumps(data)
    assert not set("<>&\u2028\u2029") & set(written)
    assert "عربي" in written
    assert json.loads(written) == data


def test_hours_agree_with_the_rows_of_the_channel():
    channel = make_channel()
    make_hours(channel, 8, 12)
    make_hours(channel, 13, 17)
    found = of_channel()["ContactPoint"]["hoursAvailable"]
    rows = [row.as_row() for row in channel.opening_hours.all()]
    assert [
        (time.fromisoformat(each["opens"]), time.fromisoformat(each["closes"])) for each in found
    ] == [(row.opens, row.closes) for row in rows]
