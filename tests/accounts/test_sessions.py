"""Sessions end when nobody works, and when the account is switched off."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.accounts.visitor import code_of
from tests.conftest import SUNDAY_10


@pytest.fixture
def inside(visitor, phone):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    return visitor


def at(minutes: int) -> time_machine.travel:
    return time_machine.travel(SUNDAY_10 + timedelta(minutes=minutes), tick=False)


def test_session_ends_after_an_hour_without_work(inside):
    with at(minutes=59):
        assert inside.is_open()
    with at(minutes=59 + 61):
        assert not inside.is_open()


def test_work_keeps_the_session(inside):
    for minutes in range(0, 300, 50):
        with at(minutes):
            assert inside.is_open()


def test_reading_the_site_keeps_no_session_and_sets_no_cookie(inside, client, first_content):
    with at(minutes=50):
        response = client.get("/ar/")
        assert (response.status_code, dict(response.cookies)) == (200, {})
    with at(minutes=61):
        assert not inside.is_open()


def test_session_is_written_once_a_minute_at_most(inside, client):
    with at(minutes=10):
        inside.is_open()
        response = client.get(reverse("admin:index"))
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_person_switched_off_is_out_at_once(inside, sara, field):
    get_user_model().objects.filter(pk=sara.pk).update(**{field: False})
    assert not inside.is_open()


def test_removed_phone_shuts_the_desk_at_once(inside, phone):
    phone.delete()
    assert not inside.is_open()


def test_new_password_ends_other_sessions(inside, sara):
    sara.set_password("another long walk by the sea")
    sara.save()
    assert not inside.is_open()


@pytest.mark.parametrize("weak", ["short", "123456789012", "password1234", "sara.example"])
def test_weak_password_is_refused(sara, weak):
    sara.email = "sara.example@example.org"
    with pytest.raises(ValidationError):
        validate_password(weak, sara)


def test_open_page_asks_how_long_and_goes_on_only_when_told_to(inside, client):
    url = reverse("admin:session")
    assert inside.is_open()
    with at(minutes=50):
        answer = client.get(url)
        assert (answer.json()["seconds"], answer["Cache-Control"].count("no-store")) == (600, 1)
    with at(minutes=55):
        assert client.post(url).json()["seconds"] == 3600
    with at(minutes=55 + 59):
        assert client.get(url).json()["seconds"] == 60
    with at(minutes=55 + 61):
        assert [client.get(url).json(), client.post(url).json()] == [{"seconds": 0}] * 2
