"""Long lists come in parts, with a way through them in both languages."""

import pytest
from django.conf import settings

from contacts.models import Guide, Topic
from contacts.views.guides import FIRST_OF_TOPIC, first_questions
from contacts.views.paging import PER_PAGE
from tests.directory_rows import make_channel
from tests.html import parse

pytestmark = pytest.mark.django_db
MANY = 2 * PER_PAGE + 1


@pytest.fixture
def guides():
    channel = make_channel()
    names = {"status": "published", "name_ar": "موضوع", "name_en": "Topic"}
    topic = Topic.objects.create(slug="many", **names)
    titles = {"status": "published", "title_ar": "سؤال؟", "title_en": "Why?"}
    Guide.objects.bulk_create(
        Guide(slug=f"g{n}", position=n, topic=topic, channel=channel, **titles) for n in range(MANY)
    )
    Guide.objects.bulk_create(Guide(slug=f"o{n}", position=n, **titles) for n in range(MANY))


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return parse(response.content.decode())


def listed(document):
    return [link["href"].split("/")[3] for link in document.one(class_="rows").all("a")]


def ways(document):
    """Where the navigation below the list leads, by relation."""
    found = [nav for nav in document.all("nav") if nav.get("class") == "pages"]
    return {link["rel"]: link["href"] for nav in found for link in nav.all("a")}


LISTS = ["topics/many/", "channels/hotline/", "questions/others/"]


@pytest.mark.usefixtures("guides")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", LISTS)
def test_parts_follow_each_other_and_hold_every_question_once(client, language, path):
    url, seen = f"/{language}/{path}", []
    parts = [url, f"{url}?page=2", f"{url}?page=3"]
    for number, part in enumerate(parts):
        document = read(client, part)
        seen += listed(document)
        expected = {}
        if number > 0:
            expected["prev"] = parts[number - 1]
        if number < 2:
            expected["next"] = parts[number + 1]
        assert ways(document) == expected
        assert document.one("link", rel="canonical")["href"] == settings.SITE_URL + part
    assert len(seen) == len(set(seen)) == MANY


@pytest.mark.usefixtures("guides")
@pytest.mark.parametrize("page", ["0", "4", "-1", "01", "x", "", "1e1", "٢", "9" * 30])
def test_part_that_is_not_there_is_not_found(client, page):
    assert client.get("/ar/topics/many/", {"page": page}).status_code == 404


@pytest.mark.usefixtures("guides")
def test_part_says_which_it_is(client):
    nav = read(client, "/en/topics/many/?page=2").one("nav", class_="pages")
    assert nav["aria-label"] == "Pages of the list"
    [here] = [element for element in nav.walk() if element.get("aria-current") == "page"]
    assert here.text == "Page 2"


@pytest.mark.usefixtures("guides")
def test_overview_shows_the_first_of_each_topic_and_leads_to_the_rest(client):
    document = read(client, "/en/questions/")
    assert [len(rows.all("a")) for rows in document.all(class_="rows")] == [FIRST_OF_TOPIC] * 2
    links = {link["href"] for link in document.all("a")}
    assert {"/en/topics/many/", "/en/questions/others/"} <= links


def test_short_list_needs_no_way_through_it(client):
    make_channel()
    Guide.objects.create(slug="one", status="published", title_en="Why?")
    document = read(client, "/en/questions/others/")
    assert (listed(document), ways(document)) == (["one"], {})
    assert "/en/questions/others/" not in {
        link["href"] for link in read(client, "/en/questions/").all("a")
    }


@pytest.mark.parametrize("path", ["topics/none/", "topics/draft/"])
def test_topic_that_is_not_published_is_not_found(client, path):
    Topic.objects.create(slug="draft", name_en="Draft")
    assert client.get(f"/ar/{path}").status_code == 404


def test_first_questions_come_in_order_by_topic_in_one_query(django_assert_num_queries):
    names = {"name_ar": "موضوع", "name_en": "Topic"}
    shown, other = (
        Topic.objects.create(slug=slug, status="published", **names) for slug in ("a", "b")
    )
    hidden = Topic.objects.create(slug="c", **names)
    titles = {"title_ar": "سؤال؟", "title_en": "Why?"}
    Guide.objects.bulk_create(
        Guide(slug=f"g{n}-{place}", status=status, position=9 - n, topic=topic, **titles)
        for n, status in enumerate(["published", "published", "draft", "published"])
        for place, topic in enumerate([shown, other, hidden, None])
    )
    with django_assert_num_queries(1):
        found = first_questions({shown.pk, other.pk})
    assert {key: [guide.slug for guide in guides] for key, guides in found.items()} == {
        shown.pk: ["g3-0", "g1-0", "g0-0"],
        other.pk: ["g3-1", "g1-1", "g0-1"],
        None: ["g3-2", "g3-3", "g1-2", "g1-3", "g0-2", "g0-3"],
    }
