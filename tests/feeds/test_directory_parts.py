"""A directory of many guides comes in parts, each followed to the next by a link."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from contacts.feeds import directory_guides
from contacts.feeds.directory import directory, further_part
from contacts.feeds.directory_guides import GuideList
from contacts.feeds.guide_facts import GuideFacts
from contacts.models import Channel, Guide, Step
from contacts.publishing import content_version
from tests.conftest import SUNDAY_10
from tests.directory_rows import LEAK, make_directory
from tests.feeds.test_directory import VALIDATOR

pytestmark = pytest.mark.django_db

FIRST = "/api/v1/directory.json"
CONTINUED = "/api/v1/directory-continued.json"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://help.example"


@pytest.fixture
def two_a_part(monkeypatch):
    monkeypatch.setattr(directory_guides, "PER_PART", 2)


def make_guides(count: int) -> None:
    """The later a guide is made, the earlier it stands."""
    Guide.objects.bulk_create(
        Guide(slug=f"guide-{number}", status="published", title_en=LEAK, position=count - number)
        for number in range(count)
    )
    Guide.objects.create(slug="draft", title_en="A draft")


def walk(client) -> list[dict]:
    """Every part, from the first along the links."""
    found, address = [], FIRST
    while address:
        response = client.get(address)
        assert response.status_code == 200
        found.append(json.loads(response.content))
        address = (found[-1]["next"] or "").removeprefix("https://help.example")
    return found


def slugs(parts: list[dict]) -> list[str]:
    return [guide["slug"] for part in parts for guide in part["guides"]]


def test_directory_has_a_thousand_guides_in_one_part_and_one_more_in_the_next(client):
    make_guides(1000)
    [only] = walk(client)
    assert (only["part"], only["parts"], only["next"]) == (1, 1, None)
    assert len(only["guides"]) == 1000
    assert "Link" not in client.get(FIRST)
    Guide.objects.create(slug="last", status="published", title_en="Last", position=2000)
    _, second = walk(client)
    assert [guide["slug"] for guide in second["guides"]] == ["last"]


@pytest.mark.usefixtures("two_a_part", "sunday_10")
def test_directory_of_more_guides_is_read_along_its_links(client):
    make_guides(3)
    make_directory()
    parts = walk(client)
    for part in parts:
        VALIDATOR.validate(part)
    assert [(each["part"], each["parts"], len(each["guides"])) for each in parts] == [
        (1, 3, 2),
        (2, 3, 2),
        (3, 3, 1),
    ]
    assert parts[0]["next"] == f"https://help.example{CONTINUED}?part=2"
    assert client.get(FIRST)["Link"] == f'<{parts[0]["next"]}>; rel="next"'
    assert slugs(parts) == [guide.slug for guide in Guide.objects.published()]
    assert len({each["revision"] for each in parts}) == 1


@pytest.mark.usefixtures("two_a_part", "sunday_10")
def test_later_parts_repeat_nothing_and_hold_for_longer(client):
    make_directory()
    make_guides(2)
    first, second = walk(client)
    lists = ("channels", "holidays", "topics", "pages", "claims")
    assert all(first[name] for name in lists)
    assert [second[name] for name in (*lists, "notices")] == [[]] * 6
    assert list(first) == list(second)


@pytest.mark.usefixtures("two_a_part")
@pytest.mark.parametrize(
    "query",
    ["", "?part=", "?part=0", "?part=1", "?part=02", "?part=٢", "?part=3", "?part=x", "?part=-1"],
)
def test_part_that_is_not_there_is_not_found(client, query):
    make_guides(3)
    assert client.get(f"{CONTINUED}{query}").status_code == 404
    assert client.get(f"{CONTINUED}?part=2").status_code == 200


@pytest.mark.usefixtures("two_a_part")
def test_parts_may_be_read_by_pages_of_other_sites(client):
    make_guides(3)
    response = client.get(f"{CONTINUED}?part=2")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.options(f"{CONTINUED}?part=2").status_code == 204
    again = client.get(f"{CONTINUED}?part=2", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


CHANGES = {
    "added": lambda: Guide.objects.create(slug="new", status="published", title_en="New"),
    "withdrawn": lambda: Guide.objects.filter(slug="guide-1").update(status="draft"),
    "deleted": lambda: Guide.objects.filter(slug="guide-1").delete(),
    "moved": lambda: Guide.objects.filter(slug="guide-2").update(position=9),
    "exchanged": lambda: [
        Guide.objects.filter(slug=slug).update(status=status, updated_at=SUNDAY_10)
        for slug, status in (("guide-1", "draft"), ("draft", "published"))
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_revision_tells_that_the_list_of_guides_changed(change):
    with time_machine.travel(SUNDAY_10, tick=False):
        make_guides(3)
        before = GuideList.read().revision
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=1), tick=False):
        assert GuideList.read().revision == before
        CHANGES[change]()
        assert GuideList.read().revision != before


def test_revision_tells_that_a_guide_came_by_its_date():
    with time_machine.travel(SUNDAY_10, tick=False):
        make_guides(3)
        Guide.objects.filter(slug="guide-0").update(publish_at=SUNDAY_10 + timedelta(minutes=1))
        before = GuideList.read().revision
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=2), tick=False):
        assert GuideList.read().revision != before


def test_revision_stays_when_something_else_changes():
    make_directory()
    before = GuideList.read().revision
    Channel.objects.filter(slug="hotline").update(name_en="Another name")
    Step.objects.filter(uid="dial").update(text_en="Dial")
    assert GuideList.read().revision == before


def from_facts(facts: GuideFacts) -> dict:
    """The guide as the facts tell it that structured data is made of."""
    urls = {code: facts.url(code) for code in ("ar", "en")}
    return {
        "slug": facts.slug,
        "title": {"ar": facts.title.ar, "en": facts.title.en},
        "summary": {"ar": facts.summary.ar, "en": facts.summary.en},
        "url": urls,
        "channel": facts.channel,
        "topic": facts.topic,
        "form": facts.form,
        "featured": facts.featured,
        "steps": [
            {
                "uid": step.uid,
                "text": {"ar": step.text.ar, "en": step.text.en},
                "detail": {"ar": step.detail.ar, "en": step.detail.en},
                "channel": step.channel,
                "picture": dict.fromkeys(urls),
                "url": {code: f"{url}#{step.anchor}" for code, url in urls.items()},
            }
            for step in facts.steps
        ],
        "verified_on": facts.verified_on.isoformat() if facts.verified_on else None,
        "updated_at": "2026-11-22T10:00:00+03:00",
    }


def test_guides_are_told_as_in_structured_data():
    with time_machine.travel(datetime(2026, 11, 22, 7, tzinfo=UTC), tick=False):
        make_directory()
        blank = Guide.objects.create(
            slug="a_guide",
            status="published",
            title_ar=" سؤال؟\n",
            title_en="  ",
            form="options",
            featured=True,
        )
        hotline, hidden = (Channel.objects.get(slug=one) for one in ("hotline", "leak-channel"))
        Step.objects.create(guide=blank, uid="z", position=2, text_en=" Last ", channel=hidden)
        Step.objects.create(
            guide=blank, uid="y", position=1, text_ar="أول", detail_ar=" \n", channel=hotline
        )
        Step.objects.create(guide=blank, uid="x", text_ar=LEAK, status="draft")
    told = [from_facts(GuideFacts.of(one)) for one in Guide.objects.published().with_parts()]
    assert [guide["slug"] for guide in told] == ["call", "a_guide", "orphan"]
    assert [(one["form"], one["channel"]) for one in told] == [
        ("steps", "hotline"),
        ("options", None),
        ("steps", None),
    ]
    assert [step["channel"] for step in told[1]["steps"]] == ["hotline", None]
    assert directory(SUNDAY_10).document["guides"] == told


@pytest.mark.usefixtures("two_a_part")
def test_later_part_asks_as_often_for_many_guides_as_for_one(django_assert_num_queries, settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    make_guides(3)
    content_version.refresh()
    directory(SUNDAY_10)  # reads what all pages share
    with django_assert_num_queries(3):
        further_part(2)
