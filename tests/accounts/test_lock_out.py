"""Five attempts of strangers at a name, at five names from a network, for passwords and codes."""

import time
from contextlib import nullcontext, suppress
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import reverse

from citizen_help.accounts import attempts, second_factor
from tests.accounts.visitor import NAME, WRONG_CODE, code_of
from tests.conftest import SUNDAY_10
from tests.html import parse

LOCKED = "There were too many wrong passwords or codes. Try again in 15 minutes."


def answer(response) -> tuple[int, str]:
    page = parse(response.content.decode())
    found = [each.text for each in page.all("p") if each.get("role") == "alert"]
    return response.status_code, "".join(found)


def test_fifth_wrong_password_locks_and_the_right_one_opens_no_more(visitor, phone):
    answers = [answer(visitor.type_password("wrong")) for _try in range(5)]
    assert answers == [(200, "")] * 4 + [(429, LOCKED)]
    last = visitor.type_password()
    assert answer(last) == (429, LOCKED)
    assert last.headers["Retry-After"] == "900"


def test_name_is_locked_from_every_address(visitor, phone):
    for number in range(5):
        visitor.address = f"203.0.113.{number}"
        visitor.type_password("wrong")
    visitor.address = "203.0.113.99"
    assert answer(visitor.type_password()) == (429, LOCKED)


def test_address_is_locked_for_every_name(visitor, phone):
    for number in range(5):
        visitor.type_password("wrong", f"nobody-{number}")
    assert answer(visitor.type_password("wrong", "somebody")) == (429, LOCKED)
    assert answer(visitor.type_password()) == (429, LOCKED)
    visitor.address = "203.0.113.99"
    visitor.type_password()
    assert visitor.asks_for() == "second-factor"


@pytest.mark.parametrize("proxies", [0, 1])
def test_made_up_addresses_do_not_evade(visitor, phone, settings, proxies):
    """The one address that a trusted proxy adds stands last; what comes before is made up."""
    settings.TRUSTED_PROXIES = proxies
    for number in range(5):
        forwarded = f"198.51.100.{number}, 192.0.2.1"
        visitor.type_password("wrong", f"nobody-{number}", HTTP_X_FORWARDED_FOR=forwarded)
    response = visitor.type_password(HTTP_X_FORWARDED_FOR="198.51.100.77, 192.0.2.1")
    assert answer(response) == (429, LOCKED)


def test_lock_opens_after_fifteen_minutes(visitor, phone):
    for _try in range(5):
        visitor.type_password("wrong")
    with time_machine.travel(SUNDAY_10 + timedelta(minutes=16), tick=False):
        visitor.type_password()
        assert visitor.asks_for() == "second-factor"


def test_five_wrong_codes_lock_codes_and_password(visitor, phone):
    visitor.type_password()
    answers = [visitor.type_code(WRONG_CODE).status_code for _try in range(6)]
    assert answers == [200] * 4 + [429] * 2
    assert answer(visitor.type_code(code_of(phone))) == (429, LOCKED)
    assert answer(visitor.type_password()) == (429, LOCKED)


def test_right_password_gives_no_further_codes(visitor, phone):
    """Whoever has the password must not start the count anew with it."""
    for _round in range(6):
        visitor.type_password()
        visitor.type_code(WRONG_CODE)
    assert AccessAttempt.objects.count() == 5


def test_recovery_codes_count_with_the_others(visitor, sara, phone):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    for _try in range(5):
        visitor.type_code("aaaa-bbbb", recovery="")
    assert visitor.type_code(code, recovery="").status_code == 429


def test_coming_in_forgets_earlier_mistakes(visitor, phone, client):
    for _try in range(4):
        visitor.type_password("wrong")
    visitor.type_password()
    visitor.type_code(code_of(phone))
    assert visitor.is_open()
    assert [visitor.type_password("wrong").status_code for _try in range(4)] == [200] * 4


def test_locked_page_says_the_same_of_a_name_that_is_not_there(visitor, client):
    for language in ("ar", "en"):
        client.cookies["django_language"] = language
        pages = []
        for name in (NAME, "nobody"):
            for number in range(6):
                visitor.address = f"203.0.113.{len(name) + number}"
                response = visitor.type_password("wrong", name)
            pages.append(answer(response))
        assert pages[0] == pages[1]
        assert pages[0][0] == 429


