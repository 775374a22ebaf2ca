"""Proposals of rows that change meanwhile, and new versions that replace a row at a moment."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from contacts.history import proposals, versions
from contacts.history.versions import ChangeKind
from contacts.models import (
    Guide,
    Proposal,
    Step,
)
from contacts.models.proposals import Stage
from contacts.publishing.due import due
from tests.admin.admin_client import AdminClient, change_url, messages, typed
from tests.admin.proposing import desk_of, form_url, page_url, propose, review, stored
from tests.conftest import SUNDAY_10

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups", "directory", "sunday_10")]
LATER = SUNDAY_10 + timedelta(hours=2)


@pytest.fixture
def editor() -> AdminClient:
    return desk_of("editors")


@pytest.fixture
def publisher() -> AdminClient:
    return desk_of("publishers")


@pytest.fixture
def guide() -> Guide:
    return Guide.objects.get(slug="call")


def test_what_others_change_meanwhile_stays(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    Guide.objects.filter(pk=guide.pk).update(summary_ar="اتصل الآن", summary_en="Call now")
    Step.objects.create(guide=guide, uid="late", text_en="Late")
    review(publisher, proposal, "accept")
    guide.refresh_from_db()
    assert (guide.title_en, guide.summary_en) == ("Question?", "Call now")
    assert guide.steps.filter(uid="late").exists()


def test_same_text_changed_meanwhile_is_shown_and_overwritten_by_nobody_unasked(
    editor, publisher, guide
):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    Guide.objects.filter(pk=guide.pk).update(title_en="Published meanwhile?")
    page = review(publisher, proposal, "accept").content.decode()
    assert "Both changed the same" in page
    assert page.count("Somebody else changed the same meanwhile.") == 1
    tick = "“I compared both: the text of the proposal is to stand”"
    assert f"Compare both texts above, tick {tick}, and then accept." in page
    assert "It could not replace" not in page
    assert stored(guide).title_en == "Published meanwhile?"
    form = editor.get(form_url(proposal))
    assert "Somebody else changed these too" in form.text
    review(publisher, proposal, "accept", override="on")
    assert stored(guide).title_en == "Question?"


def test_row_changed_while_the_reviewer_looks_is_not_replaced(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    opened = publisher.get(page_url(proposal)).one("input", name="opened")["value"]
    Guide.objects.filter(pk=guide.pk).update(summary_en="Call now")
    data = {"opened": opened, "deed": "accept", "comment": "typed"}
    answer = publisher.client.post(page_url(proposal), data, follow=True)
    assert "nothing was done" in messages(answer)[0]
    assert "typed" in answer.content.decode()
    assert stored(guide).title_en == "How do I call?"


def test_second_save_of_one_proposal_is_refused_with_both_texts(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    first = typed(editor.get(form_url(proposal)), "guide_form")
    theirs = typed(publisher.get(form_url(proposal)), "guide_form")
    assert publisher.save(form_url(proposal), theirs, title_ar="ب؟", title_en="B?") is None
    page = editor.save(form_url(proposal), first, title_ar="ج؟", title_en="C?")
    assert page is not None
    assert "Changed by somebody else meanwhile" in page.text
    assert "B?" in page.text
    assert typed(page, "guide_form")["title_en"] == ["C?"]


def test_proposal_for_a_deleted_row_waits_for_its_return(editor, publisher, guide):
    proposal = propose(editor, guide, title_ar="سؤال؟", title_en="Question?")
    guide.delete()
    page = publisher.get(page_url(proposal))
    assert "What it changes was deleted." in page.text
    answer = review(publisher, proposal, "accept")
    assert "because: What it changes was deleted meanwhile." in answer.content.decode()
    assert publisher.client.get(form_url(proposal)).status_code in (302, 404)
    review(editor, proposal, "withdraw")
    proposal.refresh_from_db()
    assert proposal.stage == Stage.WITHDRAWN


def test_slug_that_another_row_took_meanwhile_is_refused_in_words(editor, publisher, guide):
    proposal = propose(editor, guide, slug="reach")
    Guide.objects.create(slug="reach", title_en="Other")
    answer = review(publisher, proposal, "accept").content.decode()
    assert "It could not replace the old version, because:" in answer
    assert stored(guide).slug == "call"
    led = editor.client.get(form_url(proposal), follow=True)
    assert led.redirect_chain[-1][0] == page_url(proposal)
    assert "It cannot be shown in the form as things stand" in messages(led)[-1]


def test_publisher_keeps_a_new_version_and_says_when(publisher, guide):
    url = change_url(guide)
    sent = typed(publisher.get(url), "guide_form")
    sent |= {"title_ar": "لاحقًا؟", "title_en": "Later?", "_new_version": "x"}
    assert publisher.save(url, sent) is None
    proposal = Proposal.objects.get()
    assert stored(guide).title_en == "How do I call?"
    past = review(publisher, proposal, "accept", replace_at="2026-11-22T09:00").content.decode()
    assert "This moment has passed." in past
    told = messages(review(publisher, proposal, "accept", replace_at="2026-11-22T12:00"))
    assert told == [
        "Accepted. It replaces the old version on Sunday 22 November, 12:00 noon, "
        "in both languages at once."
    ]
    assert due(SUNDAY_10).change == LATER
    page = publisher.get(reverse("as-on-page", args=["2026-11-22T12:00+03:00", "en/guides/call/"]))
    assert "Later?" in page.text
    assert proposals.replace_due(SUNDAY_10)
    assert stored(guide).title_en == "How do I call?"
    with time_machine.travel(LATER, tick=False):
        assert due(LATER).is_overdue
        assert proposals.replace_due(LATER)
        assert proposals.replace_due(LATER)
        assert not due(LATER).is_overdue
    guide.refresh_from_db()
    assert (guide.title_ar, guide.title_en) == ("لاحقًا؟", "Later?")
    assert [one.change for one in versions.entries(guide)].count(ChangeKind.PROPOSAL_ACCEPTED) == 1


def test_replacement_that_meets_a_change_is_told_and_done_by_nobody(publisher, guide, caplog):
    url = change_url(guide)
    sent = typed(publisher.get(url), "guide_form")
    publisher.save(url, {**sent, "title_ar": "أ؟", "title_en": "A?", "_new_version": "x"})
    proposal = Proposal.objects.get()
    review(publisher, proposal, "accept", replace_at="2026-11-22T12:00")
    coming = publisher.get(reverse("admin:index")).one("section", id="panel-holidays")
    assert "gets a new version on" in coming.text
    assert page_url(proposal) in [link["href"] for link in coming.all("a")]
    coming = desk_of("editors").get(reverse("admin:index")).one("section", id="panel-holidays")
    assert change_url(guide) in [link["href"] for link in coming.all("a")]
    Guide.objects.filter(pk=guide.pk).update(title_en="Published meanwhile?")
    with time_machine.travel(LATER, tick=False):
        assert proposals.replace_due(LATER)
        assert "could not replace" in caplog.text
        assert stored(guide).title_en == "Published meanwhile?"
        publisher = desk_of("publishers")  # two hours later
        reason = "It could not replace the old version, because: Somebody else changed the same"
        assert reason in publisher.get(page_url(proposal)).text
        assert reason in publisher.get(reverse("admin:index")).text
        refused = review(publisher, proposal, "accept").content.decode()
        assert refused.count("Somebody else changed the same") == 1
        answer = review(publisher.in_language("ar"), proposal, "accept")
        assert "وضع علامة على «قارنتُ النصين: يُعتمد نص المقترح»" in answer.content.decode()
