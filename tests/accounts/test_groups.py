"""Editors write, publishers also say what is on the site."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from contacts.models import Guide, Proposal, Step
from tests.admin.admin_client import (
    FOLLOW,
    AdminClient,
    add_url,
    change_url,
    inputs,
    messages,
    typed,
)
from tests.directory_rows import make_directory

CONTENT = {"channel", "guide", "topic", "page", "holiday", "notice", "claim", "chooserquestion"}
NEW = {
    "guide": {"title_ar": "كيف؟", "slug": "how"},
    "holiday": {"name_ar": "إجازة", "first_day": "2027-01-01", "last_day": "2027-01-01"},
    "claim": {"kind": "phone", "value": "0551234567", "verdict": "fake"},
    "notice": {"text_ar": "الهاتف معطل", "starts_at": "2027-01-01T08:00"},
}
PARTS = {"endpoint", "openinghours", "step", "synonym", "chooseranswer"}


def codenames(group: str) -> set[str]:
    found = Group.objects.get(name=group).permissions.filter(content_type__app_label="contacts")
    return set(found.values_list("codename", flat=True))


@pytest.fixture(autouse=True)
def groups(db):
    """As the migrations make them; tests that empty the whole database take them away."""
    editor = SimpleNamespace(connection=connection)
    import_module("contacts.migrations.0008_groups").make_groups(apps, editor)
    import_module("contacts.migrations.0011_groups_of_claims").permit(apps, editor)
    import_module("contacts.migrations.0016_groups_of_notices").permit(apps, editor)
    import_module("contacts.migrations.0032_groups_of_chooser").permit(apps, editor)
    import_module("contacts.migrations.0036_groups_of_site").permit(apps, editor)


@pytest.fixture
def rows(db):
    make_directory()


@pytest.fixture
def desk_of(client, rows):
    """The desk of a member of a group."""

    def enter(group: str) -> AdminClient:
        person = get_user_model().objects.create_user(group, is_staff=True)
        person.groups.add(Group.objects.get(name=group))
        client.force_login(person)
        return AdminClient(client).in_language("en")

    return enter


@pytest.mark.django_db
def test_editors_write_everything_and_delete_parts_alone():
    may = codenames("editors")
    wanted = {
        f"{action}_{model}" for model in CONTENT | PARTS for action in ("view", "add", "change")
    }
    wanted |= {f"delete_{model}" for model in PARTS}
    wanted |= {"view_searchquery", "view_feedback", "change_feedback"}
    wanted |= {"view_linkcheck", "view_movedpage", "view_site"}
    assert may == wanted


@pytest.mark.django_db
def test_publishers_may_what_editors_may_and_publish_and_delete():
    more = codenames("publishers") - codenames("editors")
    own = {"publish_content", "delete_movedpage", "add_site", "change_site"}
    assert more == own | {f"delete_{one}" for one in CONTENT}
    assert codenames("editors") < codenames("publishers")


@pytest.mark.django_db
def test_groups_come_and_go_with_their_migration():
    migration = import_module("contacts.migrations.0008_groups")
    editor = SimpleNamespace(connection=connection)
    migration.remove_groups(apps, editor)
    assert not Group.objects.filter(name__in=["editors", "publishers"]).exists()
    migration.make_groups(apps, editor)
    migration.make_groups(apps, editor)  # twice makes no second one
    assert Group.objects.filter(name__in=["editors", "publishers"]).count() == 2
    assert "publish_content" in codenames("publishers")


LATER = {
    "claim": "0011_groups_of_claims",
    "notice": "0016_groups_of_notices",
    "chooserquestion": "0032_groups_of_chooser",
}


@pytest.mark.parametrize("model", LATER)
@pytest.mark.django_db
def test_rights_to_later_models_come_and_go_and_bring_no_group_back(model):
    migration = import_module(f"contacts.migrations.{LATER[model]}")
    editor = SimpleNamespace(connection=connection)
    migration.forbid(apps, editor)
    assert not [one for one in codenames("publishers") if one.endswith(f"_{model}")]
    assert "change_guide" in codenames("editors")
    Group.objects.get(name="editors").delete()
    migration.permit(apps, editor)
    assert {f"add_{model}", f"delete_{model}"} < codenames("publishers")
    assert not Group.objects.filter(name="editors").exists()


def published_guide() -> Guide:
    return Guide.objects.filter(status="published").first()


@pytest.mark.parametrize(("group", "status"), [("editors", "published"), ("publishers", "draft")])
def test_only_publishers_take_a_row_off_the_site(desk_of, group, status):
    guide, desk = published_guide(), desk_of(group)
    url = change_url(guide)
    sent = typed(desk.get(url), "guide_form")
    desk.save(url, sent, status="draft")
    guide.refresh_from_db()
    assert guide.status == status


@pytest.mark.parametrize(("group", "status"), [("editors", "draft"), ("publishers", "published")])
@pytest.mark.parametrize("model", ["guide", "holiday", "claim"])
def test_new_row_of_an_editor_is_a_draft(desk_of, group, status, model):
    desk = desk_of(group)
    sent = typed(desk.get(add_url(model)), f"{model}_form")
    assert desk.save(add_url(model), sent, status="published", **NEW[model]) is None
    assert apps.get_model("contacts", model).objects.latest("pk").status == status


@pytest.mark.parametrize(("group", "status"), [("editors", "published"), ("publishers", "draft")])
def test_only_publishers_hide_a_step(desk_of, group, status):
    step, desk = Step.objects.first(), desk_of(group)
    url = change_url(step.guide)
    sent = typed(desk.get(url), "guide_form")
    desk.save(url, sent, **{"steps-0-status": "draft"})
    step.refresh_from_db()
    assert step.status == status


def test_editor_s_wording_of_a_published_row_waits_as_a_proposal(desk_of):
    guide, desk = published_guide(), desk_of("editors")
    url, before = change_url(guide), guide.title_ar
    sent = typed(desk.get(url), "guide_form")
    assert desk.save(url, sent, title_ar="سؤال أوضح؟", title_en="A clearer question?") is None
    guide.refresh_from_db()
    assert (guide.title_ar, guide.status) == (before, "published")
    assert Proposal.objects.of(guide).get().author_name == "editors"


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_editors_have_no_action_that_publishes(desk_of, action):
    desk = desk_of("editors")
    page = desk.changelist("guide")
    offered = {option["value"] for option in page.all("option")}
    assert offered.isdisjoint({"publish", "unpublish", "delete_selected"})
    before = set(Guide.objects.values_list("pk", "status"))
    desk.act("guide", action, *Guide.objects.all())
    assert set(Guide.objects.values_list("pk", "status")) == before


def test_editors_delete_no_page(desk_of):
    desk, guide = desk_of("editors"), published_guide()
    url = reverse("admin:contacts_guide_delete", args=[guide.pk])
    assert desk.client.get(url).status_code == 403
    desk.client.post(url, {"post": "yes"})
    assert Guide.objects.filter(pk=guide.pk).exists()


def test_editors_add_no_published_holidays_by_suggestion(desk_of, sunday_10):
    desk = desk_of("editors")
    assert desk.changelist("holiday").all("form", class_="suggest") == []
    url = reverse("admin:contacts_holiday_suggest", args=[2027])
    assert desk.client.post(url).status_code == 403


def test_status_of_an_editor_is_shown_and_cannot_be_typed(desk_of):
    page = desk_of("editors").get(change_url(published_guide()))
    [status] = [one for one in inputs(page) if one.get("name") == "status"]
    assert "disabled" in status.attributes


def test_publishers_publish_by_the_list(desk_of):
    draft = Guide.objects.create(slug="draft", title_en="How?")
    desk = desk_of("publishers")
    assert desk.act("guide", "publish", draft) == ["1 row is published.", FOLLOW]


def test_neither_group_sees_accounts(desk_of):
    for group in ("editors", "publishers"):
        desk = desk_of(group)
        assert desk.client.get(reverse("admin:auth_user_changelist")).status_code == 403
        assert messages(desk.client.get(reverse("admin:index"))) == []
