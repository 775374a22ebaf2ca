"""A link by which somebody sets their own password: once, for a week, and nothing leaks."""

import logging
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from citizen_help.accounts import invitations
from contacts.models import AccountEvent
from tests.accounts.visitor import PASSWORD, code_of
from tests.html import parse

NEW = {"new_password1": "a long walk by the river", "new_password2": "a long walk by the river"}
REFUSED = "It was used already, is too old, or a newer one was made."


@pytest.fixture
def omar(db):
    return User.objects.create_user("omar", email="omar@example.org", is_staff=True)


@pytest.fixture
def link(omar):
    return invitations.new_link(omar)


@pytest.fixture
def guest(db):
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def is_refused(client: Client, link: str) -> bool:
    response = client.get(link, follow=True)
    return (response.status_code, REFUSED in response.content.decode()) == (410, True)


def test_link_sets_a_password_once_and_leads_to_the_sign_in(guest, omar, link, settings):
    assert link.startswith(f"{settings.SITE_URL}/admin/invitation/")
    moved = guest.get(link)
    page = parse(guest.get(moved["Location"]).content.decode())
    assert "at least 12 characters" in page.one("form", id="password-form").text
    response = guest.post(moved["Location"], NEW, follow=True)
    assert response.redirect_chain == [(reverse("admin:login"), 302)]
    told = [str(one) for one in response.context["messages"]]
    assert told == ["Your password is set. Sign in as omar."]
    omar.refresh_from_db()
    assert omar.check_password(NEW["new_password1"])
    assert is_refused(guest, link)
    assert guest.post(moved["Location"], NEW).status_code == 410
    event = AccountEvent.objects.get(kind="password")
    assert (event.by_name, event.name) == ("omar", "omar")


def test_address_of_the_form_holds_no_token_and_nothing_keeps_it(guest, link):
    token = link.split("/")[-2]
    moved = guest.get(link)
    assert token not in moved["Location"]
    response = guest.get(moved["Location"])
    assert token not in response.content.decode()
    for each in (moved, response):
        assert "no-store" in each["Cache-Control"]
        assert each["X-Robots-Tag"] == "noindex, nofollow"
        assert each["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_rules_and_refusals_stand_in_the_person_s_language(guest, link, language):
    guest.cookies["django_language"] = language
    address = guest.get(link)["Location"]
    typed = {"new_password1": "12345", "new_password2": "12345"}
    page = parse(guest.post(address, typed).content.decode())
    assert page.one("html")["lang"] == language
    errors = page.one("ul", class_="errorlist").text
    assert ("كلمة المرور" in errors) == (language == "ar")


def test_link_ends_with_a_newer_one_another_email_a_switched_off_account_and_time(
    guest, omar, link, monkeypatch, settings
):
    newer = invitations.new_link(omar)
    assert is_refused(guest, link)
    omar.email = "o@example.org"
    omar.save()
    assert is_refused(guest, newer)
    last = invitations.new_link(omar)
    User.objects.update(is_active=False)
    assert is_refused(guest, last)
    User.objects.update(is_active=True)
    assert guest.get(last).status_code == 302
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert is_refused(guest, last)


def test_link_of_nobody_is_a_sentence(guest, omar):
    uids = ("%00", "AA", "____", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "Mg")
    for uid in uids:
        for token in ("x", "x-y", "set-password", "é" * 300):
            assert is_refused(guest, f"/admin/invitation/{uid}/{token}/"), (uid, token)


def test_new_link_ends_the_password_and_the_sessions(client, guest, omar, settings):
    omar.set_password(PASSWORD)
    omar.save()
    client.force_login(omar)
    link = invitations.new_link(omar)
    assert client.get(reverse("admin:index")).status_code == 302
    omar.refresh_from_db()
    assert not omar.check_password(PASSWORD)
    assert guest.get(link).status_code == 302


def test_link_opened_where_somebody_else_is_signed_in_signs_them_out(client, sara, omar, link):
    client.force_login(sara)
    client.post(client.get(link)["Location"], NEW)
    assert client.get(reverse("admin:index")).status_code == 302
    sara.refresh_from_db()
    assert sara.check_password(PASSWORD)


def test_token_stands_in_no_log(guest, link, caplog, settings):
    settings.SLOW_REQUEST_MILLISECONDS = 0
    token = link.split("/")[-2]
    with caplog.at_level(logging.DEBUG):
        address = guest.get(link)["Location"]
        guest.post(address, NEW)
        guest.get(link)
    from citizen_help.logs import PrivacyFilter

    for record in caplog.records:
        PrivacyFilter().filter(record)
        assert token not in record.getMessage()
    assert any("Slow request" in record.getMessage() for record in caplog.records)


def test_administrator_proves_who_they_are_before_a_new_link(visitor, sara, phone, client, omar):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    url = reverse("admin:auth_user_link", args=[omar.pk])
    page = client.get(url).content.decode()
    assert "Their present password and older links end at once" in page
    assert 'id="link"' not in client.post(url, {"password": "wrong", "code": "1"}).content.decode()
    assert not AccountEvent.objects.filter(kind="link").exists()


def test_letter_and_page_give_link_name_and_last_day_in_both_languages(client, sara, sunday_10):
    client.force_login(sara)
    client.cookies["django_language"] = "en"
    data = {"full_name": "Noura", "email": "noura@example.org", "role": "administrator"}
    response = client.post(reverse("admin:auth_user_add"), {**data, "is_active": "on"})
    page = parse(response.content.decode())
    link = page.one("code", id="link").text
    [mail] = [one["href"] for one in page.all("a") if one["href"].startswith("mailto:")]
    text = unquote(mail)
    assert text.startswith("mailto:noura@example.org?subject=")
    assert text.count(link) == 2
    for words in ("until 29 November 2026", "حتى 29 نوفمبر 2026"):
        assert words in text
    assert "It works once, until 29 November 2026." in page.text
    assert "no-store" in response["Cache-Control"]
    assert timezone.localtime() + timedelta(days=7) == invitations.valid_until()


def test_password_that_nobody_types_is_refused_in_words_before_it_is_hashed(
    guest, link, monkeypatch
):
    """At the sign-in, where it is no attempt, and where it is set."""
    long = "a walk by the sea " * 8

    def hashed(*_args, **_kwargs):
        raise AssertionError("it is hashed")

    for name in ("make_password", "check_password"):
        monkeypatch.setattr(f"django.contrib.auth.base_user.{name}", hashed)
    monkeypatch.setattr("django.contrib.auth.hashers.make_password", hashed)
    url = guest.get(link)["Location"]
    told = "A password has 128 characters at most. Type a shorter one."
    for place, data in (
        (url, {"new_password1": long, "new_password2": long}),
        (reverse("admin:login"), {"username": "omar", "password": long}),
    ):
        assert told in guest.post(place, data).content.decode()
    assert not AccountEvent.objects.filter(kind__in=("failed", "password")).exists()
