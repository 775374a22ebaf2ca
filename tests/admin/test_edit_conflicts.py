"""Two editors on one row: the second save is refused, and nothing either typed is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Channel, Guide, Step, Synonym, Topic
from tests.admin.admin_client import (
    AdminClient,
    add_url,
    change_url,
    inputs,
    messages,
    row_of,
    typed,
    values,
    with_rows,
)
from tests.html import parse

pytestmark = pytest.mark.usefixtures("directory")


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


@pytest.fixture
def other():
    """A second editor at a desk of their own."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("omar", password="pw"))
    return AdminClient(client).in_language("en")


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def value_of(page, name):
    [element] = [one for one in inputs(page) if one.get("name") == name]
    return values(element)


def field_conflicts(page):
    return [
        (conflict.one("h3").text, *(one.text for one in conflict.all("dd")))
        for conflict in page.all(class_="field-conflict")
    ]


def test_second_save_is_refused_with_both_texts_and_the_typed_one_kept(desk, other, guide):
    mine, theirs = form_of(desk, guide), form_of(other, guide)
    assert other.save(change_url(guide), theirs, title_en="How do I phone?") is None
    page = desk.save(change_url(guide), mine, title_en="How do I ring?")
    assert field_conflicts(page) == [("Question in English", "How do I phone?", "How do I ring?")]
    assert page.one(class_="edit-conflict").text.count("omar saved this") == 1
    assert value_of(page, "title_en") == ["How do I ring?"]
    guide.refresh_from_db()
    assert guide.title_en == "How do I phone?"


def test_same_person_is_told_of_the_other_window(desk, guide):
    first, second = form_of(desk, guide), form_of(desk, guide)
    assert desk.save(change_url(guide), first, title_en="How do I phone?") is None
    page = desk.save(change_url(guide), second, title_en="How do I ring?")
    told = page.one(class_="edit-conflict").text
    assert "Saved in another window meanwhile" in told
    assert "You saved this on" in told
    assert "omebody else" not in page.text


def test_refused_form_can_be_saved_once_it_was_compared(desk, other, guide):
    mine, theirs = form_of(desk, guide), form_of(other, guide)
    other.save(change_url(guide), theirs, title_en="How do I phone?", summary_ar="اطلب 19912.")
    page = desk.save(change_url(guide), mine, title_en="How do I ring?")
    assert desk.save(change_url(guide), typed(page, "guide_form")) is None
    guide.refresh_from_db()
    assert (guide.title_en, guide.summary_ar) == ("How do I ring?", "اطلب 19912.")


def test_change_by_a_shell_is_found_too(desk, guide):
    mine = form_of(desk, guide)
    Guide.objects.filter(pk=guide.pk).update(summary_en="Ring 19912.")
    page = desk.save(change_url(guide), mine, title_en="How do I ring?")
    assert field_conflicts(page) == [
        (
            "Short answer in English",
            "Ring 19912.",
            "Nothing: the form has taken over what is stored now.",
        )
    ]


def test_step_that_two_editors_change_is_refused(desk, other, guide):
    mine, theirs = form_of(desk, guide), form_of(other, guide)
    row = row_of(mine, "text_en", "Dial 19912")
    other.save(change_url(guide), theirs, **{f"{row}-detail_en": "Any phone."})
    page = desk.save(change_url(guide), mine, **{f"{row}-detail_en": "From abroad too."})
    assert [conflict[1:] for conflict in field_conflicts(page)] == [
        ("Any phone.", "From abroad too.")
    ]
    assert value_of(page, f"{row}-detail_en") == ["From abroad too."]
    assert Step.objects.get(uid="dial").detail_en == "Any phone."


def test_steps_that_two_editors_add_are_both_kept(desk, other, guide):
    mine, theirs = form_of(desk, guide), form_of(other, guide)
    added = new_step(theirs, "Their step")
    assert other.save(change_url(guide), added) is None
    page = desk.save(change_url(guide), new_step(mine, "My step"))
    assert "“Their step” was added" in page.one(class_="edit-conflict").text
    assert desk.save(change_url(guide), typed(page, "guide_form")) is None
    names = set(guide.steps.values_list("text_en", flat=True))
    assert {"Their step", "My step"} <= names


def test_text_typed_in_a_step_that_somebody_deleted_is_kept(desk, other, guide):
    mine, theirs = form_of(desk, guide), form_of(other, guide)
    row = row_of(mine, "text_en", "Dial 19912")
    assert other.save(change_url(guide), theirs, **{f"{row}-DELETE": "on"}) is None
    assert not Step.objects.filter(uid="dial").exists()
    page = desk.save(change_url(guide), mine, **{f"{row}-detail_en": "From abroad too."})
    assert "was deleted" in page.one(class_="edit-conflict").text
    assert desk.save(change_url(guide), typed(page, "guide_form")) is None
    assert Step.objects.get(uid="dial").detail_en == "From abroad too."


def test_row_deleted_in_between_gives_the_typed_text_back(desk, other, guide):
    mine = form_of(desk, guide)
    guide.delete()
    response = desk.client.post(change_url(guide), {**mine, "title_en": "How do I ring?"})
    assert response.status_code == 409
    assert "How do I ring?" in response.content.decode()


