"""Pages when the database is away, and pages made before anyone asks."""

import threading

import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError

from citizen_help.page_cache.declaration import LAST_LOOK
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.page import UNAVAILABLE
from citizen_help.page_cache.single_flight import Flight
from tests.page_cache.requests import Client, Site, asked

HOME = Key("/ar/", "")
ANY_KIND = [OperationalError, InterfaceError, ProgrammingError, InternalError, MemoryError]
# The store may close this thread's connection to the database, if there is one.
pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def store(site):
    return site.store()


@pytest.fixture
def client(store):
    return Client(store)


def gone(site):
    site.failure = OperationalError("gone")
    site.status = "503 Service Unavailable"


@pytest.fixture
def prepared(site, store):
    """Home and its last good copy are there, and the page's own time is over."""
    assert store.prepare(HOME)
    site.now += 100
    return store


def test_last_good_copy_stands_in_with_its_statuses_unknown(site, prepared, client, caplog):
    gone(site)
    reply = client.get("/ar/")
    assert reply.status == 200
    assert "check" in reply.words
    assert "open" not in reply.words
    assert reply.headers["Warning"] == '110 - "Response is Stale"'
    assert reply.headers["Cache-Control"] == "no-cache, stale-if-error=86400"
    assert "does not answer" in caplog.text


