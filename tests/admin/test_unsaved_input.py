"""What was typed is given back when the database, the session or the token fails."""

import pytest
from django.contrib.auth import get_user_model
from django.db import InterfaceError, OperationalError
from django.test import Client

from contacts.models import Guide
from tests.admin.admin_client import change_url, inputs, typed, values
from tests.admin.pictures import stored_picture
from tests.html import parse

pytestmark = pytest.mark.usefixtures("directory")
WORDS = {
    "database is locked": "Somebody else is saving just now, and it takes long.",
    "database or disk is full": "The disk of the site is full, so nothing can be saved.",
    "connection refused": "The site cannot reach its database at the moment.",
}


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


def form_of(desk, guide):
    return typed(desk.get(change_url(guide)), "guide_form")


def fail(monkeypatch, error):
    def save(*_args, **_options):
        raise error

    monkeypatch.setattr(Guide, "save", save)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("reason", WORDS)
def test_database_that_fails_is_told_in_the_editors_language(
    desk, guide, monkeypatch, language, reason
):
    form = form_of(desk.in_language(language), guide) | {"title_en": "How do I ring?"}
    fail(monkeypatch, OperationalError(reason))
    response = desk.client.post(change_url(guide), form)
    assert response.status_code == 503
    page = parse(response.content.decode())
    html = page.one("html")
    assert (html["lang"], html["dir"]) == (language, {"ar": "rtl", "en": "ltr"}[language])
    if language == "en":
        assert WORDS[reason] in page.text


def test_everything_typed_can_be_sent_again_as_it_was(desk, guide, monkeypatch):
    form = form_of(desk, guide) | {"title_en": "How do I ring?", "still-matches-ar": "on"}
    with monkeypatch.context() as failing:
        fail(failing, InterfaceError("connection already closed"))
        page = parse(desk.client.post(change_url(guide), form).content.decode())
    [sender] = page.all("form")
    assert sender["action"] == change_url(guide)
    again = {}
    for one in inputs(sender):
        again.setdefault(one["name"], []).extend(values(one))
    sent = {name: value if isinstance(value, list) else [value] for name, value in form.items()}
    blank = {name for name, value in sent.items() if not value}
    del again["csrfmiddlewaretoken"]
    sent.pop("csrfmiddlewaretoken", None)
    assert again == {name: value for name, value in sent.items() if name not in blank}
    assert desk.client.post(change_url(guide), again).status_code == 302
    guide.refresh_from_db()
    assert guide.title_en == "How do I ring?"


def test_page_that_cannot_be_read_says_so(desk, monkeypatch, settings):
    settings.HOTLINE = "19912"

    def get(*_args, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr("contacts.admin.guides.GuideAdmin.get_queryset", get)
    response = desk.client.get("/admin/contacts/guide/")
    assert response.status_code == 503
    assert "tel:19912" in response.content.decode()


def sent_by(page):
    """What the page's button sends."""
    return {one["name"]: values(one) for one in inputs(page.one("form")) if one.get("name")}


def test_editor_who_was_signed_out_signs_in_elsewhere_and_saves_from_there(guide):
    picture = stored_picture()
    given = {"steps-0-picture_ar": picture, "steps-0-picture_alt_ar": "الشاشة"}
    browser = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    sara = get_user_model().objects.create_superuser("sara", password="pw")
    browser.force_login(sara)
    browser.cookies["django_language"] = "en"
    form = typed(parse(browser.get(change_url(guide)).content.decode()), "guide_form")
    browser.cookies.pop("sessionid")
    response = browser.post(change_url(guide), form | {"title_en": "How do I ring?"} | given)
    page = parse(response.content.decode())
    assert response.status_code == 403
    assert "You were signed out" in page.text
    assert "/admin/login/" in page.one("a")["href"]
    browser.force_login(sara)
    browser.cookies["csrftoken"] = "b" * 32  # signing in makes another one
    refused = browser.post(change_url(guide), sent_by(page))
    assert refused.status_code == 403
    again = parse(refused.content.decode())
    assert "Nothing of yours is lost" in again.text
    assert browser.post(change_url(guide), sent_by(again)).status_code == 302
    guide.refresh_from_db()
    assert guide.title_en == "How do I ring?"
    assert guide.steps.get(picture_ar=picture).picture_alt_ar == "الشاشة"


def test_form_with_a_wrong_token_is_shown_and_cannot_be_sent_again(guide):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.create_superuser("omar", password="pw"))
    response = strict.post(
        change_url(guide), {"title_en": "How do I ring?"}, headers={"Origin": "http://elsewhere"}
    )
    assert response.status_code == 403
    page = parse(response.content.decode())
    assert page.one("textarea").text == "How do I ring?"
    assert page.all("button") == []


def test_password_is_not_sent_back(desk, monkeypatch):
    def fails(*_args, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", fails)
    data = {"username": "sara", "password": "a very secret word"}
    response = Client().post("/admin/login/", data)
    assert response.status_code == 503
    assert "a very secret word" not in response.content.decode()
