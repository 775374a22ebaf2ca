"""The way back in after a lost phone."""

import io

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.urls import reverse

from citizen_help.accounts import second_factor
from contacts.models import AccountEvent
from tests.accounts.visitor import NAME, PASSWORD, WRONG_CODE, code_of, enrolled_phone
from tests.html import parse


def reset(name: str) -> str:
    out = io.StringIO()
    call_command("reset_sign_in", name, stdout=out)
    return out.getvalue()


def test_command_opens_the_way_to_a_new_phone(visitor, sara, phone, client):
    second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    said = reset(NAME)
    assert said.splitlines()[0] == (
        "sara: phones and sets of recovery codes forgotten: 2, failed tries "
        "forgotten: 0, sessions ended: 1."
    )
    assert Session.objects.count() == 0
    visitor.type_password()
    assert visitor.asks_for() == "enrol"


def test_command_unlocks_the_name(visitor, phone):
    for _try in range(5):
        visitor.type_password("wrong")
    reset(NAME)
    assert AccessAttempt.objects.count() == 0


def test_command_ends_only_that_person_s_sessions(visitor, sara, client):
    other = get_user_model().objects.create_superuser("omar", password="pw")
    client.force_login(other)
    reset(NAME)
    assert Session.objects.count() == 1


def test_command_names_an_account_that_is_not_there(db):
    with pytest.raises(CommandError, match="There is no account named “nobody”."):
        reset("nobody")


@pytest.fixture
def omar(db):
    person = get_user_model().objects.create_user("omar", password="pw", is_staff=True)
    enrolled_phone(person)
    return person


def reset_at_the_desk(client, *people, **typed):
    data = {"action": "reset_sign_in", "_selected_action": [each.pk for each in people]}
    return client.post(reverse("admin:auth_user_changelist"), {**data, **typed})


def test_administrator_resets_at_the_desk_and_the_history_tells(visitor, sara, phone, client, omar):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    page = parse(reset_at_the_desk(client, omar).content.decode())
    form = page.one("form", id="identity-form")
    assert form.one("input", name="_selected_action")["value"] == str(omar.pk)
    assert second_factor.phone_of(omar)
    reset_at_the_desk(client, omar, password="wrong", code=code)
    reset_at_the_desk(client, omar, password=PASSWORD, code=WRONG_CODE)
    assert second_factor.phone_of(omar)
    reset_at_the_desk(client, omar, password=PASSWORD, code=code)
    assert second_factor.phone_of(omar) is None
    event = AccountEvent.objects.get(kind="reopened")
    assert (event.object_id, event.name, event.by_name) == (str(omar.pk), "omar", NAME)


def test_administrator_who_resets_their_own_sign_in_is_out(visitor, sara, phone, client):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    response = reset_at_the_desk(client, sara, password=PASSWORD, code=code)
    assert response.status_code == 302
    assert visitor.asks_for() == "login"


def test_administrator_changes_their_own_password_where_the_present_one_is_asked_for(
    visitor, sara, phone, client
):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    own = client.get(reverse("admin:auth_user_link", args=[sara.pk]))
    assert (own.status_code, own["Location"]) == (302, reverse("admin:password_change"))


def test_keys_of_phones_have_no_page(visitor, phone, client):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404