def test_last_good_copy_is_coded_and_tagged_like_any_page(site, prepared, client):
    gone(site)
    reply = client.get("/ar/", accept_encoding="gzip")
    assert reply.headers["Content-Encoding"] == "gzip"
    again = client.get("/ar/", accept_encoding="gzip", if_none_match=reply.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_fresh_page_goes_on_without_the_database(site, store, client):
    client.get("/ar/")
    gone(site)
    site.now += 30
    assert "open" in client.get("/ar/").words


def test_page_without_a_copy_says_that_the_site_cannot_answer(site, prepared, client):
    gone(site)
    assert client.get("/en/").status == 503
    assert len(prepared.pages) == 1


def test_failed_page_is_not_asked_of_the_database_again_and_again(site, prepared, client):
    site.failure = InterfaceError("gone")
    made = len(site.rendered)
    for _ in range(5):
        client.get("/ar/")
    assert len(site.rendered) == made


def test_rendering_that_fails_alone_gets_its_last_good_copy(site, prepared, client):
    site.status = "503 Service Unavailable"
    assert "check" in client.get("/ar/").words


def test_page_comes_back_with_the_database(site, prepared, client):
    gone(site)
    client.get("/ar/")
    site.failure, site.status = None, "200 OK"
    assert "open" in client.get("/ar/").words


def test_copy_of_a_page_that_is_gone_goes_too(site, prepared, client):
    site.status = "404 Not Found"
    assert client.get("/ar/").status == 404
    assert len(prepared.copies) == 0


def test_round_makes_every_address_and_renews_other_copies(site):
    store = site.store(addresses=lambda: ["/ar/", "/en/"])
    seen = Key("/ar/pages/seen/", "")
    store.prepare(seen)
    store.warmer._wanted.clear()
    site.stamp = 2
    store.look()
    store.warmer.run()
    assert (len(store.pages), len(store.copies)) == (3, 3)
    assert store.copies.get(seen).version == 2
    made = len(site.rendered)
    client = Client(store)
    client.get("/ar/")
    client.get("/en/")
    assert len(site.rendered) == made


def test_copy_of_a_page_taken_off_the_site_goes_after_the_edit(site, store):
    store.prepare(HOME)
    site.stamp, site.status = 2, "404 Not Found"
    store.look()
    store.warmer.run()
    assert len(store.copies) == 0


def test_round_ends_when_the_database_goes(site):
    store = site.store(addresses=lambda: ["/ar/", "/en/"])
    store.look()
    gone(site)
    store.warmer.run()
    assert site.rendered == ["/ar/"]  # the first failed, and none followed


def test_page_that_was_asked_for_gets_its_copy_later(site, store, client):
    client.get("/ar/")
    store.warmer._is_due = False
    store.warmer.run()
    assert store.copies.get(HOME) is not None


def test_who_waited_for_a_page_that_fails_does_not_wait_for_a_try_of_their_own(site, store, client):
    flight = store._flights._flights[HOME] = Flight()
    flight.result = UNAVAILABLE
    flight.landed.set()
    assert (client.get("/ar/").status, site.rendered) == (503, [])


def test_one_thread_at_a_time_looks_for_edits(site, store, monkeypatch):
    inside, release, looks = threading.Event(), threading.Event(), []

    def refresh():
        looks.append(1)
        inside.set()
        release.wait(10)
        return 1

    monkeypatch.setattr(site, "refresh", refresh)
    thread = threading.Thread(target=store.look)
    thread.start()
    inside.wait(10)
    store.look()  # returns at once
    release.set()
    thread.join()
    assert looks == [1]


def test_reader_does_not_wait_for_a_database_that_hangs(site, monkeypatch):
    monkeypatch.setattr("citizen_help.page_cache.store.LOOK_SECONDS", 0.05)
    store = site.store(looks_apart=True)
    assert store.prepare(HOME)
    site.now += 100
    release = threading.Event()
    monkeypatch.setattr(site, "refresh", lambda: release.wait(10))
    for _ in range(2):
        reply = Client(store).get("/ar/")
        assert (reply.status, "check" in reply.words) == (200, True)
    release.set()


def test_search_without_the_database_says_what_django_says(site, store, client):
    site.failure = OperationalError("gone")
    site.status = "503 Service Unavailable"
    site.headers = [("Content-Type", "text/html"), ("X-From", "Django")]
    assert client.get("/ar/search/?q=x").headers["X-From"] == "Django"


def test_part_of_a_list_has_a_copy_and_a_search_has_none(site, store, client):
    client.get("/ar/questions/others/?page=2")
    client.get("/ar/search/?q=x")
    assert [key.query for key in store.warmer._wanted] == ["page=2"]


@pytest.mark.parametrize("kind", ANY_KIND)
def test_looking_survives_any_failure_and_says_so_once(site, prepared, client, kind, caplog):
    site.failure = kind("a fault")
    for _ in range(3):
        prepared.look()
    assert "check" in client.get("/ar/").words
    assert caplog.text.count("last good copies are shown") == 1
    site.failure = None
    prepared.look()
    assert "open" in client.get("/ar/").words
    assert "answers again" in caplog.text


@pytest.mark.parametrize("kind", ANY_KIND)
def test_what_cannot_be_made_is_the_page_that_says_so_whatever_failed(site, store, client, kind):
    site.failure = kind("a fault")
    reply = client.get("/ar/search/?q=x")
    assert (reply.status, reply.headers["Content-Type"]) == (503, "text/html; charset=utf-8")


def test_answer_stands_when_even_the_page_that_says_so_fails(site, store, client, monkeypatch):
    def broken(*_args, **_options):
        raise MemoryError

    monkeypatch.setattr(store, "_render", broken)
    assert client.get("/ar/search/?q=x").body == UNAVAILABLE.body


def test_others_are_told_the_version_after_every_look(site):
    told = []
    store = site.store(follow=told.append)
    store.look()
    store.look()
    site.stamp = 2
    store.look()
    assert told == [1, 1, 2]


def test_who_fails_to_follow_does_not_stop_edits_from_showing(site):
    def broken(_stamp):
        raise ValueError("a fault of ours")

    client = Client(site.store(follow=broken, looks_apart=True))
    for stamp in (1, 2):
        site.stamp = stamp
        assert f"v{stamp}" in client.get("/ar/").words


def test_requests_for_django_carry_the_time_since_the_last_look(site, store, monkeypatch):
    passed = []
    monkeypatch.setattr(store, "application", lambda environ, _start: passed.append(environ) or [])
    store({**asked("/readyz"), "REQUEST_METHOD": "POST"}, None)
    store(asked("/readyz"), None)  # looks, as any reader does
    site.failure = ProgrammingError("no such table")
    site.now += 7
    store(asked("/readyz"), None)
    assert [environ[LAST_LOOK] for environ in passed] == [float("inf"), 0, 7]


def test_round_that_could_not_be_finished_is_begun_again_at_a_later_look(site, monkeypatch):
    monkeypatch.setattr("citizen_help.page_cache.warming.AGAIN_SECONDS", 0.0)
    store = site.store(addresses=lambda: ["/ar/", "/en/"])
    store.look()
    site.status = "503 Service Unavailable"  # the version can be read, pages cannot be made
    store.warmer.run()
    site.status = "200 OK"
    store.look()
    store.warmer.run()
    assert len(store.pages) == 2
