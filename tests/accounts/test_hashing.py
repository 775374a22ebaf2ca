"""A password is hashed outside of every transaction, so that others can write meanwhile."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from citizen_help.accounts import second_factor
from citizen_help.accounts.invitations import new_link
from tests.accounts.hashing import Watch
from tests.accounts.visitor import NAME, PASSWORD, WRONG_CODE, code_of
from tests.admin.race import shared_database

pytestmark = pytest.mark.django_db(transaction=True)
NEW_PASSWORD = "another long walk by the sea"


@pytest.fixture(autouse=True)
def file(transactional_db, tmp_path, monkeypatch):
    """A database that another connection can reach; None on PostgreSQL, which is one already."""
    with shared_database(tmp_path) as file:
        if file is None:
            yield None
            return
        memory, name = connection.connection, connection.settings_dict["NAME"]
        connection.connection, connection.settings_dict["NAME"] = None, file
        yield file
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture
def watch(file, monkeypatch, visitor):
    watch = Watch(file)
    encode = watch.watched(MD5PasswordHasher.encode)
    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    return watch


@pytest.fixture
def inside(visitor, sara, phone, watch):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    watch.seen.clear()
    return visitor


def test_database_that_is_locked_is_noticed(watch):
    from django.db import transaction

    with transaction.atomic():
        make_password("x")
    assert watch.seen == ["a transaction is open"]


@pytest.mark.parametrize(
    ("name", "password", "hashings"),
    [(NAME, PASSWORD, 1), (NAME, "wrong", 1), ("nobody", "wrong", 1)],
)
def test_sign_in(visitor, watch, name, password, hashings):
    """A name that is not there takes as long as one that is."""
    visitor.type_password(password, name)
    assert watch.seen == [""] * hashings


def test_sign_in_that_brings_a_newer_hash(visitor, sara, watch):
    get_user_model().objects.update(password=make_password(PASSWORD, salt="old"))
    watch.seen.clear()
    visitor.type_password()
    assert watch.seen == [""] * 2
    sara.refresh_from_db()
    assert "$old$" not in sara.password


def test_try_that_is_locked_out_hashes_nothing(visitor, watch):
    for _try in range(5):
        visitor.type_password("wrong")
    watch.seen.clear()
    assert visitor.type_password().status_code == 429
    assert watch.seen == []


def test_changing_ones_own_password(inside, watch, client):
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    data = {"old_password": PASSWORD, **new}
    assert client.post(reverse("admin:password_change"), data).status_code == 302
    assert watch.seen == [""] * 2


@pytest.mark.parametrize("name", ["enrol", "recovery-codes"])
@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_proving_who_one_is(inside, watch, name, password):
    inside.prove(name, WRONG_CODE, password)
    assert watch.seen == [""]


def test_resetting_somebodys_sign_in(inside, sara, watch, client):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    data = {"action": "reset_sign_in", "_selected_action": [sara.pk]}
    typed = {"password": PASSWORD, "code": code}
    client.post(reverse("admin:auth_user_changelist"), {**data, **typed})
    assert (watch.seen, second_factor.phone_of(sara)) == ([""], None)


def test_setting_a_password_by_a_link(visitor, watch, client):
    omar = get_user_model().objects.create_user("omar", is_staff=True)
    link = client.get(new_link(omar))["Location"]
    watch.seen.clear()
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    assert client.post(link, new).status_code == 302
    assert watch.seen == [""]
    omar.refresh_from_db()
    assert omar.check_password(NEW_PASSWORD)


def test_making_an_administrator_by_command(watch, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", NEW_PASSWORD)
    call_command("createsuperuser", "--noinput", username="omar", email="", verbosity=0)
    assert watch.seen == [""]
