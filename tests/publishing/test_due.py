"""The next moment at which content changes by itself, and the version that changes with it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from contacts.models import Channel, Guide, Notice
from contacts.publishing import content_version, snapshot
from contacts.publishing.due import due, next_due
from tests.models.test_publication import NOON, PUBLIC, SECOND, make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_seen(monkeypatch) -> None:
    """What another test saw last would be recent enough."""
    monkeypatch.setattr(content_version, "_seen", None)


@pytest.mark.parametrize("model", PUBLIC)
def test_every_public_row_begins_and_ends(model):
    make(model, publish_at=NOON, expire_at=NOON + SECOND)
    moments = [NOON - SECOND, NOON, NOON + SECOND]
    assert [next_due(at) for at in moments] == [NOON, NOON + SECOND, None]


def test_notice_begins_and_ends():
    make(Notice, starts_at=NOON, ends_at=NOON + SECOND)
    moments = [NOON - SECOND, NOON, NOON + SECOND]
    assert [next_due(at) for at in moments] == [NOON, NOON + SECOND, None]


def test_fractions_of_a_second_count():
    moment = NOON + timedelta(microseconds=1)
    make(Guide, publish_at=moment)
    assert (next_due(NOON), next_due(moment)) == (moment, None)


def test_nothing_is_due_without_dates_and_for_drafts():
    assert next_due(NOON) is None
    make(Guide, status="draft", publish_at=NOON + SECOND)
    make(Notice, status="draft", starts_at=NOON + SECOND)
    assert next_due(NOON) is None


def test_the_first_of_all_is_next_and_the_first_to_end_is_known_apart():
    make(Guide, publish_at=NOON + SECOND, expire_at=NOON + 9 * SECOND)
    make(Channel, publish_at=NOON - SECOND, expire_at=NOON + 5 * SECOND)
    make(Notice, starts_at=NOON, ends_at=NOON + 3 * SECOND)
    assert due(NOON) == (NOON + SECOND, NOON + 5 * SECOND, False)


def test_one_query_answers_for_all_rows(django_assert_num_queries):
    with django_assert_num_queries(1):
        due(NOON)


@pytest.fixture
def process(monkeypatch):
    """What another process, which has seen nothing yet, says of the version."""

    def version() -> int:
        with monkeypatch.context() as patch:
            patch.setattr(content_version, "_seen", None)
            return content_version.current()

    return version


def test_version_changes_at_the_moment_and_is_the_same_in_every_process(settings, process):
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    make(Guide, publish_at=NOON, expire_at=NOON + 10 * SECOND)
    seen = {}
    for offset in (-2, -1, 0, 5, 9, 10, 11):
        with time_machine.travel(NOON + offset * SECOND, tick=False):
            seen[offset] = content_version.current()
            assert process() == seen[offset]
    before, during, after = seen[-2], seen[0], seen[10]
    assert len({before, during, after}) == 3
    assert list(seen.values()) == [before, before, during, during, during, after, after]
    assert after == content_version.read()


def test_nothing_is_asked_between_two_moments(settings, django_assert_num_queries):
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    make(Guide, publish_at=NOON)
    with time_machine.travel(NOON - 10 * SECOND, tick=False) as clock:
        content_version.refresh()
        with django_assert_num_queries(0):
            content_version.current()
            clock.shift(9)
            content_version.current()
        clock.shift(1)
        with django_assert_num_queries(2):
            content_version.current()


def test_moments_are_asked_for_anew_only_after_an_edit(django_assert_num_queries):
    make(Guide)
    with time_machine.travel(NOON, tick=False):
        content_version.refresh()
        with django_assert_num_queries(1):
            content_version.refresh()
        make(Channel)
        with django_assert_num_queries(2):
            content_version.refresh()


def test_clock_that_is_put_back_brings_the_old_version_back(settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    make(Guide, publish_at=NOON)
    with time_machine.travel(NOON - SECOND, tick=False) as clock:
        before = content_version.current()
        clock.shift(2)
        assert content_version.current() != before
        clock.shift(-2)
        assert content_version.current() == before


def test_seconds_are_told_until_the_next_change_and_the_next_end():
    make(Notice, starts_at=NOON + 3 * SECOND)
    make(Guide, expire_at=NOON + 5 * SECOND)
    with time_machine.travel(NOON, tick=False) as clock:
        content_version.refresh()
        assert (content_version.seconds_left(), content_version.seconds_to_end()) == (3, 5)
        clock.shift(10)
        content_version.refresh()
        forever = float("inf")
        assert (content_version.seconds_left(), content_version.seconds_to_end()) == (
            forever,
            forever,
        )


def test_shared_content_holds_notices_that_run_or_will_of_channels_that_are_seen(settings):
    channel = make(Channel)
    draft = Channel.objects.create(slug="draft", kind="phone")
    values = {"status": "published", "starts_at": NOON, "ends_at": NOON + 10 * SECOND}
    for text, of in [("site", None), ("own", channel), ("hidden", draft)]:
        Notice.objects.create(text_en=text, channel=of, **values)
    Notice.objects.create(text_en="draft", starts_at=NOON)
    texts = {}
    for offset in (-1, 0, 10):
        moment = NOON + offset * SECOND
        with time_machine.travel(moment, tick=False):
            content = snapshot.published()
            texts[offset] = (
                [one.text_en for one in content.notices],
                [one.text_en for one in content.notices_at(moment)],
                content.notices_at(None),
            )
    assert texts == {
        -1: (["site", "own"], [], ()),
        0: (["site", "own"], ["site", "own"], ()),
        10: ([], [], ()),
    }


def test_shared_content_is_read_anew_at_the_moment(settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    make(Channel, publish_at=NOON, expire_at=NOON + SECOND)
    with time_machine.travel(NOON - SECOND, tick=False) as clock:
        content_version.refresh()
        shown = []
        for _ in range(3):
            shown.append([one.slug for one in snapshot.published().channels])
            clock.shift(1)
    assert shown == [[], ["c"], []]


def test_moments_are_told_in_utc():
    make(Guide, publish_at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    found = next_due(NOON - SECOND)
    assert found is not None
    assert found.utcoffset() == timedelta(0)
