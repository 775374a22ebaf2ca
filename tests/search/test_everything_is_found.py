"""Whatever is published is found, each by its own name first."""

import re

import pytest
from django.utils.translation import override

from contacts.enums import Language, PageKind
from contacts.models import Channel, Endpoint, Guide, Page, Topic
from contacts.search.content import document_of_channel
from contacts.search.service import search

pytestmark = pytest.mark.django_db
TITLES = {Guide: "title", Page: "title", Topic: "name", Channel: "name"}


def found(text, language="en"):
    return [hit.row for hit in search(text, language=language).hits]


@pytest.fixture
def whatsapp(first_content):
    channel = Channel.objects.create(
        slug="whatsapp",
        kind="social",
        status="published",
        name_ar="قناة واتساب",
        name_en="WhatsApp channel",
    )
    for value, label in [("+966112345678", "Night line"), ("920001234", "")]:
        Endpoint.objects.create(channel=channel, kind="phone", value=value, label_en=label)
    return channel


@pytest.mark.parametrize("model", TITLES)
def test_every_title_finds_its_own_page_first(first_content, model):
    wrong = [
        (title, language)
        for row in model.objects.published()
        for title in (getattr(row, f"{TITLES[model]}_{one}") for one in Language.values)
        for language in Language.values
        if found(title, language)[:1] != [row]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["whatsapp", "WhatsApp channel", "واتساب", "قناة واتساب", "night line"]
)
def test_new_channel_is_found_by_words_of_its_name_and_labels(whatsapp, text):
    assert found(text)[0] == whatsapp


@pytest.mark.parametrize(
    "text",
    ["920001234", "920 001 234", "٩٢٠٠٠١٢٣٤", "0112345678", "966112345678", "+966 11 234 5678"],
)
def test_channel_is_found_by_its_numbers_as_they_are_shown_and_dialled(whatsapp, text):
    assert found(text)[0] == whatsapp


FACTS = {
    "answer_languages": {"en"},
    "cost": "free",
    "sign_in": "not_needed",
    "response_time_ar": "خلال خمسة عشر أسبوعًا",
    "response_time_en": "within a fortnight",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("reply within a fortnight", "en"),
        ("usual reply time", "en"),
        ("answers in english", "en"),
        ("free of charge", "en"),
        ("signing in not needed", "en"),
        ("خمسة عشر أسبوعا", "ar"),
        ("مدة الرد المعتادة", "ar"),
        ("الرد بالانجليزية", "ar"),
        ("التكلفة مجاني", "ar"),
        ("تسجيل الدخول غير مطلوب", "ar"),
    ],
)
def test_channel_is_found_by_what_people_choose_by(whatsapp, text, language):
    assert whatsapp not in found(text, language)
    Channel.objects.filter(pk=whatsapp.pk).update(**FACTS)
    assert whatsapp in found(text, language)[:2]


def test_what_is_not_known_of_a_channel_finds_it_for_nobody(whatsapp):
    """Neither by what it might be, nor by what its page says is not published."""
    document = document_of_channel(whatsapp)
    Channel.objects.filter(pk=whatsapp.pk).update(answer_languages={"ar"})
    whatsapp.refresh_from_db()
    added = set(document_of_channel(whatsapp).passages) - set(document.passages)
    assert {one.text for one in added} == {"Answers in: Arabic", "لغات الرد: العربية"}


def test_page_is_found_by_its_paragraphs(first_content):
    page = Page.objects.get(slug="privacy")
    page.body_en = "## Keeping\n\n- We keep **no xylophones** of [yours](https://www.ca.gov.sa/)."
    page.save()
    (hit, *_) = search("xylophones", language="ar").hits
    assert (hit.page, hit.guide, hit.matched_language) == (page, None, "en")
    assert hit.text == "We keep no xylophones of yours."


def test_drafts_are_not_found(whatsapp):
    Channel.objects.filter(pk=whatsapp.pk).update(status="draft")
    Page.objects.filter(slug="privacy").update(status="draft")
    assert whatsapp not in found("WhatsApp channel")
    assert "privacy" not in {row.slug for row in found("privacy")}


@pytest.mark.parametrize(("language", "tag"), [("ar", "طريقة تواصل"), ("en", "Channel")])
def test_channel_stands_among_results_with_its_numbers(whatsapp, client, language, tag):
    html = client.get(f"/{language}/search/?q=whatsapp").content.decode()
    (first, *_) = re.findall(r"<li>\n<p class=\"meta\">.*?</li>", html, re.DOTALL)
    assert f'<span class="tag">{tag}</span>' in first
    assert '<bdi dir="ltr" translate="no">920 001 234</bdi>' in first
    assert f'<h3><a href="/{language}/channels/whatsapp/">' in first


@pytest.mark.parametrize("language", Language.values)
def test_each_result_leads_to_its_own_page(first_content, client, language):
    topic = Topic.objects.get(slug="phone")
    page = Page.objects.get(slug="privacy")
    for row, address in [(topic, "/topics/phone/"), (page, "/pages/privacy/")]:
        with override(language):
            title = getattr(row, TITLES[type(row)])
        url = search(title, language=language).hits[0].url(language)
        assert url == f"/{language}{address}"
        assert client.get(url).status_code == 200


def test_suggestions_name_channels_and_pages_too(whatsapp, client):
    (first, *_) = client.get("/en/suggest/?q=whatsa").json()
    assert first["url"] == "/en/channels/whatsapp/"
    assert first["title"] == "WhatsApp channel"


def test_guides_come_before_pages_that_share_words_with_a_question(first_content):
    hits = search("متى يقفل الرقم", language="ar").hits
    assert hits[0].kind is PageKind.GUIDE
    assert hits[0].guide.slug == "when-to-call-19912"


def test_row_of_a_guide_reads_the_rest_when_asked(first_content, django_assert_num_queries):
    search("19912", language="en")
    guide = next(hit.guide for hit in search("19912", language="en").hits if hit.guide)
    stored = Guide.objects.get(pk=guide.pk)
    with django_assert_num_queries(0):
        assert (guide.slug, guide.title_ar) == (stored.slug, stored.title_ar)
    assert (guide, guide.verified_on, guide.topic) == (stored, stored.verified_on, stored.topic)
    assert guide.summary_en == stored.summary_en


@pytest.mark.parametrize(
    "query",
    ["19912", "199 12", "١٩٩-١٢", "19192", "0119912", "واحد تسعة تسعة واحد اثنين", "199", "19"],
)
def test_a_number_by_itself_finds_whose_it_is_first(first_content, query):
    first = search(query, language="ar", typing=len(query) < 4).hits[0]
    assert first.url("ar") in ("/ar/channels/hotline/", "/ar/guides/call-19912/")
