"""A text that misses a language shows the other one, marked, wherever it appears."""

from datetime import date

import pytest

from contacts.models import Channel, Endpoint, Guide, Holiday, OpeningHours, Page, Step, Topic
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
NAMES = {"ar": {"en": "In Arabic"}, "en": {"ar": "بالإنجليزية"}}
OTHER = {"ar": "en", "en": "ar"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
GUIDE = "guides/send-inquiry-website/"

CASES = [
    (Guide, "send-inquiry-website", "title", ["", "questions/", GUIDE, "channels/website-form/"]),
    (Guide, "send-inquiry-website", "summary", [GUIDE]),
    (Channel, "website-form", "name", ["", GUIDE, "channels/website-form/"]),
    (Channel, "website-form", "summary", ["", "channels/website-form/"]),
    (Topic, "website-and-app", "name", ["questions/", GUIDE]),
    (Page, "privacy", "title", ["", "pages/privacy/"]),
    (Page, "privacy", "body", ["pages/privacy/"]),
]


def blank(obj, field, language, value):
    """Remove a text in one language; return what is left in the other."""
    setattr(obj, f"{field}_{language}", value)
    obj.save()
    return getattr(obj, f"{field}_{OTHER[language]}")


def assert_marked(client, path, language, text):
    document = parse(client.get(f"/{language}/{path}").content.decode())
    other = OTHER[language]
    start = " ".join(text.replace("#", "").replace("*", "").split())[:20]
    marked = [
        element for element in document.all(class_="foreign") if element.text.startswith(start)
    ]
    assert marked, f"{path} does not show {start!r} as foreign"
    for element in marked:
        assert (element["lang"], element["dir"]) == (other, DIRECTIONS[other])
        siblings = [child for child in element.parent.children if not isinstance(child, str)]
        tags = [child.text for child in siblings if child.get("class") == "tag"]
        assert NAMES[other][language] in tags
    # Nowhere does it stand as if it were in the page's language.
    for element in document.one("body").walk():
        direct = " ".join("".join(c for c in element.children if isinstance(c, str)).split())
        if direct.startswith(start):
            assert element.inherited("lang") == other
    return document


@pytest.mark.parametrize("value", [None, "", " \n\t"])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("model", "slug", "field", "paths"), CASES, ids=lambda case: getattr(case, "__name__", None)
)
def test_missing_text_shows_the_other_language(client, model, slug, field, paths, language, value):
    text = blank(model.objects.get(slug=slug), field, language, value)
    for path in paths:
        assert_marked(client, path, language, text)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("field", ["text", "detail"])
def test_missing_step_text_shows_the_other_language(client, language, field):
    step = Step.objects.get(guide__slug="send-inquiry-website", uid="visit-site")
    text = blank(step, field, language, "")
    assert text
    assert_marked(client, GUIDE, language, text)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_missing_endpoint_label_shows_the_other_language(client, language):
    text = blank(Endpoint.objects.get(value="19912"), "label", language, "")
    assert_marked(client, "channels/hotline/", language, text)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_missing_note_on_hours_shows_the_other_language(client, language):
    text = blank(OpeningHours.objects.get(channel__slug="hotline"), "note", language, "")
    assert text
    assert_marked(client, "channels/hotline/", language, text)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_missing_name_of_a_holiday_shows_the_other_language(client, language):
    day = date(2026, 12, 1)
    names = {"name_ar": "يوم العطلة", "name_en": "The day off"}
    row = Holiday.objects.create(first_day=day, last_day=day, confirmed=True, **names)
    text = blank(row, "name", language, "")
    assert_marked(client, "channels/hotline/", language, text)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_missing_title_is_marked_in_the_title_element(client, language):
    text = blank(Guide.objects.get(slug="send-inquiry-website"), "title", language, "")
    document = parse(client.get(f"/{language}/{GUIDE}").content.decode())
    mark = NAMES[OTHER[language]][language]
    assert document.one("title").text.startswith(f"{text} ({mark}) – ")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_missing_title_is_found_by_search_from_either_language(client, language):
    guide = Guide.objects.get(slug="send-inquiry-website")
    text = blank(guide, "title", language, "")
    for reader in ("ar", "en"):
        response = client.get(f"/{reader}/search/", {"q": text})
        document = parse(response.content.decode())
        links = [link["href"] for link in document.one("main").all("a")]
        assert any(link.startswith(f"/{reader}/{GUIDE}") for link in links)
    assert_marked_result(client, language, text)


def assert_marked_result(client, language, text):
    document = parse(client.get(f"/{language}/search/", {"q": text}).content.decode())
    other = OTHER[language]
    foreign = [element.text for element in document.one("main").all(class_="foreign", lang=other)]
    assert text in foreign
