"""How many try at once, and who is told to come back."""

import threading
from contextlib import ExitStack

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, identify_hasher
from django.urls import reverse

from citizen_help.accounts import hashing
from tests.accounts.visitor import PASSWORD, code_of
from tests.html import parse


@pytest.fixture
def crowd():
    """Strangers on all of their places."""
    with ExitStack() as taken:
        for _place in range(hashing.STRANGERS):
            taken.enter_context(hashing.turn(proved=False))
        yield


def test_one_more_stranger_is_told_to_come_back_and_nothing_counts(visitor, sara, crowd):
    for _try in range(6):
        response = visitor.type_password()
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    page = parse(response.content.decode())
    assert page.one("html")["lang"] == "en"
    assert page.one("p", role="alert").text.startswith("More people try to sign in")


def test_who_has_proved_something_has_a_place_all_the_same(visitor, phone):
    visitor.type_password()
    with ExitStack() as taken:
        for _place in range(hashing.STRANGERS):
            taken.enter_context(hashing.turn(proved=False))
        visitor.type_code(code_of(phone))
        assert visitor.is_open()
        visitor.client.post(reverse("admin:logout"))
        visitor.type_password()
        assert visitor.asks_for() == "second-factor"


def test_places_come_free_again():
    for _round in range(5):
        with pytest.raises(ZeroDivisionError), hashing.turn(proved=False):
            _ = 1 / 0


def test_hashes_are_djangos_own_made_by_one_thread_that_gives_way(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["citizen_help.accounts.hashing.GivingWayHasher"]
    threads: list[str] = []
    encode = PBKDF2PasswordHasher.encode

    def watched(*args):
        threads.append(threading.current_thread().name)
        return encode(*args)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", watched)
    stored = hashing.GivingWayHasher().encode(PASSWORD, "salt", 10)
    assert stored == encode(PBKDF2PasswordHasher(), PASSWORD, "salt", 10)
    assert isinstance(identify_hasher(stored), hashing.GivingWayHasher)
    assert check_password(PASSWORD, stored)
    assert set(threads) == {"hashing_0"}
