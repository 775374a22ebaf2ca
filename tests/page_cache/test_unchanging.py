"""What never changes is kept apart from pages, whatever is edited, and as little as it may be."""

import pytest

from citizen_help.page_cache.unchanging import SHARE
from tests.page_cache.requests import Client, Site

FIRST, SECOND = (f"/pictures/{letter * 32}-300x300/small.webp" for letter in "ab")
CONTROL = "public, max-age=31536000, immutable"
pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = Site()
    site.headers = [("Content-Type", "image/webp"), ("Cache-Control", CONTROL)]
    return site


@pytest.fixture
def cache(site):
    return site.cache()


@pytest.fixture
def client(cache):
    return Client(cache)


def test_it_is_made_once_for_every_version_of_the_content(site, client):
    first = client.get(FIRST)
    site.version, site.now = 2, site.now + 10**8
    again = client.get(FIRST)
    assert (again.status, again.body, again.headers) == (200, first.body, first.headers)
    assert site.rendered == [FIRST]
    assert (first.headers["Cache-Control"], "Vary" in first.headers) == (CONTROL, False)


def test_queries_and_wishes_for_codings_make_no_other(site, client):
    wishes = {"accept_encoding": "br, gzip"}
    bodies = {client.get(f"{FIRST}{query}", **wishes).body for query in ("", "?x=1", "?page=2")}
    assert (len(bodies), site.rendered) == (1, [FIRST])
    assert "Content-Encoding" not in client.get(FIRST, **wishes).headers


def test_head_and_304(site, client):
    first = client.get(FIRST)
    head = client.get(FIRST, method="HEAD")
    assert (head.body, head.headers) == (b"", first.headers)
    known = client.get(FIRST, if_none_match=first.headers["ETag"])
    assert (known.status, known.body, known.headers["Cache-Control"]) == (304, b"", CONTROL)


def test_its_share_is_bounded_and_no_page_makes_room(site, client, cache):
    site.headers[0] = ("Content-Type", "text/html; charset=utf-8")
    client.get("/ar/")
    pages, copies = cache.pages.bytes, cache.copies.bytes
    for number in range(200):
        client.get(f"/pictures/{number:032x}-300x300/large.jpg")
    most = 1_000_000 * SHARE
    assert most * 0.9 < cache.unchanging.pages.bytes <= most
    assert (cache.pages.bytes, cache.copies.bytes) == (pages, copies)
    assert (len(cache.pages), len(cache.queries)) == (1, 0)


def test_it_is_shown_while_the_database_is_away(site, client, cache):
    body = client.get(FIRST).body
    site.failure = OSError("away")
    cache.version.failed(site.failure)
    assert client.get(FIRST).body == body
    missing = client.get(SECOND)
    assert (missing.status, missing.headers["Cache-Control"]) == (503, "no-store")
    assert (len(missing.body) < 100, site.rendered) == (True, [FIRST])


def test_what_is_not_there_is_asked_for_again(site, client):
    site.status = "404 Not Found"
    assert client.get(FIRST).status == 404
    site.status = "200 OK"
    assert client.get(FIRST).status == 200
    assert site.rendered == [FIRST] * 2


def test_failure_is_said_shortly(site, client, monkeypatch):
    site.status = "503 Service Unavailable"
    answer = client.get(FIRST)
    assert (answer.status, len(answer.body) < 100) == (503, True)


def test_it_has_no_lasting_copy(site, client, cache):
    client.get(FIRST)
    assert client.get(f"/lasting{FIRST}").status == 404
    assert (len(cache.copies), site.rendered) == (0, [FIRST])
