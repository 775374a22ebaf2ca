"""Every page of the admin, in Arabic and in English."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse
from modeltranslation.translator import translator

from contacts.admin.languages import LABELS, columns, label_of
from contacts.enums import Language
from contacts.history import versions
from contacts.history.proposed_states import dumped
from contacts.models import (
    Channel,
    ChooserQuestion,
    Feedback,
    Guide,
    LinkCheck,
    MovedPage,
    OutgoingMail,
    Proposal,
    SearchQuery,
    Synonym,
)
from contacts.models.confirmed_texts import translated_fields
from tests.admin.admin_client import add_url, change_url, inputs
from tests.html import parse

MODELS = [
    model._meta.model_name for model in admin.site._registry if model._meta.app_label == "contacts"
]
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
LANGUAGES = sorted(DIRECTIONS)
REGISTERED = [
    model for model in translator.get_registered_models() if model._meta.app_label == "contacts"
]


@pytest.fixture
def rows(directory, editor, sunday_10):
    """At least one of everything that has a page of its own."""
    Synonym.objects.create(language="ar", term="تلفون", equivalents=["هاتف", "جوال"])
    SearchQuery.objects.create(day=sunday_10.date(), language="ar", query="هاتف", results=0)
    guide = Guide.objects.first()
    Feedback.objects.create(guide=guide, language="ar", helpful=False, comment="لم أجد الزر")
    LinkCheck.objects.create(url="/ar/", model="page", object_id=1, checked_at=sunday_10)
    MovedPage.objects.create(kind="guide", slug="old", new_slug=guide.slug)
    ChooserQuestion.objects.create(slug="wish", text_ar="ماذا تريد؟", text_en="What do you want?")
    OutgoingMail.objects.create(user=get_user_model().objects.first(), kind="digest", language="ar")
    state = dumped(versions.row_state(guide))
    Proposal.objects.create(model="guide", object_id=guide.pk, base=state, state=state)


def pages_of(model: str) -> list[str]:
    row = admin.site.get_model_admin(
        next(known for known in admin.site._registry if known._meta.model_name == model)
    ).model.objects.first()
    changelist = reverse(f"admin:contacts_{model}_changelist")
    if model == "site":  # of which there is no list
        return [change_url(row), reverse("admin:contacts_site_history", args=[row.pk])]
    pages = [changelist, f"{changelist}?q=x", change_url(row)]
    if model == "proposal":  # what became of it stands in the history of the row
        return pages
    return [*pages, reverse(f"admin:contacts_{model}_history", args=[row.pk])]


def external_urls(page) -> list[str]:
    """What the browser would fetch from, send to or lead to on another host."""
    return [
        element[name]
        for element in page.walk()
        for name in ("src", "href", "action", "formaction", "data", "poster")
        if element.get(name) and re.match(r"(?:[a-z]+:)?//", element[name])
    ]


def test_every_model_has_a_page():
    assert sorted(MODELS) == [
        "channel",
        "chooserquestion",
        "claim",
        "feedback",
        "guide",
        "holiday",
        "linkcheck",
        "movedpage",
        "notice",
        "outgoingmail",
        "page",
        "proposal",
        "searchquery",
        "site",
        "synonym",
        "topic",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", MODELS)
def test_pages_stand_in_the_editors_language(desk, rows, model, language):
    desk.in_language(language)
    for url in pages_of(model):
        page = desk.get(url)
        html = page.one("html")
        assert (html["lang"], html["dir"]) == (language, DIRECTIONS[language])
        assert external_urls(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "model", ["channel", "guide", "topic", "page", "holiday", "notice", "synonym", "claim"]
)
def test_add_and_delete_pages_stand_in_the_editors_language(desk, rows, model, language):
    desk.in_language(language)
    change = pages_of(model)[2]
    for url in (add_url(model), change.replace("/change/", "/delete/")):
        page = desk.get(url)
        assert page.one("html")["dir"] == DIRECTIONS[language]
        assert external_urls(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["admin:index", "admin:password_change", "admin:auth_user_add"])
def test_own_pages_of_the_admin_stand_in_the_editors_language(desk, name, language):
    page = desk.in_language(language).get(reverse(name))
    assert (page.one("html")["lang"], page.one("html")["dir"]) == (language, DIRECTIONS[language])
    assert external_urls(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_login_page_offers_the_other_language(client, db, language):
    client.cookies["django_language"] = language
    page = parse(client.get(reverse("admin:login")).content.decode())
    other = Language(language).other
    [button] = [one for one in page.all("button") if one.get("name") == "language"]
    assert page.one("html")["dir"] == DIRECTIONS[language]
    assert (button["value"], button["lang"], button.text) == (other, other, other.label)
    assert external_urls(page) == []


def test_language_switch_keeps_the_page(desk, rows):
    url = reverse("admin:contacts_guide_changelist") + "?q=x"
    [form] = desk.get(url).all("form", class_="language-switch")
    sent = {one["name"]: one["value"] for one in inputs(form)} | {"language": "ar"}
    response = desk.client.post(form["action"], sent, follow=True)
    assert response.redirect_chain == [(url, 302)]
    assert parse(response.content.decode()).one("html")["lang"] == "ar"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", ["channel", "guide", "topic", "page", "holiday", "claim"])
def test_translated_input_names_its_language_and_direction(desk, rows, model, language):
    desk.in_language(language)
    found = 0
    for url in (add_url(model), pages_of(model)[2]):
        for element in inputs(desk.get(url)):
            suffix = (element.get("name") or "").rpartition("_")[2]
            if suffix in DIRECTIONS and element.get("type") != "hidden":
                assert (element["lang"], element["dir"]) == (suffix, DIRECTIONS[suffix])
                found += 1
    assert found >= 4


def test_channel_form_has_every_text_of_its_parts(desk, rows):
    page = desk.get(change_url(Channel.objects.get(slug="hotline")))
    names = {element.get("name") for element in inputs(page)}
    wanted = {f"{column}" for column in columns(Channel)} | {
        "endpoints-0-label_ar",
        "endpoints-0-label_en",
        "opening_hours-0-note_ar",
        "opening_hours-0-note_en",
    }
    assert wanted - names == set()


@pytest.mark.parametrize(("language", "first"), [("ar", "title_ar"), ("en", "title_en")])
def test_pair_puts_the_page_s_language_first(desk, rows, language, first):
    page = desk.in_language(language).get(add_url("guide"))
    titles = [one["name"] for one in inputs(page) if (one.get("name") or "").startswith("title_")]
    assert titles == sorted(titles, key=lambda name: name != first)


@pytest.mark.parametrize(
    ("model", "name"),
    [("channel", "slug"), ("channel", "endpoints-0-value"), ("channel", "position")]
    + [("guide", "steps-0-uid"), ("guide", "verified_on"), ("claim", "value"), ("claim", "source")],
)
def test_numbers_and_addresses_read_from_left_to_right(desk, rows, model, name):
    page = desk.in_language("ar").get(add_url(model))
    [element] = [one for one in inputs(page) if one.get("name") == name]
    assert element["dir"] == "ltr"


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_every_translated_column_has_a_label_of_its_own(model, english):
    for column in columns(model):
        label = str(label_of(model._meta.get_field(column)))
        assert label.endswith({"ar": " in Arabic", "en": " in English"}[column[-2:]])


def test_no_label_is_left_over():
    fields = {
        f"{model._meta.model_name}.{field}"
        for model in REGISTERED
        for field in translated_fields(model)
    }
    known = fields | {name.partition(".")[2] for name in fields}
    assert set(LABELS) - known == set()


def test_lists_come_in_the_order_of_use(desk):
    names = [
        link.text for link in desk.get(reverse("admin:index")).one(class_="admin-nav").all("a")
    ]
    assert names[:4] == ["Channels", "Questions", "Topics", "Pages"]
