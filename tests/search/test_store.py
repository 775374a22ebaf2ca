"""An edit is found by a process that keeps its index, and only that edit is worked out again."""

import threading

import pytest
from django.db import DatabaseError, ProgrammingError

from contacts.models import Channel, Guide, Synonym
from contacts.publishing import content_version
from contacts.search import service
from contacts.search import store as store_module
from contacts.search.store import Store, read_snapshot


def titles(snapshot):
    return {document.title("en") for document in snapshot.index}


def slugs(snapshot):
    return {document.slug for document in snapshot.index}


@pytest.mark.django_db
def test_snapshot_is_kept_while_nothing_changes(first_content):
    store = Store()
    assert store.snapshot() is store.snapshot()


@pytest.mark.django_db
def test_drafts_are_not_in_the_index(first_content):
    Guide.objects.filter(slug="official-website").update(status="draft")
    assert "official-website" not in slugs(Store().snapshot())


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
    content_version.bump()
    assert read_snapshot(snapshot).index is snapshot.index


@pytest.fixture
def poll(settings):
    """As on a site that serves: the version is remembered, and the index is made apart."""
    settings.CONTENT_VERSION_POLL_SECONDS = 0.001


@pytest.fixture
def store(first_content, poll, monkeypatch):
    store = Store()
    store.snapshot()
    monkeypatch.setattr(service, "store", store)
    yield store
    if store._thread:
        store._thread.join(20)


def unpublish():
    Guide.objects.filter(slug="official-website").update(status="draft")
    content_version.refresh()


@pytest.fixture
def stuck(store, monkeypatch):
    """The new index is not ready in time."""
    release = threading.Event()
    read = store_module.read_snapshot

    def slowly(old):
        release.wait(20)
        return read(old)

    monkeypatch.setattr(store_module, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(store_module, "read_snapshot", slowly)
    yield
    release.set()


@pytest.mark.django_db(transaction=True)
def test_search_after_an_edit_waits_for_the_new_index(store, monkeypatch):
    monkeypatch.setattr(store_module, "PATIENCE_SECONDS", 20.0)
    old = store.snapshot()
    Guide.objects.filter(slug="official-website").update(title_en="Where is the xylophone?")
    content_version.refresh()
    new = store.snapshot()
    assert "Where is the xylophone?" in titles(new)
    assert "Where is the xylophone?" not in titles(old)
    assert (new.stamp, new.is_behind) == (content_version.read(), False)


@pytest.mark.django_db(transaction=True)
def test_index_follows_without_a_search(first_content, poll):
    store = Store()
    store.follow(content_version.refresh())
    store._thread.join(20)
    first = store._snapshot
    unpublish()
    store.follow(content_version.refresh())
    store._thread.join(20)
    assert len(first.guides) - len(store._snapshot.guides) == 1
    assert store.seconds_behind > 0  # whoever looks says so the next time
    store.follow(content_version.refresh())
    assert store.seconds_behind == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_old_index_offers_nothing_that_the_content_no_longer_says(store, stuck, language):
    guide = Guide.objects.get(slug="official-website")
    title = getattr(guide, f"title_{language}")

    def found():
        results = service.search(title, language=language, limit=50)
        return {hit.row.slug for hit in results.hits} | {row.slug for row in results.nearest}

    assert "official-website" in found()
    unpublish()
    assert "official-website" not in found()
    Guide.objects.filter(slug="official-website").update(status="published", title_en="Other")
    content_version.refresh()
    assert "official-website" not in found()


@pytest.mark.django_db(transaction=True)
def test_old_index_shows_rows_of_now_and_repairs_nothing(store, stuck):
    Channel.objects.filter(slug="website").update(status="draft")
    Synonym.objects.create(language="en", term="xylophone", equivalents=["complaint"])
    content_version.refresh()
    hits = service.search("complaint", language="en", limit=50).hits
    assert hits
    assert {hit.channel.slug for hit in hits if hit.channel} & {"website"} == set()
    assert service.search("xylophone", language="en").hits
    assert service.search("complaimt", language="en").corrected is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [DatabaseError, ProgrammingError, MemoryError, SystemExit])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_index_that_could_not_be_made_is_tried_again(store, monkeypatch, caplog, kind):
    monkeypatch.setattr(store_module, "AGAIN_SECONDS", 0.0)

    def fail(*_args):
        raise kind("a fault")

    unpublish()
    with monkeypatch.context() as broken:
        broken.setattr(store_module, "read_changes", fail)
        for _ in range(3):
            store.follow(content_version.refresh())
            store._thread.join(20)
        assert "official-website" not in offered("official website")
    assert caplog.text.count("The search index is not renewed") == (kind is not SystemExit)
    assert not store._making.locked()
    store.follow(content_version.refresh())
    store._thread.join(20)
    assert store._snapshot.stamp == content_version.read()


def offered(text):
    return {hit.row.slug for hit in service.search(text, language="en", limit=50).hits}


@pytest.mark.django_db(transaction=True)
def test_system_without_a_thread_to_spare_shows_what_is_still_so(store, monkeypatch):
    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none_left)
    unpublish()
    store.follow(content_version.refresh())
    assert "official-website" not in offered("official website")
