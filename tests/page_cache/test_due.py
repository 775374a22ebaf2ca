"""Pages at the moments at which content begins or ends by itself, of which nobody tells."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError

from citizen_help.page_cache.cache import PageCache
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.rendering import PageHandler, Renderer
from contacts.models import Guide, Notice, Page
from contacts.publishing import content_version, snapshot
from tests.conftest import SUNDAY_10
from tests.page_cache.requests import Client, Site

HOME = Key("/ar/", "")
SECOND = timedelta(seconds=1)
# The cache may close this thread's connection to the database, if there is one.
pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def polls_each_hour(settings):
    settings.CONTENT_VERSION_POLL_SECONDS = 3600


def gone(site):
    site.failure = OperationalError("gone")
    site.status = "503 Service Unavailable"


@pytest.mark.usefixtures("polls_each_hour")
def test_page_is_kept_up_to_the_change_and_no_longer(site):
    client = Client(site.cache())
    site.changes_at = site.now + 5
    first = client.get("/ar/")
    site.now += 4.9
    assert client.get("/ar/").body == first.body
    site.now += 0.1
    site.version, site.changes_at = 2, float("inf")
    assert "v2" in client.get("/ar/").words


@pytest.mark.usefixtures("polls_each_hour")
def test_change_is_polled_for_when_it_is_due_and_not_before(site):
    cache = site.cache()
    client = Client(cache)
    site.changes_at = site.now + 5
    client.get("/ar/")
    site.version = 2  # no edit is heard of for an hour
    site.now += 4
    client.get("/en/")
    assert cache.version.current == 1
    site.now += 1
    site.changes_at = float("inf")
    client.get("/en/")
    assert cache.version.current == 2


def test_page_is_not_shown_past_the_change_though_the_database_is_away(site):
    client = Client(site.cache())
    site.changes_at = site.now + 5
    client.get("/ar/")
    gone(site)
    site.now += 4
    assert client.get("/ar/").status == 200
    site.now += 1
    assert client.get("/ar/").status == 503


def test_last_good_copy_stands_in_until_something_ends(site):
    cache = site.cache()
    client = Client(cache)
    site.changes_at, site.ends_at = site.now + 5, site.now + 100
    assert cache.prepare(HOME)
    gone(site)
    site.now += 99
    # Something began meanwhile, which makes no page false.
    assert "check" in client.get("/ar/").words
    site.now += 1
    assert client.get("/ar/").status == 503


@pytest.fixture
def cache(first_content, kept_connection, monkeypatch):
    """Django and the cache before it, as gunicorn serves them; nothing is made in background."""
    monkeypatch.setattr(content_version, "_seen", None)
    monkeypatch.setattr(snapshot, "_latest", None)
    made = PageCache(
        lambda *_: [],
        Renderer(PageHandler()),
        content_version,
        max_bytes=5_000_000,
        clock=lambda: time.time(),  # which a test moves
    )
    made.warmer._start_thread = lambda: None
    return made


def schedule(**dates) -> None:
    Guide.objects.filter(slug="call-19912").update(**dates)


PATH = "/{}/guides/call-19912/"


@pytest.mark.usefixtures("polls_each_hour")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_and_lists_change_at_the_very_second(cache, language):
    schedule(publish_at=SUNDAY_10 + 5 * SECOND, expire_at=SUNDAY_10 + 10 * SECOND)
    client, seen = Client(cache), {}
    paths = [PATH, "/{}/questions/", "/{}/topics/phone/", "/{}/channels/hotline/"]
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        for second in range(12):
            pages = [client.get(path.format(language)) for path in paths]
            sitemap = client.get("/sitemap.xml").body + client.get("/api/v1/directory.json").body
            seen[second] = {
                pages[0].status == 200,
                *(b"/guides/call-19912/" in page.body for page in pages[1:]),
                sitemap.count(f"/{language}/guides/call-19912/".encode()) > 1,
            }
            clock.shift(1)
    during = range(5, 10)
    assert seen == {second: {second in during} for second in range(12)}


def test_expired_page_leads_to_the_questions_for_now(cache):
    schedule(expire_at=SUNDAY_10)
    with time_machine.travel(SUNDAY_10, tick=False):
        reply = Client(cache).get(PATH.format("en"))
    assert (reply.status, reply.headers["Location"]) == (302, "/en/questions/")


def lifetimes(reply) -> dict[str, int]:
    parts = (part.strip().partition("=") for part in reply.headers["Cache-Control"].split(","))
    return {name: int(value) for name, _, value in parts if value}


@pytest.mark.parametrize(
    "path", ["/en/", "/en/pages/privacy/", "/sitemap.xml", "/api/v1/directory.json", "/ar/search/"]
)
def test_no_cache_keeps_a_page_past_the_change(cache, path):
    schedule(publish_at=SUNDAY_10 + 20 * SECOND)
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        for second in range(22):
            found = lifetimes(Client(cache).get(path))
            longest = max(found["max-age"], found["s-maxage"])
            longest += found.get("stale-while-revalidate", 0)
            assert second >= 20 or longest <= 20 - second
            clock.shift(1)
        assert longest > 0


def test_no_cache_shows_a_page_past_an_end_though_the_site_is_away(cache):
    schedule(expire_at=SUNDAY_10 + 20 * SECOND)
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        client = Client(cache)
        found = lifetimes(client.get("/en/pages/privacy/"))
        assert found["max-age"] + found["stale-if-error"] == 20
        clock.shift(20)
        cache.version.expire()
        assert lifetimes(client.get("/en/pages/privacy/"))["stale-if-error"] == 86400


def test_suggestions_are_bound_too(cache):
    schedule(expire_at=SUNDAY_10 + timedelta(milliseconds=500))
    with time_machine.travel(SUNDAY_10, tick=False):
        reply = Client(cache).get("/en/suggest/?q=call")
    assert lifetimes(reply)["s-maxage"] == 0


def test_notice_is_in_the_directory_from_its_start_to_its_end(cache):
    Notice.objects.create(
        status="published",
        text_ar="الخط معطل",
        severity="out_of_order",
        starts_at=SUNDAY_10 + 5 * SECOND,
        ends_at=SUNDAY_10 + 10 * SECOND,
    )
    client, seen = Client(cache), {}
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        for second in range(12):
            seen[second] = "الخط معطل" in client.get("/api/v1/directory.json").body.decode()
            clock.shift(1)
    assert seen == {second: 5 <= second < 10 for second in range(12)}


def test_last_good_copy_tells_of_no_notice(cache):
    """It may be shown after the notice has ended."""
    Notice.objects.create(status="published", text_ar="الخط معطل", starts_at=SUNDAY_10)
    with time_machine.travel(SUNDAY_10, tick=False):
        key = Key("/api/v1/directory.json", "")
        cache.prepare(key)
        now, copy = cache.pages.get(key), cache.copies.get(key)
    assert "الخط معطل" in now.body("identity").decode()
    assert "الخط معطل" not in copy.body("identity").decode()


def test_page_that_is_seen_only_later_is_not_found_yet(cache):
    Page.objects.filter(slug="privacy").update(publish_at=SUNDAY_10 + SECOND)
    client = Client(cache)
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        found = [client.get("/ar/pages/privacy/").status]
        clock.shift(1)
        found.append(client.get("/ar/pages/privacy/").status)
    assert found == [404, 200]
