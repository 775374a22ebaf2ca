"""An edit is found by a process that keeps its index, and only that edit is worked out again."""

import runpy
import threading
from unittest.mock import Mock

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError

from contacts.models import Channel, Guide, Synonym
from contacts.publishing import content_version
from contacts.search import memory, service
from contacts.search import store as store_module
from contacts.search.store import Store, read_snapshot
from contacts.views import search as views


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
def test_server_makes_the_index_before_it_forks(first_content, poll, monkeypatch):
    store = Store()
    monkeypatch.setattr(store_module, "prepare", store.prepare)
    connections = Mock()
    monkeypatch.setattr(store_module, "connections", connections)
    runpy.run_path("citizen_help/gunicorn.conf.py")["on_starting"](None)
    connections.close_all.assert_called_once_with()  # no worker may share one
    made = store.snapshot()
    assert made is store.snapshot()
    assert "official-website" in slugs(made)


@pytest.mark.django_db(transaction=True)
def test_server_starts_while_no_index_can_be_made(first_content, poll, monkeypatch, caplog):
    store = Store()
    with monkeypatch.context() as broken:
        broken.setattr(store_module, "read_snapshot", Mock(side_effect=OperationalError("away")))
        store.prepare()
    assert "The search index is not made yet" in caplog.text
    store.follow(content_version.refresh())
    store._thread.join(20)
    assert "official-website" in slugs(store.snapshot())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["search", "suggest"])
def test_what_an_old_index_finds_is_kept_by_nobody(store, stuck, client, path, monkeypatch):
    monkeypatch.setattr(views, "search_index", store)
    address = f"/en/{path}/?q=official+website"
    assert "no-store" not in client.get(address).headers["Cache-Control"]
    unpublish()
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_memory_is_given_back_where_that_can_be_asked_for(monkeypatch):
    given_back = Mock()
    monkeypatch.setattr(memory.ctypes, "CDLL", Mock(return_value=given_back))
    memory.give_back()
    given_back.malloc_trim.assert_called_once_with(0)
    monkeypatch.setattr(memory.ctypes, "CDLL", Mock(return_value=object()))
    memory.give_back()  # no such function in this library


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
        store._thread.join(20)
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
