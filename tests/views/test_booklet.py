"""The whole content as one file: nothing is asked for, nothing of the moment is said."""

import re
from base64 import b64encode
from datetime import date, time
from hashlib import sha256

import pytest
from django.conf import settings

from contacts.models import Channel, Guide, Holiday, Notice, Page, Step
from contacts.publishing.written_guides import MOST_GUIDES
from tests.conftest import SUNDAY_10
from tests.html import parse
from tests.picture_rows import take_off_pictures
from tests.views.test_public_pages import misplaced

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
DATES = {"ar": "الأحد 22 نوفمبر 2026", "en": "Sunday, 22 November 2026"}
INDEPENDENT = {"ar": "هذا موقع مستقل.", "en": "This is an independent site."}


def booklet(client, language):
    response = client.get(f"/{language}/booklet.html")
    assert response.status_code == 200
    return response, parse(response.content.decode())


@both_languages
def test_booklet_without_pictures_asks_for_nothing(client, language):
    take_off_pictures()
    response, document = booklet(client, language)
    html = response.content.decode()
    assert {element.name for element in document.walk()}.isdisjoint(
        {"script", "img", "iframe", "object", "embed", "use", "form", "video", "audio"}
    )
    assert [link["href"] for link in document.all("link")] == ["data:,"]
    assert "Link" not in response.headers
    assert re.search(r"url\(|@import|@font-face|\ssrc=|\sstyle=", html) is None
    assert response.cookies == {}


@both_languages
def test_booklets_policy_allows_its_own_style_and_nothing_else(client, language):
    take_off_pictures()
    response, document = booklet(client, language)
    html = response.content.decode()
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = response.headers["Content-Security-Policy"]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@both_languages
def test_booklet_is_small_dated_and_says_whose_it_is(client, language):
    response, document = booklet(client, language)
    assert len(response.content) <= 200_000
    assert DATES[language] in document.text
    assert INDEPENDENT[language] in document.text
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert document.one("html")["dir"] == {"ar": "rtl", "en": "ltr"}[language]
    assert misplaced(document) == []


@both_languages
def test_booklet_holds_every_published_page_and_no_draft(client, language):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    Channel.objects.filter(slug="x-account").update(status="draft")
    Page.objects.filter(slug="privacy").update(status="draft")
    _, document = booklet(client, language)
    ids = {element.get("id") for element in document.walk()}
    for model, name in ((Guide, "guide"), (Channel, "channel"), (Page, "page")):
        published = {f"{name}-{row.slug}" for row in model.objects.published()}
        assert published == {one for one in ids if (one or "").startswith(f"{name}-")}
    for step in Step.objects.published().filter(guide__status="published"):
        assert " ".join(getattr(step, f"text_{language}").split()) in document.text


