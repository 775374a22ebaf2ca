"""A key of a phone belongs to one sign-in session, and for a short time."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from citizen_help.accounts import enrolment, second_factor
from tests.accounts.visitor import NAME, PASSWORD, Visitor, code_of, code_of_key
from tests.conftest import SUNDAY_10
from tests.html import parse

NEW_PASSWORD = "another long walk by the sea"
OUT_OF_DATE = (
    "This page is out of date: it was open for too long, or a phone was set up since. "
    "The code you typed changed nothing."
)


@pytest.fixture
def attacker(visitor, sara):
    """Knows the first password, which was sent by mail, and signs in before the owner."""
    other = Visitor(Client(), "198.51.100.1")
    other.client.cookies["django_language"] = "en"
    other.type_password()
    return other


def test_key_is_shown_to_no_other_session_of_the_account(visitor, attacker):
    visitor.type_password()
    assert len({visitor.key(), attacker.key()}) == 2
    assert visitor.key() == visitor.key() != ""


def test_key_of_another_session_is_worth_nothing_after_the_owner_enrolled(visitor, attacker):
    stolen = attacker.key()
    visitor.type_password()
    visitor.confirm_key(visitor.key())
    assert visitor.is_open()
    attacker.confirm_key(stolen)
    assert (attacker.is_open(), attacker.asks_for()) == (False, "login")
    attacker.type_password()
    attacker.type_code(code_of_key(stolen))
    assert not attacker.is_open()
    assert TOTPDevice.objects.count() == 1


def test_old_unconfirmed_phone_in_the_database_is_never_shown_and_opens_nothing(visitor, sara):
    """As versions before kept them."""
    old = TOTPDevice.objects.create(user=sara, name="phone", key="77" * 20, confirmed=False)
    visitor.type_password()
    key = visitor.key()
    assert key != second_factor.grouped_key(old)
    visitor.confirm_key(second_factor.grouped_key(old))
    assert not visitor.is_open()
    visitor.confirm_key(key)
    assert list(TOTPDevice.objects.values_list("confirmed", flat=True)) == [True]
    assert not TOTPDevice.objects.filter(pk=old.pk).exists()


def test_new_sign_in_makes_a_new_key_and_a_new_session(visitor, sara):
    """Also in the same browser: the session may be one that somebody else has planted there."""
    visitor.type_password()
    first, planted = visitor.key(), visitor.client.session.session_key
    visitor.type_password()
    assert visitor.key() != first
    assert not Session.objects.filter(pk=planted).exists()


def test_key_ends_with_the_session(visitor, sara):
    visitor.type_password()
    key = visitor.key()
    visitor.client.post(reverse("admin:logout"))
    visitor.type_password()
    visitor.confirm_key(key)
    assert not visitor.is_open()


def test_key_ends_with_the_password(visitor, sara, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    visitor.type_password()
    visitor.prove("enrol")
    key = visitor.key()
    typed = {"old_password": PASSWORD, "new_password1": NEW_PASSWORD}
    visitor.client.post(reverse("admin:password_change"), {**typed, "new_password2": NEW_PASSWORD})
    assert visitor.key() == ""
    visitor.confirm_key(key)
    assert TOTPDevice.objects.count() == 0


def test_key_ends_after_a_quarter_of_an_hour_and_the_password_brings_another(visitor, sara):
    visitor.type_password()
    key = visitor.key()
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=16), tick=False):
        page = parse(visitor.confirm_key(key).content.decode())
        assert [each.text for each in page.all("p") if each.get("role")] == [OUT_OF_DATE]
        assert not page.all("ul", class_="errorlist")
        visitor.prove("enrol")
        assert visitor.key() not in {"", key}
        visitor.confirm_key(visitor.key())
        assert visitor.is_open()


def test_enrolling_ends_all_other_sessions(visitor, attacker, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert attacker.is_open()
    visitor.type_password()
    visitor.prove("enrol")
    visitor.confirm_key(visitor.key())
    assert (visitor.is_open(), attacker.asks_for()) == (True, "login")
    assert Session.objects.count() == 1


def test_replacing_the_phone_ends_all_other_sessions(visitor, sara, phone):
    [first, second, *_rest] = second_factor.new_recovery_codes(sara)
    left_open = Visitor(Client(), "198.51.100.1")
    left_open.type_password()
    left_open.type_code(first)
    assert left_open.is_open()
    visitor.type_password()
    visitor.type_code(code_of(phone))
    visitor.prove("enrol", second)
    visitor.confirm_key(visitor.key())
    assert (visitor.is_open(), left_open.asks_for()) == (True, "login")


def test_second_tab_with_the_same_key_is_told_that_it_is_out_of_date(visitor, sara):
    visitor.type_password()
    key = visitor.key()
    visitor.confirm_key(key)
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=1), tick=False):
        response = visitor.confirm_key(key)
    page = parse(response.content.decode())
    assert OUT_OF_DATE in [each.text for each in page.all("p")]
    assert second_factor.recovery_codes_left(sara) == 10
    assert visitor.is_open()


def test_second_of_two_that_finish_at_once_enrols_nothing(visitor, attacker, monkeypatch):
    """It has read the account as it was before the first one finished."""
    visitor.type_password()
    own, stolen = visitor.key(), attacker.key()
    enrol = second_factor.enrol

    def overtaken(*args):
        monkeypatch.setattr(second_factor, "enrol", enrol)
        raise AssertionError("the state is looked at first")

    waiting = enrolment.waiting_phone

    def slow(request, user=None):
        """The owner finishes after the page was asked for, before the account is locked."""
        monkeypatch.setattr(enrolment, "waiting_phone", waiting)
        visitor.confirm_key(own)
        monkeypatch.setattr(second_factor, "enrol", overtaken)
        return waiting(request, user)

    monkeypatch.setattr(enrolment, "waiting_phone", slow)
    attacker.confirm_key(stolen)
    assert TOTPDevice.objects.count() == 1
    assert not attacker.is_open()


def test_local_desk_asks_for_the_password_before_it_shows_a_key(visitor, settings, sara):
    """Somebody may have left the desk open a moment after they signed in."""
    settings.SECOND_FACTOR_REQUIRED = False
    visitor.type_password()
    assert visitor.key() == ""
    visitor.prove("enrol", password="wrong")
    assert visitor.key() == ""
    visitor.prove("enrol")
    visitor.confirm_key(visitor.key())
    assert second_factor.phone_of(sara)


def test_key_stands_nowhere_but_on_its_page(visitor, sara, client):
    visitor.type_password()
    key = visitor.key()
    assert "no-store" in client.get(reverse("admin:enrol"))["Cache-Control"]
    visitor.confirm_key(key)
    bare = key.replace(" ", "")
    person = reverse("admin:auth_user_change", args=[sara.pk])
    for address in (reverse("admin:security"), reverse("admin:enrol"), person):
        text = client.get(address).content.decode()
        assert key not in text
        assert bare not in text
    assert get_user_model().objects.get().username == NAME
