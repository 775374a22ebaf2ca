"""A new version takes its place when the version is next looked at, and is tried again."""

from datetime import timedelta

import pytest
import time_machine

from contacts.history import proposals
from contacts.history.proposed_states import dumped
from contacts.history.versions import row_state
from contacts.models import Proposal, Topic
from contacts.publishing import content_version
from tests.conftest import SUNDAY_10

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sunday_10")]


@pytest.fixture
def topic(monkeypatch) -> Topic:
    monkeypatch.setattr(content_version, "_seen", None)
    monkeypatch.setattr(content_version, "_replaces_from", 0.0)
    topic = Topic.objects.create(slug="calls", status="published", name_ar="أ", name_en="A")
    before = row_state(topic)
    state = {key: {**one, "name_ar": "ب", "name_en": "B"} for key, one in before.items()}
    proposal = Proposal(model="topic", object_id=topic.pk, base=dumped(before), state=dumped(state))
    proposals.schedule(proposal, SUNDAY_10 + timedelta(hours=1))
    return topic


def test_looking_at_the_version_puts_in_place_what_is_due(topic):
    before = content_version.refresh()
    topic.refresh_from_db()
    assert topic.name_en == "A"
    with time_machine.travel(SUNDAY_10 + timedelta(hours=1), tick=False):
        assert content_version.current() != before
        topic.refresh_from_db()
        assert (topic.name_ar, topic.name_en) == ("ب", "B")
        assert not content_version.look().due.is_overdue


def test_database_that_refuses_costs_no_reader_a_page_and_is_asked_again(
    topic, monkeypatch, caplog
):
    def refuse(*_args, **_kwargs):
        raise OSError("read-only")

    with time_machine.travel(SUNDAY_10 + timedelta(hours=1), tick=False):
        with monkeypatch.context() as patch:
            patch.setattr(proposals, "replace", refuse)
            content_version.refresh()
        assert "it could not be put in place: read-only" in caplog.text
        content_version.refresh()  # too soon
        topic.refresh_from_db()
        assert topic.name_en == "A"
        monkeypatch.setattr(content_version, "_replaces_from", 0.0)
        content_version.refresh()
        topic.refresh_from_db()
        assert topic.name_en == "B"
