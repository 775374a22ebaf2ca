"""The directory as JSON: its shape by its schema, its content by the rows."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from jsonschema import Draft202012Validator, FormatChecker

from contacts.feeds.directory import SCHEMA, directory
from contacts.hours.status import State
from contacts.models import Channel, Claim, Guide, Step
from contacts.publishing import content_version, snapshot
from tests.conftest import SUNDAY_10
from tests.directory_rows import LEAK, make_channel, make_directory, make_hours

pytestmark = pytest.mark.django_db

SCHEMA_DOCUMENT = json.loads(SCHEMA.read_text(encoding="utf-8"))


def strict(node):
    """The schema with every unknown key refused, so that it documents all there is."""
    if isinstance(node, list):
        return [strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    closed = {key: strict(part) for key, part in node.items()}
    if closed.get("type") == "object":
        closed["additionalProperties"] = False
    return closed


VALIDATOR = Draft202012Validator(strict(SCHEMA_DOCUMENT), format_checker=FormatChecker())


def read(moment: datetime = SUNDAY_10) -> dict:
    document = directory(moment).document
    VALIDATOR.validate(document)
    return document


def by_slug(rows: list[dict]) -> dict[str, dict]:
    return {row["slug"]: row for row in rows}


def test_schema_is_valid_and_names_required_keys_only():
    Draft202012Validator.check_schema(SCHEMA_DOCUMENT)
    objects = [SCHEMA_DOCUMENT, *SCHEMA_DOCUMENT["$defs"].values()]
    for each in objects:
        if each.get("type") == "object":
            assert each["required"] == list(each["properties"])


def test_directory_of_nothing_fits_the_schema():
    document = read()
    assert (document["channels"], document["guides"], document["holidays"]) == ([], [], [])


def test_directory_holds_every_published_row_and_no_draft():
    make_directory()
    document = read()
    assert [row["slug"] for row in document["channels"]] == ["hotline", "website", "app", "x"]
    assert [row["slug"] for row in document["guides"]] == ["call", "orphan"]
    assert [row["slug"] for row in document["topics"]] == ["phone"]
    assert [row["slug"] for row in document["pages"]] == ["stay-safe"]
    assert [row["name"]["en"] for row in document["holidays"]] == ["National Day"]
    assert [row["value"] for row in document["claims"]] == ["CitizenCare"]
    text = json.dumps(document, ensure_ascii=False)
    assert LEAK.lower() not in text.lower()
    assert "92000" not in text


def test_directory_points_at_no_unpublished_channel_or_topic():
    make_directory()
    guides = by_slug(read()["guides"])
    assert (guides["call"]["channel"], guides["call"]["topic"]) == ("hotline", "phone")
    assert (guides["orphan"]["channel"], guides["orphan"]["topic"]) == (None, None)


def test_directory_says_null_for_what_is_missing():
    make_directory()
    document = read()
    channels, step = by_slug(document["channels"]), by_slug(document["guides"])["call"]["steps"][1]
    assert channels["app"]["name"] == {"ar": "تطبيق حساب المواطن", "en": None}
    assert step["text"] == {"ar": None, "en": "Ask <b>& say"}
    [hours] = channels["hotline"]["opening_hours"]
    assert (hours["opens"], hours["closes"], hours["valid_from"]) == (None, None, None)
    assert hours["days"] == ["sun", "mon", "tue", "wed", "thu"]
    assert channels["hotline"]["status"]["state"] == State.CHECK


def test_directory_says_what_people_choose_by_and_null_where_it_is_not_known():
    make_channel("a", answer_languages={"en", "ar"}, cost="free", sign_in="needed")
    make_channel("b", "app", response_time_ar="خلال يوم", answer_languages={"en"})
    make_channel("c", "app", cost="charged", sign_in="not_needed")
    keys = ("answer_languages", "response_time", "cost", "sign_in")
    nothing = {"ar": None, "en": None}
    assert [tuple(row[key] for key in keys) for row in read()["channels"]] == [
        (["ar", "en"], nothing, "free", "needed"),
        (["en"], {"ar": "خلال يوم", "en": None}, None, None),
        (None, nothing, "charged", "not_needed"),
    ]


def test_directory_gives_each_number_as_stored_shown_and_followed():
    make_directory()
    channels = by_slug(read()["channels"])
    forms = [
        (each["value"], each["display"], each["link"])
        for slug in ("hotline", "website", "x")
        for each in channels[slug]["endpoints"]
    ]
    assert forms == [
        ("19912", "19912", "tel:19912"),
        ("https://www.ca.gov.sa/", "www.ca.gov.sa", "https://www.ca.gov.sa/"),
        ("citizen_care", "@citizen_care", "https://x.com/citizen_care"),
    ]


def test_directory_tells_what_others_present_as_theirs():
    with time_machine.travel(datetime(2026, 11, 22, 7, tzinfo=UTC), tick=False):
        Claim.objects.create(
            kind="phone",
            value="+966551234567",
            verdict="fake",
            status="published",
            note_en="Asks for a code",
            source="https://example.org/a",
            verified_on=SUNDAY_10.date(),
        )
        Claim.objects.create(kind="x", value="other", verdict="disputed", status="published")
    first, second = read()["claims"]
    assert first == {
        "kind": "phone",
        "value": "+966551234567",
        "display": "+966 55 123 4567",
        "verdict": "fake",
        "note": {"ar": None, "en": "Asks for a code"},
        "source": "https://example.org/a",
        "verified_on": "2026-11-22",
        "updated_at": "2026-11-22T10:00:00+03:00",
    }
    assert (second["display"], second["verdict"]) == ("@other", "disputed")
    assert (second["source"], second["verified_on"]) == (None, None)


def test_directory_links_to_pages_and_steps_in_both_languages(settings):
    settings.SITE_URL = "https://help.example"
    make_directory()
    document = read()
    guide = by_slug(document["guides"])["call"]
    assert by_slug(document["channels"])["hotline"]["url"] == {
        "ar": "https://help.example/ar/channels/hotline/",
        "en": "https://help.example/en/channels/hotline/",
    }
    assert guide["steps"][0]["url"]["en"] == "https://help.example/en/guides/call/#step-dial"
    assert document["$schema"] == "https://help.example/api/v1/directory.schema.json"


def test_directory_status_is_that_of_the_channel_with_its_next_change():
    make_hours(make_channel(), 8, 17)
    [channel] = read()["channels"]
    assert channel["status"] == {
        "state": "open",
        "reason": "hours",
        "changes_at": "2026-11-22T17:00:00+03:00",
        "opens_at": None,
    }
    assert channel["opening_hours"][0]["opens"] == "08:00"
    [later] = read(SUNDAY_10 + timedelta(hours=7))["channels"]
    assert later["status"]["state"] == "closed"


def test_directory_asks_as_often_for_many_rows_as_for_one(django_assert_num_queries, settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    make_directory()
    Channel.objects.exclude(slug="hotline").update(status="draft")
    Guide.objects.exclude(slug="call").update(status="draft")
    Claim.objects.update(status="draft")
    content_version.refresh()
    snapshot.published()
    with django_assert_num_queries(3):
        read()
    Channel.objects.update(status="published")
    Guide.objects.update(status="published")
    Claim.objects.update(status="published")
    content_version.refresh()
    snapshot.published()
    with django_assert_num_queries(3):
        read()


def test_directory_gives_the_picture_of_each_language_with_what_it_shows(settings):
    settings.SITE_URL = "https://help.example"
    make_directory()
    name = f"{'0123456789abcdef' * 2}-960x2080"
    Step.objects.filter(uid="dial").update(picture_ar=name, picture_alt_ar=" شاشة ")
    dial, ask = by_slug(read()["guides"])["call"]["steps"]
    assert dial["picture"] == {
        "ar": {
            "url": f"https://help.example/pictures/{name}/large.jpg",
            "width": 960,
            "height": 2080,
            "alt": "شاشة",
        },
        "en": None,
    }
    assert ask["picture"] == {"ar": None, "en": None}
