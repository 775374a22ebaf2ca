"""One form for a person: name, e-mail, role, active; and never a site without an administrator."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from contacts.models import AccountEvent
from tests.accounts.visitor import PASSWORD
from tests.admin.admin_client import AdminClient, errors_beside, inputs, typed
from tests.html import parse

ADD = "admin:auth_user_add"
LAST = "This is the last active administrator: nobody else could manage people."
OWN = "This is your own account. Another administrator can change that."


@pytest.fixture
def groups(db):
    """As the migrations make them; tests that empty the whole database take them away."""
    editor = SimpleNamespace(connection=connection)
    import_module("contacts.migrations.0008_groups").make_groups(apps, editor)


@pytest.fixture
def desk(client, sara, groups):
    client.force_login(sara)
    return AdminClient(client).in_language("en")


def url_of(person: User, page: str = "change") -> str:
    return reverse(f"admin:auth_user_{page}", args=[person.pk])


def form_of(desk: AdminClient, person: User | None = None) -> dict[str, object]:
    return typed(desk.get(url_of(person) if person else reverse(ADD)), "user_form")


def person_in(group: str, name: str = "omar", **fields: object) -> User:
    person = User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
    person.groups.add(Group.objects.get(name=group))
    return person


def test_form_asks_for_five_things_in_both_languages(desk, sara):
    for language, word in (
        ("en", "decides what readers see"),
        ("ar", "يحدد الناشر ما يراه القراء"),
    ):
        page = desk.in_language(language).get(url_of(sara))
        shown = {one.get("name") for one in inputs(page.one("form", id="user_form"))}
        shown -= {"csrfmiddlewaretoken", "_save", "_continue"}
        assert shown == {"full_name", "email", "username", "role", "is_active"}
        assert word in page.one("form", id="user_form").text
    assert desk.client.get("/admin/auth/group/").status_code == 404


@pytest.mark.parametrize(
    ("role", "group", "is_administrator"),
    [("editor", "editors", False), ("publisher", "publishers", False), ("administrator", "", True)],
)
def test_person_is_added_with_a_role_and_without_a_password(desk, role, group, is_administrator):
    sent = {"full_name": "Omar Ali", "email": "Omar@Example.org", "role": role}
    page = desk.save(reverse(ADD), form_of(desk), **sent)
    assert page
    omar = User.objects.get(username="omar@example.org")
    assert (omar.get_full_name(), omar.email) == ("Omar Ali", "Omar@example.org")
    assert [one.name for one in omar.groups.all()] == ([group] if group else [])
    assert (omar.is_staff, omar.is_superuser, omar.is_active) == (True, is_administrator, True)
    assert not omar.has_usable_password()


def test_what_cannot_be_added_is_refused_beside_its_field_and_kept(desk, sara):
    sara.email = "sara@example.org"
    sara.save()
    page = desk.save(reverse(ADD), form_of(desk), full_name="", email="", username="")
    assert page
    assert errors_beside(page, "email") == ["Type an e-mail address or a username."]
    assert errors_beside(page, "full_name") == ["This field is required."]
    assert errors_beside(page, "role") == ["This field is required."]
    page = desk.save(
        reverse(ADD), form_of(desk), full_name="S", email="SARA@example.org", username="SARA"
    )
    assert page
    assert errors_beside(page, "email") == ["Another account has this e-mail address."]
    page = desk.save(reverse(ADD), form_of(desk), full_name="S", username="SARA", role="editor")
    assert page
    assert errors_beside(page, "username") == ["Another account has this username."]
    assert page.one("input", name="username")["value"] == "SARA"
    assert User.objects.count() == 1


@pytest.mark.parametrize("name", ["s\u0430ra", "sara\u06cc", "\u0633sara", "sara\u0661"])
def test_name_that_looks_like_another_is_refused(desk, name):
    page = desk.save(reverse(ADD), form_of(desk), full_name="S", username=name, role="editor")
    assert page
    [told] = errors_beside(page, "username")
    assert told.startswith("Use the letters A–Z or the Arabic ones")
    assert User.objects.count() == 1


def test_sessions_of_a_switched_off_account_do_not_come_back_with_it(desk):
    omar = person_in("editors")
    own = Client()
    own.force_login(omar)
    desk.save(url_of(omar), form_of(desk, omar), full_name="Omar", is_active="")
    omar.refresh_from_db()
    assert not omar.is_active
    User.objects.filter(pk=omar.pk).update(is_active=True)
    assert own.get(reverse("admin:index")).status_code == 302


def test_email_that_is_no_username_is_told(desk):
    sent = {"full_name": "Omar", "role": "editor"}
    page = desk.save(reverse(ADD), form_of(desk), email="o'hara@example.org", **sent)
    assert page
    assert len(errors_beside(page, "username")) == 1
    page = desk.save(reverse(ADD), form_of(desk), email=f"{'a' * 60}@{'b.' * 50}org", **sent)
    assert page
    assert errors_beside(page, "username") == [
        "A username has 150 characters at most. Type a shorter one."
    ]


def test_another_role_keeps_what_an_operator_gave(desk):
    omar = person_in("editors")
    omar.groups.add(Group.objects.create(name="translators"))
    omar.user_permissions.add(Permission.objects.get(codename="view_session"))
    page = desk.get(url_of(omar))
    told = "(groups: translators; single permissions: 1). They stay as they are."
    assert told in page.one("form", id="user_form").text
    assert desk.save(url_of(omar), form_of(desk, omar), role="publisher") is None
    omar.refresh_from_db()
    assert {one.name for one in omar.groups.all()} == {"publishers", "translators"}
    assert omar.user_permissions.count() == 1
    event = AccountEvent.objects.get(kind="changed")
    assert (event.by_name, event.name, event.detail) == ("sara", "omar", {"role": "publisher"})


def test_account_whose_rights_an_operator_set_keeps_them(desk):
    omar = User.objects.create_user("omar", is_staff=True)
    omar.user_permissions.add(Permission.objects.get(codename="view_session"))
    assert desk.save(url_of(omar), form_of(desk, omar), full_name="Omar") is None
    omar.refresh_from_db()
    assert (omar.first_name, omar.is_staff, omar.groups.count()) == ("Omar", True, 0)
    assert omar.user_permissions.count() == 1


@pytest.mark.parametrize(
    ("field", "value"), [("role", "editor"), ("is_active", [])], ids=["demoted", "switched off"]
)
def test_last_administrator_and_oneself_keep_their_role(desk, sara, field, value):
    """An administrator without a password is none yet."""
    User.objects.create_superuser("omar", password=None)
    for refused in (LAST, OWN):
        page = desk.save(url_of(sara), form_of(desk, sara), **{field: value})
        assert page
        assert errors_beside(page, field) == [refused]
        User.objects.create_superuser(str(refused == OWN), password=PASSWORD)
    sara.refresh_from_db()
    assert (sara.is_superuser, sara.is_active) == (True, True)


def test_last_administrator_and_oneself_are_not_deleted(desk, sara):
    assert "deletelink" not in str(desk.get(url_of(sara)))
    for refused in (LAST, OWN):
        response = desk.client.post(url_of(sara, "delete"), {"post": "yes"}, follow=True)
        assert [str(one) for one in response.context["messages"]] == [refused]
        User.objects.create_superuser(str(refused == OWN), password=PASSWORD)
    assert User.objects.filter(pk=sara.pk).exists()
    assert "delete_selected" not in str(desk.get(reverse("admin:auth_user_changelist")))


def test_account_is_deleted_after_a_question_that_says_what_stays(desk):
    omar = person_in("editors")
    page = desk.get(url_of(omar, "delete"))
    assert "What the person did stays in the history under this name." in page.text
    assert desk.client.post(url_of(omar, "delete"), {"post": "yes"}).status_code == 302
    event = AccountEvent.objects.get()
    assert (event.kind, event.by_name, event.name) == ("deleted", "sara", "omar")
    assert not User.objects.filter(username="omar").exists()


def test_other_administrator_is_demoted_and_switched_off(desk):
    omar = User.objects.create_superuser("omar", password=PASSWORD)
    assert desk.save(url_of(omar), form_of(desk, omar), role="publisher", is_active=[]) is None
    omar.refresh_from_db()
    assert (omar.is_superuser, omar.is_active) == (False, False)
    assert [one.name for one in omar.groups.all()] == ["publishers"]


def test_only_administrators_manage_people_and_others_are_told_in_words(client, groups):
    """Whatever rights an operator gave."""
    omar = person_in("publishers")
    omar.user_permissions.add(*Permission.objects.filter(codename__endswith="_user"))
    client.force_login(omar)
    for language, title in (("en", "not for your account"), ("ar", "غير متاحة لحسابك")):
        client.cookies["django_language"] = language
        for url in (reverse(ADD), url_of(omar), url_of(omar, "link"), url_of(omar, "delete")):
            response = client.get(url)
            assert response.status_code == 403
            assert title in parse(response.content.decode()).one("h1").text


def test_list_is_filtered_by_role_and_state(desk):
    person_in("editors", "omar")
    person_in("publishers", "noura", is_active=False)
    invited = User.objects.create_user("ali", is_staff=True)
    invited.groups.add(Group.objects.get(name="editors"))
    url = reverse("admin:auth_user_changelist")

    def names(**query: str) -> set[str]:
        cells = desk.get(url, **query).all("td", class_="field-username")
        return {cell.text for cell in cells}

    assert names(role="editor") == {"omar", "ali"}
    assert names(role="publisher") == {"noura"}
    assert names(role="administrator") == {"sara"}
    assert names(state="invited") == {"ali"}
    assert names(state="off") == {"noura"}
    assert names(state="active") == {"sara", "omar"}


@pytest.mark.django_db
def test_person_is_not_saved_as_a_new_one(admin_client, admin_user):
    """Django shows the refused form as one of nobody, whose history has no address."""
    for path in ("add/", f"{admin_user.pk}/change/"):
        answer = admin_client.post(f"/admin/auth/user/{path}", {"_saveasnew": "1", "email": "x"})
        assert answer.status_code == 200
