"""An edit is found by a process that keeps its index, and only that edit is worked out again."""

import time

import pytest

from contacts import content_version
from contacts.models import Guide
from contacts.search import store as store_module
from contacts.search.store import Store, read_snapshot, renewed


def titles(snapshot):
    return {guide.title_en for guide in snapshot.guides.values()}


@pytest.mark.django_db
def test_snapshot_is_kept_while_nothing_changes(first_content):
    store = Store()
    assert store.snapshot() is store.snapshot()


@pytest.mark.django_db
def test_drafts_are_not_in_the_index(first_content):
    Guide.objects.filter(slug="official-website").update(status="draft")
    assert "official-website" not in {guide.slug for guide in Store().snapshot().guides.values()}


@pytest.mark.django_db
def test_one_edit_is_worked_out_alone(first_content, monkeypatch):
    before = read_snapshot()
    guide = Guide.objects.get(slug="official-website")
    guide.title_en = "Where is the xylophone?"
    guide.save()
    monkeypatch.setattr(store_module, "build", None)  # a whole build would fail
    after = read_snapshot(before)
    assert after.index.knows("xylophone")
    assert not before.index.knows("xylophone")


@pytest.mark.django_db
def test_index_without_change_is_the_same_one(first_content):
    snapshot = read_snapshot()
    assert renewed(snapshot.index, list(snapshot.index)) is snapshot.index


@pytest.mark.django_db(transaction=True)
def test_edit_is_found_from_the_background(first_content, settings):
    """The old index answers until the new one is whole; nobody waits for it."""
    settings.CONTENT_VERSION_POLL_SECONDS = 0.01
    store = Store()
    old = store.snapshot()
    Guide.objects.filter(slug="official-website").update(title_en="Where is the xylophone?")
    deadline = time.monotonic() + 20
    while store.snapshot().stamp == old.stamp and time.monotonic() < deadline:
        time.sleep(0.01)
    assert "Where is the xylophone?" in titles(store.snapshot())
    assert "Where is the xylophone?" not in titles(old)
    assert store.snapshot().stamp == content_version.read()