def test_deletion_is_refused_when_somebody_saved_after_the_question(desk, other, guide):
    url = reverse("admin:contacts_guide_delete", args=[guide.pk])
    asked = [
        form
        for form in desk.get(url).all("form")
        if any(one.get("name") == "post" for one in form.all("input"))
    ]
    sent = {one["name"]: one.get("value") for one in inputs(asked[0]) if one.get("name")}
    other.save(change_url(guide), form_of(other, guide), title_en="How do I phone?")
    response = desk.client.post(url, sent, follow=True)
    assert Guide.objects.filter(pk=guide.pk).exists()
    [message] = messages(response)
    assert message.startswith("Somebody else saved this after you asked to delete it")
    sent["opened"] = opened_in(desk.get(url))
    assert desk.client.post(url, sent).status_code == 302
    assert not Guide.objects.filter(pk=guide.pk).exists()


def test_deletion_from_the_list_is_refused_when_somebody_saved_in_between(desk, other):
    topic = Topic.objects.get(slug="phone")
    url = reverse("admin:contacts_topic_changelist")
    data = {"action": "delete_selected", "_selected_action": [topic.pk]}
    opened = opened_in(parse(desk.client.post(url, data).content.decode()))
    other.save(change_url(topic), form_of(other, topic), name_en="Telephone")
    sure = {**data, "post": "yes", "opened": opened}
    told = messages(desk.client.post(url, sure, follow=True))
    assert told[0].startswith("Somebody else saved this after you asked to delete it")
    sure["opened"] = opened_in(parse(desk.client.post(url, data).content.decode()))
    desk.client.post(url, sure)
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_publishing_from_the_list_keeps_a_text_saved_in_between(desk, other):
    topic = Topic.objects.create(slug="loans", name_en="Loans")
    other.save(change_url(topic), form_of(other, topic), name_en="Debts")
    desk.act("topic", "publish", topic)
    topic.refresh_from_db()
    assert (topic.status, topic.name_en) == ("published", "Debts")


def test_form_without_a_token_is_refused(desk, guide):
    form = form_of(desk, guide)
    del form["opened"]
    page = desk.save(change_url(guide), form, title_en="How do I ring?")
    assert [conflict[1:] for conflict in field_conflicts(page)] == [
        ("How do I call?", "How do I ring?")
    ]


def test_who_may_not_save_is_refused_before_anything_is_compared(desk, guide, monkeypatch):
    get_user_model().objects.filter(username="sara").update(is_superuser=False)
    monkeypatch.setattr("contacts.admin.edit_conflicts.EditConflictMixin.locked", None)
    for url in (change_url(guide), add_url("guide")):
        assert desk.client.post(url, {"title_ar": "نص"}).status_code == 403


def test_second_save_of_a_synonym_is_refused(desk, other):
    synonym = Synonym.objects.create(language="ar", term="جوال", equivalents=["هاتف"])
    mine, theirs = form_of(desk, synonym), form_of(other, synonym)
    other.save(change_url(synonym), theirs, equivalents="هاتف\nموبايل")
    page = desk.save(change_url(synonym), mine, equivalents="تليفون")
    assert field_conflicts(page) == [("Also find", "هاتف موبايل", "تليفون")]


@pytest.mark.parametrize("model", [Channel, Guide])
def test_form_that_failed_for_another_reason_can_be_saved(desk, model):
    row = model.objects.filter(status="published").first()
    page = desk.save(change_url(row), form_of(desk, row), slug="no slug!")
    sent = {**typed(page, f"{row._meta.model_name}_form"), "slug": row.slug}
    assert desk.save(change_url(row), sent) is None


@pytest.fixture
def list_form(desk):
    """The list's form as a browser has it, with the url it goes to."""
    url = reverse("admin:contacts_topic_changelist")
    return url, typed(desk.get(url), "changelist-form") | {"_save": "1"}


def test_place_changed_in_the_list_keeps_a_text_saved_in_between(desk, other, list_form):
    url, form = list_form
    topic = Topic.objects.get(pk=form["form-0-id"][0])
    other.save(change_url(topic), form_of(other, topic), name_en="Telephone", name_ar="هاتف")
    assert desk.save(url, form, **{"form-0-position": "9"}) is None
    topic.refresh_from_db()
    assert (topic.position, topic.name_en) == (9, "Telephone")
    assert next(versions.entries(topic)).change is ChangeKind.REORDERED


def test_place_that_somebody_else_changed_is_refused(desk, list_form):
    url, form = list_form
    topic = Topic.objects.filter(pk=form["form-0-id"][0])
    topic.update(position=5)
    page = desk.save(url, form, **{"form-0-position": "9"})
    assert "Somebody else moved this to place 5." in page.text
    assert topic.get().position == 5


def new_step(form, text):
    return with_rows(form, "steps", {"text_en": text})


def opened_in(page):
    [field] = [one for one in inputs(page) if one.get("name") == "opened"]
    return field["value"]