@both_languages
def test_contents_lead_to_every_part_and_no_link_leads_nowhere(client, language):
    _, document = booklet(client, language)
    ids = [element["id"] for element in document.walk() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    contents = {link["href"] for link in document.one("nav").all("a")}
    parts = {f"#{one}" for one in ids if re.match("guide-|channel-|page-|topic-", one)}
    assert contents == parts | {"#channels"}
    for link in document.all("a"):
        href = link["href"]
        assert href[1:] in ids if href[0] == "#" else re.match(r"https?://|tel:|mailto:", href), (
            href
        )


def test_link_to_a_page_of_the_booklet_stays_in_it_and_any_other_names_the_site(client):
    body = "See [this](/en/guides/call-19912/), [that](/en/verify/) and [gone](/en/guides/no/)."
    Page.objects.filter(slug="privacy").update(body_en=body, body_ar=body)
    _, document = booklet(client, "en")
    links = {link.text: link["href"] for link in document.all("a")}
    assert links["this"] == "#guide-call-19912"
    assert links["that"] == f"{settings.SITE_URL}/en/verify/"
    assert links["gone"] == f"{settings.SITE_URL}/en/guides/no/"


@both_languages
def test_booklet_says_numbers_hours_and_holidays_and_nothing_of_the_moment(client, language):
    hotline = Channel.objects.get(slug="hotline")
    hotline.opening_hours.update(opens=time(8), closes=time(16))
    for first, name in (
        (date(2026, 2, 22), "Founding"),
        (date(2027, 3, 9), "Eid"),
        (date(2025, 9, 23), "Past"),
    ):
        Holiday.objects.create(
            name_ar=f"إجازة {name}",
            name_en=name,
            first_day=first,
            last_day=first,
            status="published",
        )
    Notice.objects.create(
        text_ar="الخط معطل", text_en="The line is down", starts_at=SUNDAY_10, status="published"
    )
    _, document = booklet(client, language)
    [heading] = document.all(id="channel-hotline")
    text = heading.parent.text
    assert document.all("a", href="tel:19912")
    assert ("8:00" in text, "4:00" in text) == (True, True)
    assert ("Founding" in text, "Eid" in text, "Past" in text) == (True, True, False)
    assert {"ar": "22 فبراير 2026", "en": "22 February 2026"}[language] in text
    assert {"ar": "9 مارس 2027", "en": "9 March 2027"}[language] in text
    for words in ("الخط معطل", "The line is down", "مفتوح الآن", "Open now", "data-holds-until"):
        assert words not in document.text
    assert document.all(class_="status") == []


@both_languages
def test_text_of_the_other_language_is_marked(client, language):
    other = {"ar": "en", "en": "ar"}[language]
    Guide.objects.filter(slug="call-19912").update(**{f"title_{language}": ""})
    _, document = booklet(client, language)
    [heading] = document.all(id="guide-call-19912")
    assert heading.one(class_="foreign")["lang"] == other
    assert misplaced(document) == []


@both_languages
def test_option_names_its_channel_with_what_to_press(client, language):
    def links():
        article = booklet(client, language)[1].one(id="guide-which-way-to-choose").parent
        return [link["href"] for link in article.one("ul", class_="steps").all("li")[0].all("a")]

    assert links()[-2:] == ["#channel-hotline", "tel:19912"]
    Channel.objects.filter(slug="hotline").update(status="draft")
    assert "#channel-hotline" not in links()


@both_languages
def test_advice_has_its_headings(client, language):
    article = booklet(client, language)[1].one(id="guide-protect-your-details").parent
    titles = {"ar": ["لا تفعل", "افعل"], "en": ["Do not", "Do"]}[language]
    assert [heading.text for heading in article.all("h4")] == titles
    dont, do = article.all("ul", class_="steps")
    assert (len(dont.all("li")), len(do.all("li"))) == (2, 1)


def test_numbers_stand_apart_in_arabic(client):
    _, document = booklet(client, "ar")
    for element in document.walk():
        for piece in element.children:
            if isinstance(piece, str) and re.search(r"19912|@citizen_care", piece):
                assert (element.name, element.get("dir")) == ("bdi", "ltr"), piece


def test_booklet_follows_the_content_and_the_day(client):
    before = client.get("/en/booklet.html")
    assert re.search(r"max-age=\d+", before.headers["Cache-Control"])
    Guide.objects.get(slug="call-19912").delete()
    assert "guide-call-19912" in before.content.decode()
    assert "guide-call-19912" not in client.get("/en/booklet.html").content.decode()


def test_booklet_has_a_bound(client, monkeypatch):
    assert Guide.objects.count() < MOST_GUIDES
    monkeypatch.setattr("contacts.publishing.written_guides.MOST_GUIDES", 3)
    _, document = booklet(client, "en")
    ids = [heading.get("id") or "" for heading in document.all("h3")]
    assert len([one for one in ids if one.startswith("guide-")]) == 3


@both_languages
@pytest.mark.parametrize("page", ["questions/", "offline/"])
def test_booklet_is_offered(client, language, page):
    document = parse(client.get(f"/{language}/{page}").content.decode())
    assert document.all("a", href=f"/{language}/booklet.html")
