"""Pages when the database is away, and pages made before anyone asks."""

import threading

import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError

from citizen_help.page_cache.declaration import VERSION_AGE
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.response import UNAVAILABLE_RESPONSE
from citizen_help.page_cache.single_flight import Call
from tests.page_cache.requests import Client, Site, asked

HOME = Key("/ar/", "")
ANY_KIND = [OperationalError, InterfaceError, ProgrammingError, InternalError, MemoryError]
# The cache may close this thread's connection to the database, if there is one.
pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site):
    return site.cache()


@pytest.fixture
def client(cache):
    return Client(cache)


def gone(site):
    site.failure = OperationalError("gone")
    site.status = "503 Service Unavailable"


@pytest.fixture
def prepared(site, cache):
    """Home and its last good copy are there, and the page's own time is over."""
    assert cache.prepare(HOME)
    site.now += 100
    return cache


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


def test_fresh_page_goes_on_without_the_database(site, cache, client):
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
    cache = site.cache(addresses=lambda: ["/ar/", "/en/"])
    seen = Key("/ar/pages/seen/", "")
    cache.prepare(seen)
    cache.warmer._queue.clear()
    site.version = 2
    cache.version.poll()
    cache.warmer.run()
    assert (len(cache.pages), len(cache.copies)) == (3, 3)
    assert cache.copies.get(seen).version == 2
    made = len(site.rendered)
    client = Client(cache)
    client.get("/ar/")
    client.get("/en/")
    assert len(site.rendered) == made


def test_copy_of_a_page_taken_off_the_site_goes_after_the_edit(site, cache):
    cache.prepare(HOME)
    site.version, site.status = 2, "404 Not Found"
    cache.version.poll()
    cache.warmer.run()
    assert len(cache.copies) == 0


def test_round_ends_when_the_database_goes(site):
    cache = site.cache(addresses=lambda: ["/ar/", "/en/"])
    cache.version.poll()
    gone(site)
    cache.warmer.run()
    assert site.rendered == ["/ar/"]  # the first failed, and none followed


def test_page_that_was_asked_for_gets_its_copy_later(site, cache, client):
    client.get("/ar/")
    cache.warmer._is_due = False
    cache.warmer.run()
    assert cache.copies.get(HOME) is not None


def test_who_waited_for_a_page_that_fails_does_not_wait_for_a_try_of_their_own(site, cache, client):
    call = cache._rendering._calls[HOME] = Call()
    call.result = UNAVAILABLE_RESPONSE
    call.done.set()
    assert (client.get("/ar/").status, site.rendered) == (503, [])


def test_one_thread_at_a_time_polls_the_version(site, cache, monkeypatch):
    inside, release, polls = threading.Event(), threading.Event(), []

    def refresh():
        polls.append(1)
        inside.set()
        release.wait(10)
        return 1

    monkeypatch.setattr(site, "refresh", refresh)
    thread = threading.Thread(target=cache.version.poll)
    thread.start()
    inside.wait(10)
    cache.version.poll()  # returns at once
    release.set()
    thread.join()
    assert polls == [1]


def test_reader_does_not_wait_for_a_database_that_hangs(site, monkeypatch):
    monkeypatch.setattr("citizen_help.page_cache.version_tracker.POLL_TIMEOUT_SECONDS", 0.05)
    cache = site.cache(polls_in_thread=True)
    assert cache.prepare(HOME)
    site.now += 100
    release = threading.Event()
    monkeypatch.setattr(site, "refresh", lambda: release.wait(10))
    for _ in range(2):
        reply = Client(cache).get("/ar/")
        assert (reply.status, "check" in reply.words) == (200, True)
    release.set()


def test_search_without_the_database_says_what_django_says(site, cache, client):
    site.failure = OperationalError("gone")
    site.status = "503 Service Unavailable"
    site.headers = [("Content-Type", "text/html"), ("X-From", "Django")]
    assert client.get("/ar/search/?q=x").headers["X-From"] == "Django"


def test_part_of_a_list_has_a_copy_and_a_search_has_none(site, cache, client):
    client.get("/ar/questions/others/?page=2")
    client.get("/ar/search/?q=x")
    assert [key.query for key in cache.warmer._queue] == ["page=2"]


@pytest.mark.parametrize("kind", ANY_KIND)
def test_polling_survives_any_failure_and_says_so_once(site, prepared, client, kind, caplog):
    site.failure = kind("a fault")
    for _ in range(3):
        prepared.version.poll()
    assert "check" in client.get("/ar/").words
    assert caplog.text.count("last good copies are shown") == 1
    site.failure = None
    prepared.version.poll()
    assert "open" in client.get("/ar/").words
    assert "answers again" in caplog.text


@pytest.mark.parametrize("kind", ANY_KIND)
def test_what_cannot_be_made_is_the_page_that_says_so_whatever_failed(site, cache, client, kind):
    site.failure = kind("a fault")
    reply = client.get("/ar/search/?q=x")
    assert (reply.status, reply.headers["Content-Type"]) == (503, "text/html; charset=utf-8")


def test_answer_stands_when_even_the_page_that_says_so_fails(site, cache, client, monkeypatch):
    def broken(*_args, **_options):
        raise MemoryError

    monkeypatch.setattr(cache, "_render", broken)
    assert client.get("/ar/search/?q=x").body == UNAVAILABLE_RESPONSE.body


def test_others_are_told_the_version_after_every_poll(site):
    told = []
    cache = site.cache(follow=told.append)
    cache.version.poll()
    cache.version.poll()
    site.version = 2
    cache.version.poll()
    assert told == [1, 1, 2]


def test_who_fails_to_follow_does_not_stop_edits_from_showing(site):
    def broken(_version):
        raise ValueError("a fault of ours")

    client = Client(site.cache(follow=broken, polls_in_thread=True))
    for version in (1, 2):
        site.version = version
        assert f"v{version}" in client.get("/ar/").words


def test_requests_for_django_carry_the_time_since_the_last_poll(site, cache, monkeypatch):
    passed = []
    monkeypatch.setattr(cache, "application", lambda environ, _start: passed.append(environ) or [])
    cache({**asked("/readyz"), "REQUEST_METHOD": "POST"}, None)
    cache(asked("/readyz"), None)  # polls, as any reader does
    site.failure = ProgrammingError("no such table")
    site.now += 7
    cache(asked("/readyz"), None)
    assert [environ[VERSION_AGE] for environ in passed] == [float("inf"), 0, 7]


def test_round_that_could_not_be_finished_is_begun_again_at_a_later_poll(site, monkeypatch):
    monkeypatch.setattr("citizen_help.page_cache.warming.RETRY_SECONDS", 0.0)
    cache = site.cache(addresses=lambda: ["/ar/", "/en/"])
    cache.version.poll()
    site.status = "503 Service Unavailable"  # the version can be read, pages cannot be made
    cache.warmer.run()
    site.status = "200 OK"
    cache.version.poll()
    cache.warmer.run()
    assert len(cache.pages) == 2
