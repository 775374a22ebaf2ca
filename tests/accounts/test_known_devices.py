"""A browser on which the owner signed in before has tries of its own."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from citizen_help.accounts import devices, recovery
from citizen_help.accounts.invitations import new_link
from tests.accounts.visitor import NAME, PASSWORD, Visitor, code_of
from tests.conftest import SUNDAY_10

NEW_PASSWORD = "another long walk by the sea"


@pytest.fixture
def owner(visitor, phone):
    """On her own device, signed out."""
    visitor.type_password()
    visitor.type_code(code_of(phone))
    visitor.client.post(reverse("admin:logout"))
    return visitor


def stranger(number: int = 1) -> Visitor:
    return Visitor(Client(), f"198.51.100.{number}")


def guess(visitor: Visitor, times: int = 5, name: str = NAME) -> list[int]:
    return [visitor.type_password("wrong", name).status_code for _try in range(times)]


def lock_strangers() -> None:
    for number in range(6):
        stranger(number).type_password("wrong")
    assert stranger(99).type_password().status_code == 429


def test_owner_comes_in_on_a_known_device_while_strangers_guess(owner, sara):
    lock_strangers()
    owner.address = "203.0.113.200"
    owner.type_password()
    assert owner.asks_for() == "second-factor"
    assert stranger(99).type_password().status_code == 429  # her coming in helps nobody else


def test_known_device_has_five_tries_and_costs_strangers_none(owner):
    assert guess(owner) == [200] * 4 + [429]
    assert owner.type_password().status_code == 429
    other = stranger()
    other.type_password()
    assert other.asks_for() == "second-factor"


def test_device_of_one_account_is_none_of_anothers(owner, client):
    get_user_model().objects.create_superuser("omar", password=PASSWORD)
    for number in range(5):
        stranger(number).type_password("wrong", "omar")
    assert owner.type_password(name="omar").status_code == 429


def test_one_bad_typist_locks_no_colleague_at_the_same_address(owner):
    typist, colleague = stranger(), stranger()
    get_user_model().objects.create_superuser("omar", password=PASSWORD)
    assert guess(typist)[-1] == 429
    colleague.type_password(name="omar")
    assert colleague.asks_for() == "enrol"


@pytest.mark.parametrize("change", ["password", "reset", "off", "name", "time"])
def test_device_is_forgotten(owner, sara, change):
    lock_strangers()
    if change == "password":
        sara.set_password(NEW_PASSWORD)
        sara.save()
    elif change == "reset":
        recovery.reset_sign_in(sara)
        lock_strangers()
    elif change == "off":
        type(sara).objects.update(is_active=False)
    elif change == "name":
        sara.delete()
        type(sara).objects.create_superuser(NAME, password=PASSWORD)
    if change == "time":
        with time_machine.travel(SUNDAY_10 + timedelta(days=181), tick=False):
            lock_strangers()
            assert owner.type_password().status_code == 429
    else:
        assert owner.type_password().status_code == 429


def cookie_of(visitor: Visitor):
    [found] = [each for name, each in visitor.client.cookies.items() if "device-" in name]
    return found


def test_cookie_is_kept_from_scripts_and_from_readers_pages(owner):
    cookie = cookie_of(owner)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    assert cookie["max-age"] == devices.KEPT_SECONDS
    assert NAME not in cookie.key + cookie.value


def test_cookie_is_sent_over_https_alone_where_the_site_has_it(settings, visitor, phone):
    settings.SERVED_OVER_HTTPS = True
    visitor.type_password()
    visitor.type_code(code_of(phone))
    cookie = cookie_of(visitor)
    assert (cookie.key.startswith("__Secure-"), cookie["secure"]) == (True, True)


@pytest.mark.parametrize("value", ["x", "a:b:c", "\ud800", "a" * 5000, ""])
def test_made_up_cookie_is_no_device(visitor, phone, value):
    lock_strangers()
    visitor.client.cookies[devices.cookie_name(NAME)] = value.encode("utf-8", "replace").decode()
    assert visitor.type_password().status_code == 429


def test_right_password_alone_makes_no_device_known(visitor, phone):
    visitor.type_password()
    assert not [name for name in visitor.client.cookies if "device-" in name]


def test_new_password_of_ones_own_keeps_this_device_and_no_other(owner, phone, client):
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=2), tick=False):
        owner.type_password()
        owner.type_code(code_of(phone))
        before = cookie_of(owner).value
        new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
        data = {"old_password": PASSWORD, **new}
        assert owner.client.post(reverse("admin:password_change"), data).status_code == 302
        lock_strangers()
        client.post(reverse("admin:logout"))
        assert owner.type_password(NEW_PASSWORD).status_code == 302
        client.cookies[devices.cookie_name(NAME)] = before
        assert owner.type_password(NEW_PASSWORD).status_code == 429


def test_administrators_link_lets_its_owner_in_while_strangers_guess(phone, in_public, sunday_10):
    omar = get_user_model().objects.create_user("omar", is_staff=True)
    guest = Visitor(Client())
    form = guest.client.get(new_link(omar))["Location"]
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    guest.client.post(form, new)
    for number in range(5):
        stranger(number).type_password("wrong", "omar")
    assert stranger(9).type_password(NEW_PASSWORD, "omar").status_code == 429
    guest.type_password(NEW_PASSWORD, "omar")
    assert guest.asks_for() == "enrol"
