"""Copies for servers in front, which say nothing of the moment (`/lasting/…`)."""

import pytest
from django.db import OperationalError

from tests.page_cache.requests import Client, Site

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


def test_lasting_copy_says_nothing_of_the_moment_at_any_time(site, cache, client):
    """For servers in front, which keep it beside the page."""
    reply = client.get("/lasting/ar/")
    assert (reply.status, "check" in reply.words, "open" in reply.words) == (200, True, False)
    expected = "public, max-age=0, s-maxage=1, stale-if-error=86399"
    assert (reply.headers["Cache-Control"], reply.headers.get("Warning")) == (expected, None)
    assert "open" in client.get("/ar/").words
    site.version = 2
    cache.version.poll()
    assert "v2" in client.get("/lasting/ar/").words
    gone(site)
    cache.version.poll()
    assert "v2" in client.get("/lasting/ar/").words


def test_lasting_copy_is_shown_no_longer_than_what_is_on_it_is_published(site, client):
    site.ends_at = site.now + 90
    control = client.get("/lasting/ar/").headers["Cache-Control"]
    assert control.endswith("stale-if-error=89")


def test_lasting_copy_of_what_is_gone_or_no_page_is_none(site, cache, client):
    client.get("/lasting/ar/")
    site.version, site.status = 2, "404 Not Found"
    cache.version.poll()
    for path in ("/lasting/ar/", "/lasting/ar/search/?q=x", "/lasting/nowhere/"):
        reply = client.get(path)
        assert (reply.status, reply.headers["Cache-Control"]) == (404, "max-age=0, s-maxage=1")
        assert len(reply.body) < 200
    assert site.passed == []  # none of it is for Django
    client.get("/lasting")
    assert site.passed == ["/lasting"]


@pytest.mark.parametrize("path", ["/lasting/ar/", "/lasting/nowhere/", "/lasting/ar/search/?q=x"])
def test_where_there_is_no_copy_a_site_that_is_down_says_so(site, cache, client, path):
    gone(site)
    cache.version.poll()
    assert client.get(path).status == 503
