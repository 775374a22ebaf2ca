"""What the cache answers itself, what it leaves to Django, and when it has a page made."""

import pytest

from citizen_help.page_cache.cache import EDITS_LAST_SECONDS
from citizen_help.page_cache.key import Key
from tests.page_cache.requests import Client, Site, asked

HOME = Key("/ar/", "")
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


def test_page_is_made_once_and_then_kept(site, client):
    first, second = client.get("/ar/"), client.get("/ar/")
    assert (first.status, first.body) == (200, second.body)
    assert site.rendered == ["/ar/"]


def test_head_uses_and_fills_the_copy_of_the_get(site, client):
    head = client.get("/ar/", method="HEAD")
    get = client.get("/ar/")
    assert (head.body, head.headers) == (b"", get.headers)
    assert site.rendered == ["/ar/"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_for_django(site, client, method):
    assert client.get("/ar/", method=method).body == b"django"
    assert site.rendered == []


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/admin/", "/ar/guides/call/feedback/", "/ar/nothing/", "/static/x", "/ar"],
)
def test_what_no_view_declares_is_for_django(site, client, path):
    assert client.get(path).body == b"django"
    assert site.passed == [path]


@pytest.mark.parametrize("host", [None, "evil.example", "127.0.0.1:8000@evil", "", "a b"])
def test_wrong_host_is_for_django_and_stores_nothing(site, client, host):
    assert client.get("/ar/", host=host).body == b"django"
    client.get("/ar/")
    assert client.get("/ar/", host=host).body == b"django"


def test_script_name_from_outside_reaches_no_page(site, cache, client):
    assert client.send({**asked("/ar/"), "SCRIPT_NAME": "/evil"}).body == b"django"
    assert site.rendered == []


def test_parameters_that_are_not_declared_make_no_page_of_their_own(site, client):
    first = client.get("/ar/?utm_source=mail")
    assert client.get("/ar/?x=1&y=2").body == client.get("/ar/").body == first.body
    assert site.rendered == ["/ar/"]


def test_declared_parameters_are_part_of_the_key(site, client):
    client.get("/ar/channels/hotline/?page=2&x=1")
    client.get("/ar/channels/hotline/?y=1&page=2")
    assert site.rendered == ["/ar/channels/hotline/?page=2"]


def test_too_many_parameters_are_for_django(site, client):
    assert client.get("/ar/search/?" + "&".join("q=1" for _ in range(101))).body == b"django"


def test_cookies_and_headers_change_nothing(site, client):
    plain = client.get("/ar/")
    other = client.get("/ar/", cookie="sessionid=x", accept_language="en", authorization="x")
    assert (other.body, other.headers) == (plain.body, plain.headers)
    assert site.rendered == ["/ar/"]


def test_page_is_made_anew_when_its_time_is_over(site, client):
    client.get("/ar/")
    site.now += 59.9
    client.get("/ar/")
    assert len(site.rendered) == 1
    site.now += 0.2
    client.get("/ar/")
    assert len(site.rendered) == 2


def test_edit_shows_at_the_next_poll(site, client, settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 1.0
    assert "v1" in client.get("/ar/").words
    site.version = 2
    site.now += 0.9
    assert "v1" in client.get("/ar/").words
    site.now += 0.2
    assert "v2" in client.get("/ar/").words


def test_edit_drops_what_is_older(site, cache, client):
    client.get("/ar/")
    client.get("/ar/channels/hotline/?page=2")
    site.version = 2
    client.get("/en/")
    assert (len(cache.pages), len(cache.queries)) == (1, 0)


def test_page_that_an_edit_crossed_is_made_again(site, client):
    client.get("/en/")
    site.edits = [2]
    reply = client.get("/ar/")
    assert "v2" in reply.words
    assert site.rendered == ["/en/", "/ar/", "/ar/"]


def test_many_edits_in_a_row_are_waited_for(site, client):
    site.takes = 0.1
    site.edits = list(range(2, 32))
    reply = client.get("/ar/")
    assert (reply.status, "v31" in reply.words) == (200, True)


def test_endless_edits_give_no_page_rather_than_a_mixed_one(site, cache, client):
    site.takes = 0.5
    attempts = int(EDITS_LAST_SECONDS / site.takes)
    site.edits = list(range(2, 2 + attempts))
    assert client.get("/ar/").status == 503
    assert len(cache.pages) == 0
    assert client.get("/ar/").status == 200


@pytest.mark.parametrize(
    ("status", "extra"),
    [
        ("404 Not Found", []),
        ("301 Moved Permanently", [("Location", "/en/")]),
        ("500 Internal Server Error", []),
        ("503 Service Unavailable", []),
        ("200 OK", [("Set-Cookie", "a=b")]),
        ("200 OK", [("Cache-Control", "private, no-store")]),
    ],
)
def test_what_is_not_for_everyone_is_passed_on_and_never_kept(site, cache, client, status, extra):
    site.status = status
    site.headers = [*extra, ("Content-Type", "text/html")]
    first = client.get("/ar/", accept_encoding="gzip")
    assert (first.status, first.headers["Content-Encoding"]) == (int(status[:3]), "gzip")
    assert set(extra) <= set(first.headers.items())
    client.get("/ar/")
    assert (len(cache.pages), len(site.rendered)) == (0, 2)


def test_without_memory_every_page_is_made_anew(site):
    client = Client(site.cache(max_bytes=0))
    assert client.get("/ar/").body != client.get("/ar/").body


def test_queries_cannot_push_pages_out(site):
    cache = site.cache(max_bytes=40_000)
    client = Client(cache)
    client.get("/ar/")
    for number in range(1, 50):
        client.get(f"/ar/search/?q={number}")
    assert cache.pages.get(HOME) is not None
    assert cache.queries.bytes <= 5000
    assert cache.pages.bytes + cache.queries.bytes + cache.copies.bytes <= 40_000


def test_search_is_kept_shorter_than_it_says(site, client):
    client.get("/ar/search/?q=a")
    site.now += 2.1
    client.get("/ar/search/?q=a")
    assert len(site.rendered) == 2


@pytest.mark.parametrize("debug", [True, False])
def test_only_development_is_told_how_it_went(client, settings, debug):
    settings.DEBUG = debug
    headers = [client.get("/ar/").headers.get("Server-Timing") for _ in range(2)]
    made, hit = 'store;desc="made"', 'store;desc="hit"'
    assert headers == ([made, hit] if debug else [None, None])
