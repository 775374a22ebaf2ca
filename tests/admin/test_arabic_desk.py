"""Nobody who works in Arabic meets an English sentence at the desk, wherever they go."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from contacts.models import Proposal
from tests.admin.arabic_walk import (
    Walk,
    actions_of,
    english_in,
    form_of,
    make_arabic_rows,
    make_mail,
    pages_by_name,
    staff,
)
from tests.html import parse

pytestmark = pytest.mark.usefixtures("groups", "sunday_10")
ROLES = {"administrator": {"is_superuser": True}, "publishers": {}, "editors": {}}


@pytest.fixture
def walk_of(client, groups):
    """The walk of somebody with that role, through rows whose texts are Arabic."""

    def begin(role: str) -> Walk:
        make_arabic_rows()
        user = staff("سارة", *Group.objects.filter(name=role), **ROLES[role])
        make_mail(user)
        client.force_login(user)
        client.cookies["django_language"] = "ar"
        return Walk(client)

    return begin


def test_english_is_found():
    page = parse('<p>احفظ <b>Save and continue</b> <i lang="en">My own words</i></p>')
    assert english_in(page) == {"Save and continue"}
    assert english_in(parse('<a title="View site">URL</a><p>App Store</p>')) == {"View site"}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_arabic(walk_of, role):
    walk = walk_of(role)
    walk.walk(reverse("admin:index"), *pages_by_name())
    assert walk.found == {}
    assert len(walk.seen) > 60


def test_every_refusal_of_a_form_is_arabic(walk_of):
    walk = walk_of("administrator")
    for model in list(admin.site._registry):
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if model is Proposal:
            continue  # made in the form of what it changes
        refuse(walk, reverse(f"{name}_add"), "", "x", "\u200f", "9" * 20, "x" * 1200)
        refuse(walk, reverse(f"{name}_change", args=[model._default_manager.first().pk]), "x")
    assert walk.found == {}


def refuse(walk, url, *texts):
    form = form_of(walk.look(walk.client.get(url), url))
    for typed in texts:
        walk.send(url, wrong(form, typed))


def wrong(form, typed):
    """All that can be typed replaced; the management of inlines stays."""
    kept = ("_FORMS", "csrfmiddlewaretoken", "-id", "opened")
    return {name: value if name.endswith(kept) else typed for name, value in form.items()}


def test_every_action_is_arabic(walk_of):
    walk = walk_of("administrator")
    for model in list(admin.site._registry):
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        page = walk.look(walk.client.get(url), url)
        for action in actions_of(page):
            row = model._default_manager.first()
            walk.send(url, {"action": action})
            if row:
                walk.send(url, {"action": action, "_selected_action": row.pk})
    assert walk.found == {}


def test_every_step_of_the_way_in_is_arabic(db, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    staff("hind", password="right password here")
    walk = Walk(Client())
    walk.client.cookies["django_language"] = "ar"
    login, code = reverse("admin:login"), reverse("admin:second-factor")
    walk.send(login, {"username": "", "password": ""})
    walk.send(login, {"username": "x" * 200, "password": "x"})
    walk.send(login, {"username": "hind", "password": "right password here"})
    for name in (
        "enrol",
        "second-factor",
        "recovery-codes",
        "password_change",
        "password_change_done",
    ):
        walk.walk(reverse(f"admin:{name}"))
    for data in ({}, {"code": ""}, {"code": "000000"}, {"code": "x" * 50}, {"password": "x"}):
        walk.send(reverse("admin:enrol"), data)
        walk.send(code, data)
    walk.client.logout()
    for _try in range(7):
        walk.send(login, {"username": "hind", "password": "wrong"})
    assert walk.found == {}
