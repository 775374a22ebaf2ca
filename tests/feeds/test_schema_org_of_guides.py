"""JSON-LD of a question: its answer, its steps and its place."""

import pytest

from contacts.feeds import schema_org
from contacts.models import Guide, Step
from tests.directory_rows import make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://help.example"


def of_guide(slug: str = "call", language: str = "en") -> dict[str, dict]:
    row = Guide.objects.published().with_parts().get(slug=slug)
    graph = schema_org.guide(row, language=language)["@graph"]
    found = {node["@type"]: node for node in graph}
    assert len(found) == len(graph)
    return found


def test_guide_is_a_question_with_its_answer_and_its_steps():
    make_directory()
    found = of_guide()
    [question] = found["FAQPage"]["mainEntity"]
    assert (question["name"], question["inLanguage"]) == ("How do I call?", "en")
    assert question["acceptedAnswer"] == {
        "@type": "Answer",
        "text": "Call 19912.",
        "inLanguage": "en",
    }
    assert [
        (step["position"], step["url"].rpartition("/")[2], step["text"], step.get("description"))
        for step in found["HowTo"]["step"]
    ] == [(1, "#step-dial", "Dial 19912", None), (2, "#step-ask", "Ask <b>& say", "Why")]
    assert all(step["name"] == step["text"] for step in found["HowTo"]["step"])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("form", ["options", "advice"])
def test_guide_that_is_no_sequence_is_a_question_alone(form, language):
    make_directory()
    Guide.objects.filter(slug="call").update(form=form)
    found = of_guide(language=language)
    assert sorted(found) == ["BreadcrumbList", "FAQPage"]
    [question] = found["FAQPage"]["mainEntity"]
    answer = {"ar": "اتصل على 19912.", "en": "Call 19912."}[language]
    assert question["acceptedAnswer"]["text"] == answer


def test_guide_step_that_stands_in_names_its_language():
    make_directory()
    Step.objects.filter(uid="dial").update(detail_en="Only in English")
    first, second = of_guide(language="ar")["HowTo"]["step"]
    assert (first["inLanguage"], second["inLanguage"]) == ("ar", "en")
    assert first["text"] == "اطلب 19912"
    assert first["description"] == {"@language": "en", "@value": "Only in English"}
    assert second["text"] == "Ask <b>& say"


def test_guide_stands_under_its_topic():
    make_directory()
    crumbs = of_guide()["BreadcrumbList"]["itemListElement"]
    assert [each["item"].removeprefix("https://help.example/en/") for each in crumbs] == [
        "",
        "questions/#topic-phone",
        "guides/call/",
    ]
    assert [each["position"] for each in crumbs] == [1, 2, 3]


def test_guide_without_answer_and_steps_claims_neither():
    make_directory()
    found = of_guide("orphan")
    assert set(found) == {"WebPage", "BreadcrumbList"}
    assert "mainEntity" not in found["WebPage"]
    assert len(found["BreadcrumbList"]["itemListElement"]) == 3  # its topic is a draft


def test_guide_step_has_the_picture_that_its_page_shows():
    make_directory()
    name = f"{'0123456789abcdef' * 2}-960x2080"
    Step.objects.filter(uid="dial").update(picture_ar=name, picture_alt_ar="شاشة")
    image = {
        "@type": "ImageObject",
        "url": f"https://help.example/pictures/{name}/large.jpg",
        "width": 960,
        "height": 2080,
        "caption": "شاشة",
        "inLanguage": "ar",
    }
    for language in ("ar", "en"):
        dial, ask = of_guide(language=language)["HowTo"]["step"]
        assert dial["image"] == image
        assert "image" not in ask
    Step.objects.filter(uid="dial").update(picture_alt_en="A screen")
    caption = {"@language": "en", "@value": "A screen"}
    assert of_guide()["HowTo"]["step"][0]["image"] == {**image, "caption": caption}