def test_lock_names_nobody_in_the_database(visitor, sara):
    visitor.type_password("secret 4711", "password in the wrong field")
    visitor.type_password("secret 4711")
    rows = AccessAttempt.objects.values()
    assert len(rows) == 2
    for typed in (NAME, "secret 4711", "password in", visitor.address, "Mozilla"):
        assert typed not in str(list(rows))


def test_spellings_of_one_name_count_together(visitor, sara):
    """The form reads them as the same name (UsernameField)."""
    for number, name in enumerate([NAME, f" {NAME}", "\uff53ara", NAME, f"{NAME} "]):
        visitor.address = f"203.0.113.{number}"
        response = visitor.type_password("wrong", name)
    assert response.status_code == 429


@pytest.mark.parametrize("name", ["x" * 300, "sa\0ra"])
def test_name_that_no_account_can_have_gets_the_form_again(visitor, name):
    response = visitor.type_password("wrong", name)
    assert (response.status_code, AccessAttempt.objects.count()) == (200, 0)
    assert parse(response.content.decode()).one("ul", class_="errorlist").text


def test_codes_and_passwords_that_were_typed_are_not_kept(visitor, sara, phone):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    visitor.prove("recovery-codes", code, "a wrong password")
    new = {"new_password1": "yet another walk", "new_password2": "yet another walk"}
    visitor.client.post(reverse("admin:password_change"), {"old_password": "also wrong", **new})
    kept = str(list(AccessAttempt.objects.values()))
    assert AccessAttempt.objects.count() == 2
    for typed in (code, "wrong", "walk"):
        assert typed not in kept


def test_try_counts_while_it_is_made_and_when_its_process_dies(visitor, phone, monkeypatch):
    """Five of which nobody knows how they ended are as good as five wrong ones."""

    def die(*_args, **_named):
        raise SystemExit

    with monkeypatch.context() as patch, time_machine.travel(SUNDAY_10, tick=False):
        patch.setattr(second_factor, "device_for", die)
        visitor.type_password()
        patch.setattr(attempts, "settle", die)
        for _try in range(5):
            with suppress(SystemExit):
                visitor.type_code(code_of(phone))
    assert AccessAttempt.objects.count() == 5


def pending(visitor, name: str) -> int:
    request = RequestFactory().post("/", REMOTE_ADDR=visitor.address)
    return attempts.create_pending(attempts.origin_of(request, name))


def test_those_who_find_the_last_tries_taken_wait_for_their_end(visitor, sara, monkeypatch):
    """People of one office who sign in at the same moment do not lock each other out."""
    others = [pending(visitor, f"other-{number}") for number in range(5)]
    ended: list[int] = []

    def end_one(_until):
        AccessAttempt.objects.filter(pk=others[len(ended)]).delete()
        ended.append(1)

    monkeypatch.setattr(attempts, "pause", end_one)
    visitor.type_password()
    assert (len(ended), visitor.asks_for()) == (1, "enrol")


def test_those_who_wait_too_long_are_told_to_come_back(visitor, sara, monkeypatch):
    monkeypatch.setattr(attempts, "WAIT_SECONDS", 0)
    for number in range(5):
        pending(visitor, f"other-{number}")
    assert visitor.type_password().status_code == 503


class Lock:
    """Stands for the connection: held by somebody else until it was asked for so often."""

    def __init__(self, times: int) -> None:
        self.left = times

    def cursor(self):
        return nullcontext(self)

    def execute(self, sql, _params) -> None:
        assert "pg_try_advisory_xact_lock" in sql  # which never waits
        self.left -= 1

    def fetchone(self):
        return [self.left < 0]


def test_lock_is_asked_for_until_it_is_free(monkeypatch):
    monkeypatch.setattr(attempts, "connection", lock := Lock(3))
    attempts.acquire_lock(1, time.monotonic() + 10)
    assert lock.left == -1


def test_who_waits_too_long_for_the_lock_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(attempts, "connection", Lock(1000))
    with pytest.raises(OperationalError, match="lock timeout"):
        attempts.acquire_lock(1, time.monotonic() + 0.1)
