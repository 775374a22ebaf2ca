"""Who may not publish proposes changes of a published row, which a publisher puts in place."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from contacts.history import versions
from contacts.history.proposed_states import loaded
from contacts.history.versions import ChangeKind
from contacts.models import (
    Change,
    Channel,
    ContentVersion,
    Endpoint,
    Guide,
    MovedPage,
    Proposal,
    Step,
    Topic,
)
from contacts.models.proposals import Stage
from tests.admin.admin_client import (
    FOLLOW,
    AdminClient,
    change_url,
    messages,
    row_of,
    typed,
    with_rows,
)
from tests.admin.proposing import desk_of, form_url, page_url, propose, review, stored
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups", "directory", "sunday_10")]
NOT_YET = "Readers see it once somebody who may publish accepts it"


@pytest.fixture
def editor() -> AdminClient:
    return desk_of("editors")


@pytest.fixture
def publisher() -> AdminClient:
    return desk_of("publishers")


@pytest.fixture
def guide() -> Guide:
    return Guide.objects.get(slug="call")


def footprint():
    """What a save leaves behind for readers and for the history."""
    return (
        ContentVersion.objects.read(),
        versions.Version.objects.count(),
        Change.objects.count(),
        MovedPage.objects.count(),
        set(Guide.objects.values_list("pk", "slug", "title_ar")),
        set(Step.objects.values_list("pk", "uid", "text_ar")),
    )


def test_save_of_an_editor_changes_nothing_but_makes_a_proposal(editor, guide):
    before = footprint()
    form = typed(editor.get(change_url(guide)), "guide_form")
    form = with_rows(form, "steps", {"text_ar": "قل اسمك", "text_en": "Say your name"})
    answer = editor.client.post(
        change_url(guide),
        {**form, "title_ar": "كيف أصل؟", "title_en": "How to get through?", "slug": "reach"},
        follow=True,
    )
    assert NOT_YET in messages(answer)[0]
    assert footprint() == before
    proposal = Proposal.objects.get()
    assert answer.redirect_chain[-1][0] == page_url(proposal)
    assert (proposal.stage, proposal.author_name) == (Stage.WAITING, "editors")
    assert "Say your name" in answer.content.decode()
    assert LogEntry.objects.latest("pk").change_message == "Proposed a change"


def test_form_says_before_typing_what_saving_does(editor, publisher, guide):
    assert "Saving makes a proposal" in editor.get(change_url(guide)).text
    assert "Saving makes a proposal" not in publisher.get(change_url(guide)).text
    draft = Guide.objects.create(slug="draft", title_en="How?")
    assert "Saving makes a proposal" not in editor.get(change_url(draft)).text
    url = change_url(draft)
    sent = typed(editor.get(url), "guide_form")
    assert editor.save(url, sent, title_en="How now?", title_ar="كيف؟") is None
    assert stored(draft).title_en == "How now?"
    assert not Proposal.objects.exists()


def test_accepted_proposal_replaces_both_languages_with_new_and_removed_parts(
    editor, publisher, guide
):
    url = change_url(guide)
    form = typed(editor.get(url), "guide_form")
    gone = row_of(form, "text_en", "Ask <b>& say")
    form = with_rows(form, "steps", {"text_ar": "قل اسمك", "text_en": "Say your name"})
    form |= {f"{gone}-DELETE": "on", "slug": "reach", "title_ar": "كيف أصل؟", "title_en": "How?"}
    assert editor.save(url, form) is None
    proposal = Proposal.objects.get()
    new = next(
        key for key, one in loaded(proposal.state).items() if one.get("text_ar") == "قل اسمك"
    )
    uid = loaded(proposal.state)[new]["uid"]
    Step.objects.create(guide=Guide.objects.create(slug="other"), text_en="Made meanwhile")
    told = messages(review(publisher, proposal, "accept"))
    assert told == ["Accepted. Readers see it now, in both languages.", FOLLOW]
    guide.refresh_from_db()
    assert (guide.slug, guide.title_ar, guide.title_en) == ("reach", "كيف أصل؟", "How?")
    assert set(guide.steps.values_list("uid", flat=True)) == {"leak", "dial", uid}
    assert guide.steps.get(uid=uid).pk < 2**40
    assert MovedPage.objects.get(slug="call").new_slug == "reach"
    last = next(versions.entries(guide))
    assert (last.change, last.user, last.author) == (
        ChangeKind.PROPOSAL_ACCEPTED,
        "publishers",
        "editors",
    )
    history = publisher.get(reverse("admin:contacts_guide_history", args=[guide.pk])).text
    assert "Proposed by: editors" in history
    assert Change.objects.filter(model="guide", object_id=guide.pk).exists()
    assert Proposal.objects.get().stage == Stage.ACCEPTED


def test_proposal_swaps_two_numbers(editor, publisher):
    channel = Channel.objects.get(slug="hotline")
    channel.endpoints.filter(status="draft").delete()
    Endpoint.objects.create(channel=channel, kind="phone", value="920001234", position=2)
    url = change_url(channel)
    form = typed(editor.get(url), "channel_form")
    rows = [row_of(form, "value", value) for value in ("19912", "920001234")]
    swapped = {f"{rows[0]}-value": "920001234", f"{rows[1]}-value": "19912"}
    assert editor.save(url, {**form, **swapped}) is None
    first, second = channel.endpoints.order_by("position").values_list("value", flat=True)
    assert (first, second) == ("19912", "920001234")
    review(publisher, Proposal.objects.get(), "accept")
    values = channel.endpoints.order_by("position").values_list("value", flat=True)
    assert list(values) == ["920001234", "19912"]


def test_returned_proposal_is_mended_and_sent_again(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    refused = review(publisher, proposal, "return")
    assert "Write what is to be changed" in refused.content.decode()
    review(publisher, proposal, "return", comment="Say what it is about")
    proposal.refresh_from_db()
    assert proposal.stage == Stage.RETURNED
    led = editor.client.get(change_url(guide))
    assert led["Location"] == form_url(proposal)
    page = editor.get(form_url(proposal))
    assert "Say what it is about" in page.text
    form = typed(page, "guide_form")
    assert form["title_en"] == ["Question?"]
    assert editor.save(form_url(proposal), form, title_en="A call?", title_ar="مكالمة؟") is None
    proposal.refresh_from_db()
    assert (proposal.stage, Proposal.objects.count()) == (Stage.WAITING, 1)
    review(publisher, proposal, "accept")
    assert stored(guide).title_en == "A call?"


def test_new_part_of_a_proposal_is_edited_further(editor, publisher, guide):
    form = typed(editor.get(change_url(guide)), "guide_form")
    form = with_rows(form, "steps", {"text_ar": "قل", "text_en": "Say"})
    editor.save(change_url(guide), form)
    proposal = Proposal.objects.get()
    form = typed(editor.get(form_url(proposal)), "guide_form")
    prefix = row_of(form, "text_en", "Say")
    changed = {f"{prefix}-text_en": "Say it", f"{prefix}-text_ar": "قلها"}
    assert editor.save(form_url(proposal), {**form, **changed}) is None
    review(publisher, proposal, "accept")
    assert set(guide.steps.published().values_list("text_en", flat=True)) == {
        "Dial 19912",
        "Ask <b>& say",
        "Say it",
    }


def test_others_see_and_touch_no_proposal_of_an_editor(editor, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    other = desk_of("editors")
    person = get_user_model().objects.create(username="other", is_staff=True)
    person.groups.add(Group.objects.get(name="editors"))
    other.client.force_login(person)
    for url in (
        page_url(proposal),
        form_url(proposal),
        reverse("proposal", args=["ar", proposal.pk]),
    ):
        assert other.client.get(url).status_code == 403
    assert "How do I call?" not in other.changelist("proposal").text
    data = {
        "deed": "accept",
        "opened": editor.get(page_url(proposal)).one("input", name="opened")["value"],
    }
    assert editor.client.post(page_url(proposal), data).status_code == 403
    assert stored(guide).title_en == "How do I call?"


def test_preview_is_the_real_page_and_leaves_nothing(editor, guide, client):
    form = typed(editor.get(change_url(guide)), "guide_form")
    form = with_rows(form, "steps", {"text_ar": "قل اسمك", "text_en": "Say your name"})
    editor.save(change_url(guide), {**form, "title_ar": "جديد؟", "title_en": "New?"})
    proposal, before = Proposal.objects.get(), footprint()
    for language, title, step in (("ar", "جديد؟", "قل اسمك"), ("en", "New?", "Say your name")):
        page = editor.client.get(reverse("proposal", args=[language, proposal.pk]))
        text = parse(page.content.decode()).text
        [link] = parse(page.content.decode()).all("a", class_="language-link")
        other = "en" if language == "ar" else "ar"
        assert link["href"] == reverse("proposal", args=[other, proposal.pk])
        assert title in text
        assert step in text
        assert page["Cache-Control"].startswith("private, no-store")
        assert title not in client.get(f"/{language}/guides/call/").content.decode()
    assert footprint() == before


@pytest.mark.parametrize("model", ["topic", "page", "holiday", "notice", "claim", "channel"])
def test_every_kind_of_row_is_proposed_previewed_and_accepted(editor, publisher, model):
    from django.apps import apps

    row = apps.get_model("contacts", model).objects.filter(status="published").first()
    field = {"page": "title", "notice": "text", "claim": "note"}.get(model, "name")
    new = {f"{field}_ar": "قيد المراجعة", f"{field}_en": "Under review"}
    proposal = propose(editor, row, **new)
    assert getattr(stored(row), f"{field}_en") != "Under review"
    assert editor.client.get(reverse("proposal", args=["en", proposal.pk])).status_code == 200
    review(publisher, proposal, "accept")
    assert getattr(stored(row), f"{field}_en") == "Under review"


def test_first_page_says_what_waits_and_what_was_returned(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    panel = publisher.get(reverse("admin:index")).one("section", id="panel-proposals")
    assert "Question “How do I call?” by editors waits for review." in panel.text
    review(publisher, proposal, "return", comment="Say what it is about")
    panel = editor.get(reverse("admin:index")).one("section", id="panel-proposals")
    assert "was returned" in panel.text
    assert "Say what it is about" in panel.text


def test_earlier_version_brought_back_by_an_editor_is_a_proposal(editor, publisher, guide):
    url = change_url(guide)
    sent = typed(publisher.get(url), "guide_form")
    publisher.save(url, sent, title_ar="ب؟", title_en="B?")
    first = list(versions.entries(guide))[-1]
    back = reverse("admin:contacts_guide_version", args=[guide.pk, first.revision])
    opened = editor.get(back).one("input", name="opened")["value"]
    editor.client.post(back, {"opened": opened})
    assert stored(guide).title_en == "B?"
    review(publisher, Proposal.objects.get(), "accept")
    assert stored(guide).title_en == "How do I call?"


def test_tick_that_the_other_language_still_matches_holds_from_acceptance(editor, publisher, guide):
    proposal = propose(editor, guide, title_en="How do I phone?", **{"still-matches-ar": "on"})
    review(publisher, proposal, "accept")
    page = publisher.get(change_url(guide))
    assert "The Arabic is out of date" not in page.text


def test_nothing_changed_is_no_proposal(editor, guide):
    url = change_url(guide)
    sent = typed(editor.get(url), "guide_form")
    answer = editor.client.post(url, sent, follow=True)
    assert messages(answer) == [
        "Nothing differs from what is stored, so there is nothing to propose."
    ]
    assert not Proposal.objects.exists()


def test_database_forgets_a_trial_whole(editor):
    """No key of a part that was only tried is left in a table."""
    topic = Topic.objects.get(slug="phone")
    propose(editor, topic, name_ar="هاتف", name_en="Telephone")
    assert not connection.needs_rollback
    assert stored(topic).name_en == "Phone"
