"""An editor changes no published row: not from a list, not by a view, not by a forged request."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.test.signals import template_rendered
from django.urls import reverse

from contacts.history import versions
from contacts.history.proposals import taken_back
from contacts.models import Guide, Holiday, Notice, Proposal, Step, Topic
from contacts.models.base import PublicModel
from tests.admin.admin_client import change_url, inputs, messages, typed
from tests.admin.proposing import desk_of, form_url, propose, review, stored
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups", "directory", "sunday_10")]


@pytest.fixture
def editor():
    return desk_of("editors")


@pytest.fixture
def holiday():
    return Holiday.objects.create(
        name_ar="عيد",
        name_en="Feast",
        first_day=date(2026, 12, 5),
        last_day=date(2026, 12, 6),
        status="published",
    )


@pytest.fixture
def notice(sunday_10):
    return Notice.objects.create(
        text_ar="عطل", text_en="Down", starts_at=sunday_10 - timedelta(hours=1), status="published"
    )


def published_now():
    """All that is published, as it is stored, but not when somebody checked it."""
    return {
        part: {name: value for name, value in columns.items() if name != "verified_on"}
        for key, row in versions.all_states().items()
        if row[key].get("status") == "published"
        for part, columns in row.items()
    }


def listed(model: str) -> str:
    return reverse(f"admin:contacts_{model}_changelist")


def test_editor_moves_drafts_alone(editor):
    shown, draft = (Topic.objects.filter(status=one).first() for one in ("published", "draft"))
    page = editor.changelist("topic")
    shown_inputs = [one["name"] for one in inputs(page) if one.get("type") == "number"]
    form = typed(page, "changelist-form")
    forms = {form[f"form-{n}-id"][0]: n for n in range(int(form["form-TOTAL_FORMS"][0]))}
    assert shown_inputs == [f"form-{forms[str(draft.pk)]}-position"]
    moved = {**form, f"form-{forms[str(draft.pk)]}-position": "77", "_save": "1"}
    editor.client.post(listed("topic"), moved)
    assert stored(draft).position == 77
    before = shown.position
    answer = editor.client.post(
        listed("topic"), {**moved, f"form-{forms[str(shown.pk)]}-position": "99"}
    )
    assert stored(shown).position == before
    assert "only those who may publish can move it" in parse(answer.content.decode()).text


def test_editor_is_not_offered_to_confirm_a_published_holiday(editor, holiday):
    url = reverse("admin:contacts_holiday_confirm", args=[holiday.pk])
    buttons = {one.get("formaction") for one in editor.changelist("holiday").all("button")}
    assert url not in buttons
    answer = editor.client.post(url)
    assert answer.status_code == 403
    assert "Your role does not include this" in answer.content.decode()
    assert editor.act("holiday", "confirm", holiday) == [
        "Only those who may publish change what readers see."
    ]
    Holiday.objects.update(status="draft")
    assert editor.client.post(url).status_code == 302
    assert stored(holiday).confirmed


def views(holiday, notice):
    """What an editor could post: by address."""
    guide, step = Guide.objects.get(slug="call"), Step.objects.filter(guide__slug="call").first()
    other = Guide.objects.exclude(pk=guide.pk).first()
    one = {"holiday": holiday, "notice": notice, "channel": guide.channel, "guide": guide}
    return [
        ("holiday_confirm", [holiday.pk], {}),
        ("holiday_suggest", [2026], {}),
        ("notice_end", [notice.pk], {}),
        ("notice_extend", [notice.pk], {"until": "open", "ends_at": "2026-12-30T10:00"}),
        ("channel_notice", [one["channel"].pk], {"text_ar": "س", "until": "open"}),
        ("step_move", [step.pk], {"guide": str(other.pk)}),
        ("guide_duplicate", [guide.pk], {}),
        ("guide_picture", [], {}),
        *((f"{name}_delete", [row.pk], {"post": "yes"}) for name, row in one.items()),
    ]


def test_editor_changes_no_published_row(editor, holiday, notice):
    """By any view that takes a POST, and any action of any list, offered or not."""
    before = published_now()
    for name, given, data in views(holiday, notice):
        answer = editor.client.post(reverse(f"admin:contacts_{name}", args=given), data)
        assert answer.status_code < 500, name
        assert published_now() == before, name
    for model, desk in admin.site._registry.items():
        if not issubclass(model, PublicModel):
            continue
        rows = [row.pk for row in model.objects.filter(status="published")]
        for action in desk.actions:
            for further in ({}, {"post": "yes"}, {"rows": ",".join(map(str, rows)), "to": "none"}):
                data = {"action": action, "_selected_action": rows, **further}
                answer = editor.client.post(listed(model._meta.model_name), data)
                assert answer.status_code < 500, (model, action)
                assert published_now() == before, (model, action)
    form = {"find": "Unified", "put": "Other", "language": "both"}
    page = desk_of("publishers").get(reverse("find-replace"), **form)
    ticks = [one["value"] for one in inputs(page) if one.get("name") == "change"]
    assert ticks
    editor.client.post(reverse("find-replace"), {**form, "change": ticks})
    assert published_now() == before


def test_every_view_that_takes_a_post_is_among_them(editor, holiday, notice):
    """One that is new is added above."""
    known = {f"contacts_{name}" for name, _given, _data in views(holiday, notice)}
    own = ("_add", "_change", "_changelist", "_history", "_deleted", "_version", "_delete")
    names = {
        url.name
        for model, desk in admin.site._registry.items()
        if model in apps.get_app_config("contacts").get_models()
        for url in desk.get_urls()
        if url.name and not url.name.endswith((*own, "_duplicate"))
    }
    by_proposals = {"contacts_channel_season"}
    assert names <= known | by_proposals


def test_day_of_a_check_is_stored_at_once(editor):
    guide = Guide.objects.get(slug="call")
    page = editor.get(change_url(guide))
    assert "Where you change nothing but this day, it is saved at once." in page.text
    form = typed(page, "guide_form")
    answer = editor.client.post(
        change_url(guide), {**form, "verified_on": "2026-11-02"}, follow=True
    )
    assert "was changed successfully" in messages(answer)[0]
    assert stored(guide).verified_on == date(2026, 11, 2)
    assert next(versions.entries(guide)).change == "checked"
    assert not Proposal.objects.exists()
    form = typed(editor.get(change_url(guide)), "guide_form")
    editor.client.post(change_url(guide), {**form, "verified_on": "", "title_en": "Other"})
    assert stored(guide).verified_on == date(2026, 11, 2)
    assert Proposal.objects.get().note == ""


def test_deletion_by_an_editor_is_refused_in_words_without_a_token_too(editor):
    guide = Guide.objects.get(slug="call")
    answer = editor.client.post(
        reverse("admin:contacts_guide_delete", args=[guide.pk]), {"post": "yes"}
    )
    assert answer.status_code == 403
    assert "Your role does not include this" in answer.content.decode()


def test_name_in_the_address_that_is_taken_by_now_leads_to_who_has_it(editor):
    guide = Guide.objects.get(slug="call")
    proposal = propose(editor, guide, slug="reach")
    taker = Guide.objects.create(slug="reach", title_en="How to reach us?", status="draft")
    answer = review(desk_of("publishers"), proposal, "accept")
    [note] = parse(answer.content.decode()).all("div", class_="errornote")
    assert "“How to reach us?” has this name in its address." in note.text
    [link] = note.all("a")
    assert (link["href"], link.text) == (change_url(taker), "How to reach us?")


def test_address_as_a_username_is_for_administrators_alone(editor, client, django_user_model):
    mail = "huda@example.org"
    person = django_user_model.objects.create_user(mail, mail, first_name="Huda A", is_staff=True)
    with versions.recorded(versions.ChangeKind.EDITED, user=person):
        Guide.objects.get(slug="call").save()
    for url in (reverse("activity"), reverse("admin:index")):
        page = editor.client.get(url).content.decode()
        assert mail not in page
        assert "Huda A" in page
    client.force_login(django_user_model.objects.create_superuser("root"))
    assert mail in client.get(reverse("activity")).content.decode()


def test_form_of_a_proposal_is_rendered_when_others_may_save_again(editor, monkeypatch):
    proposal = propose(editor, Guide.objects.get(slug="call"), title_en="Other")
    tried, rendered = [], []

    @contextmanager
    def watched():
        with taken_back():
            tried.append(True)
            yield
        tried.append(False)

    def note(**_kwargs):
        rendered.append(tried[-1])

    monkeypatch.setattr("contacts.admin.proposals.taken_back", watched)
    template_rendered.connect(note)
    page = editor.client.get(form_url(proposal)).content.decode()
    template_rendered.disconnect(note)
    assert "Other" in page
    assert rendered[-1] is False
    assert any(tried)
