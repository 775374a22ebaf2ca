"""Questions as Markdown, and the list of them for programs."""

import re

import pytest
from django.conf import settings
from markdown_it import MarkdownIt

from contacts.models import Channel, Endpoint, Guide, MovedPage, Step
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def read(source: str):
    return parse(MarkdownIt("commonmark").render(source))


@both_languages
def test_question_is_markdown_of_its_page(client, language):
    address = f"{settings.SITE_URL}/{language}/guides/call-19912/"
    response = client.get(f"/{language}/guides/call-19912.md")
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.headers["Link"] == f'<{address}>; rel="canonical"'
    assert response.headers["X-Robots-Tag"] == "noindex"
    guide = Guide.objects.get(slug="call-19912")
    document = read(response.content.decode())
    assert document.one("h1").text == getattr(guide, f"title_{language}")
    steps = [item.one("strong").text for item in document.one("ol").all("li")]
    assert steps == [getattr(step, f"text_{language}") for step in guide.steps.all()]
    assert document.one("a", href="tel:19912").text == "19912"
    assert document.all("a", href=address)


@both_languages
def test_page_names_its_markdown(client, language):
    document = parse(client.get(f"/{language}/guides/call-19912/").content.decode())
    [link] = document.all("link", type="text/markdown")
    assert (link["rel"], link["href"]) == ("alternate", f"/{language}/guides/call-19912.md")
    assert client.get(link["href"]).status_code == 200


def test_every_published_question_reads_as_it_is(client):
    for guide in Guide.objects.published():
        document = read(client.get(f"/en/guides/{guide.slug}.md").content.decode())
        assert document.one("h1").text == guide.title_en
        for step in guide.steps.published():
            assert " ".join(step.text_en.split()) in document.text


@both_languages
def test_option_names_its_channel_with_what_to_press(client, language):
    url = f"/{language}/guides/which-way-to-choose.md"
    first, second, *_ = options(client, url)
    hotline = Channel.objects.get(slug="hotline")
    links = {link["href"]: link.text for link in first.all("a")}
    page = f"{settings.SITE_URL}/{language}/channels/hotline/"
    assert links == {page: getattr(hotline, f"name_{language}"), "tel:19912": "19912"}
    assert "https://www.ca.gov.sa/" in [link["href"] for link in second.all("a")]
    Channel.objects.filter(slug="hotline").update(status="draft")
    assert options(client, url)[0].all("a") == []
    Guide.objects.filter(slug="which-way-to-choose").update(form="advice")
    assert read(client.get(url).content.decode()).all("a", href="https://www.ca.gov.sa/") == []


def options(client, url):
    document = read(client.get(url).content.decode())
    return [item for item in document.all("ul")[0].all("li") if item.all("strong")]


@both_languages
def test_advice_has_its_headings(client, language):
    def headings():
        source = client.get(f"/{language}/guides/protect-your-details.md").content.decode()
        return [one.text for one in read(source).all("h2")][:2], source

    dont, do = {"ar": ("لا تفعل", "افعل"), "en": ("Do not", "Do")}[language]
    found, source = headings()
    assert found == [dont, do]
    step = Step.objects.get(guide__slug="protect-your-details", uid="type-address")
    begun = source.index(f"## {do}\n")
    assert source.index(f"## {dont}\n") < begun < source.index(getattr(step, f"text_{language}"))
    step.delete()
    assert headings()[0][:1] == [dont]
    assert do not in headings()[0]


def test_text_that_stands_in_says_its_language(client):
    Guide.objects.filter(slug="call-19912").update(title_en="")
    source = client.get("/en/guides/call-19912.md").content.decode()
    assert source.startswith("# ما رقم خدمة العملاء، وكيف أتصل به؟ (In Arabic)\n")


def test_marks_of_markdown_in_a_text_are_no_marks(client):
    title = "# 1. *Is* `this` [a](b) <b>link</b>? & &amp; _no_ citizen_care"
    Guide.objects.filter(slug="call-19912").update(title_en=title, summary_en="19912. +1 - x")
    document = read(client.get("/en/guides/call-19912.md").content.decode())
    assert document.one("h1").text == title
    assert document.all("p")[0].text == "19912. +1 - x"


@both_languages
def test_draft_has_no_markdown_and_a_renamed_one_leads_on(client, language):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert client.get(f"/{language}/guides/call-19912.md").status_code == 404
    MovedPage.objects.create(kind="guide", slug="old", new_slug="ways-to-contact")
    response = client.get(f"/{language}/guides/old.md")
    assert response.headers["Location"] == f"/{language}/guides/ways-to-contact.md"


def test_list_for_programs_names_every_question_in_both_languages(client):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    response = client.get("/llms.txt")
    source = response.content.decode()
    assert source.startswith("# دليل المساعدة / Citizen Help\n\n> ")
    assert source.count("19912.") >= 2
    for language in ("ar", "en"):
        found = re.findall(
            rf"^- \[.+\]\({settings.SITE_URL}/{language}/guides/(.+)\.md\): .", source, re.M
        )
        assert found == list(Guide.objects.published().values_list("slug", flat=True))
    for url in re.findall(rf"\]\({settings.SITE_URL}(/[^)]+)\)", source):
        assert client.get(url).status_code == 200, url
    headings = [line for line in source.splitlines() if line.startswith("#")]
    assert headings[-1] == "## Optional"
    assert len(headings) == 6


def test_place_is_told_by_its_postal_address(client, first_content):
    guide = Guide.objects.get(slug="call-19912")
    place = {"kind": "address", "value": "geo:24.7136,46.6753", "status": "published"}
    Endpoint.objects.create(channel=guide.channel, label_en="12 Orchard Street", **place)
    text = client.get("/en/guides/call-19912.md").content.decode()
    assert "[12 Orchard Street](" in text
    assert "[24.7136" not in text
