"""The cache with Django behind it: what pages cost, and what they leave alone."""

import gzip
from datetime import time

import pytest
import time_machine
from django.contrib.sessions.backends.base import SessionBase
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from citizen_help.page_cache.cache import PageCache
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.rendering import PageHandler, Renderer
from contacts.models import Channel, Guide, OpeningHours, Page, Step, Topic
from contacts.publishing import content_version, snapshot
from contacts.search.counting import counts
from contacts.search.store import store as search_index
from tests.conftest import SUNDAY_10
from tests.html import parse
from tests.page_cache.requests import Client

pytestmark = pytest.mark.usefixtures("first_content", "kept_connection")
PATHS = [
    "",
    "questions/",
    "questions/others/",
    "topics/contact/",
    "channels/hotline/",
    "guides/call-19912/",
    "search/",
    "search/?q=19912",
    "search/?q=zzzz",
    "verify/",
    "verify/?q=19912",
    "pages/privacy/",
    "changes/",
    "changes.atom",
    "channels/hotline.vcf",
    "channels/hotline.ics",
]
MOST_QUERIES = 4


@pytest.fixture
def cache(settings, monkeypatch):
    # An index of other tests would be renewed in a thread, which may outlive the test.
    monkeypatch.setattr(search_index, "_snapshot", None)
    made = PageCache(lambda *_: [], Renderer(PageHandler()), content_version, max_bytes=5_000_000)
    made.warmer._start_thread = lambda: None
    return made


@pytest.fixture
def client(cache):
    return Client(cache)


def add_content(rows: int) -> None:
    """`rows` more of what pages list, in the topic and the channel of the page asked for."""
    topic, hotline = Topic.objects.get(slug="contact"), Channel.objects.get(slug="hotline")
    names = {"status": "published", "name_ar": "اسم", "name_en": "Name"}
    Topic.objects.bulk_create(Topic(slug=f"t{n}", **names) for n in range(min(rows, 30)))
    Channel.objects.bulk_create(
        Channel(slug=f"c{n}", kind="website", **names) for n in range(min(rows, 30))
    )
    OpeningHours.objects.bulk_create(  # with times, or there would be no calendar
        OpeningHours(channel=hotline, days=["fri"], opens=time(n), closes=time(n + 1))
        for n in range(min(rows, 20))
    )
    titles = {"status": "published", "title_ar": "سؤال؟", "title_en": "Why?"}
    Page.objects.bulk_create(Page(slug=f"p{n}", **titles) for n in range(min(rows, 30)))
    guides = Guide.objects.bulk_create(
        Guide(slug=f"g{n}", channel=hotline, topic=topic if n % 2 else None, **titles)
        for n in range(rows)
    )
    call = Guide.objects.get(slug="call-19912")
    Step.objects.bulk_create(
        Step(guide=guide, text_ar="خطوة", uid="bcd") for guide in [*guides[:30], call]
    )


@pytest.mark.parametrize("rows", [1, 3, 400])
def test_no_page_asks_more_than_four_times_whatever_its_content(cache, settings, monkeypatch, rows):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    monkeypatch.setattr(counts, "add", lambda *_args, **_options: None)  # written apart
    Topic.objects.get_or_create(
        slug="contact", defaults={"status": "published", "name_ar": "التواصل"}
    )
    add_content(rows)
    content_version.refresh()
    snapshot.published()
    cache.render(Key("/ar/search/", "q=x"))  # makes the index of the search
    asked = {}
    for path in PATHS:
        address, _, query = f"/ar/{path}".partition("?")
        with CaptureQueriesContext(connection) as context:
            cache.render(Key(address, query))
        asked[path] = len(context)
    assert {path: count for path, count in asked.items() if count > MOST_QUERIES} == {}


def test_search_asks_for_nothing_but_the_version(cache, settings, monkeypatch):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    content_version.refresh()
    monkeypatch.setattr(counts, "add", lambda *_args, **_options: None)
    cache.render(Key("/ar/search/", "q=x"))
    with CaptureQueriesContext(connection) as context:
        cache.render(Key("/ar/search/", "q=19912"))
    assert len(context) == 1
    assert "contentversion" in context[0]["sql"]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ["search", "suggest"])
def test_what_was_found_is_kept_until_the_next_edit(client, cache, language, kind):
    """And for some seconds at most; the cache hears of the edit, caches behind it do not."""
    key = Key(f"/{language}/{kind}/", "q=website")
    client.get(f"{key.path}?{key.query}")
    assert cache.queries.get(key).expires - cache._clock() == pytest.approx(2, abs=1)
    Guide.objects.filter(slug="official-website").update(status="draft")
    answer = client.get(f"{key.path}?{key.query}").body.decode()
    assert "/guides/official-website/" not in answer


@pytest.mark.parametrize("path", PATHS)
def test_page_touches_no_session_and_nobody_is_looked_up(client, monkeypatch, path):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("a page to read has no session")

    monkeypatch.setattr(SessionBase, "_get_session", forbidden)
    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.__call__", forbidden)
    monkeypatch.setattr("django.contrib.auth.get_user", forbidden)
    monkeypatch.setattr("django.middleware.csrf.CsrfViewMiddleware.process_request", forbidden)
    monkeypatch.setattr("django.contrib.messages.storage.default_storage", forbidden)
    reply = client.get(f"/ar/{path}", cookie="sessionid=abc; csrftoken=def")
    assert reply.status in {200, 404}
    assert "Set-Cookie" not in reply.headers
    assert reply.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_page_carries_the_sites_security_headers(client):
    headers = client.get("/ar/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Language"] == "ar"


def test_what_a_reader_sends_reaches_no_page(client):
    reply = client.get(
        "/ar/?%22%3E%3Cscript%3E=poison",
        x_forwarded_host="poison.example",
        x_forwarded_proto="https",
        cookie="django_language=poison",
        accept_language="poison",
    )
    assert b"poison" not in reply.body
    assert b"script%3E" not in reply.body


def test_compressed_page_is_the_page(client):
    coded = client.get("/ar/", accept_encoding="gzip")
    assert gzip.decompress(coded.body) == client.get("/ar/").body


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "path", ["", "channels/hotline/", "guides/call-19912/", "search/?q=zzzz"], ids=str
)
def test_last_good_copy_says_nowhere_that_something_is_open_or_closed(cache, language, path):
    address, _, query = f"/{language}/{path}".partition("?")
    with time_machine.travel(SUNDAY_10, tick=False):
        rendered, _version = cache.render(Key(address, query), statuses_unknown=True)
    document = parse(rendered.body.decode())
    states = {name for pill in document.all(class_="status") for name in pill["class"].split()}
    assert states <= {"status", "status-check", "status-always"}
    note = document.one(class_="saved-copy").text  # hidden, and speaks of what it does not show
    main = document.one("main").text.replace(note, "")
    wrong = {
        "ar": ["مفتوح الآن", "مغلق الآن", "أوقات الدوام", "يفتح "],
        "en": ["Open now", "Closed now", "It is closed now", "Opens "],
    }
    assert [words for words in wrong[language] if words in main] == []


def test_last_good_copy_says_so_in_a_whole_sentence(cache):
    rendered, _version = cache.render(Key("/en/channels/hotline/", ""), statuses_unknown=True)
    page = parse(rendered.body.decode())
    assert page.one(class_="status").text == "Not known at the moment"
    note = page.one(class_="status-notice").text
    assert note == "This copy of the page cannot tell whether it is open."


def test_directory_of_a_last_good_copy_says_check(cache):
    rendered, _version = cache.render(Key("/api/v1/directory.json", ""), statuses_unknown=True)
    assert b'"state":"open"' not in rendered.body
    assert b'"state":"closed"' not in rendered.body
    assert b'"state":"check"' in rendered.body


def test_absent_database_shows_the_last_good_copy_of_the_real_page(cache, client, monkeypatch):
    key = Key("/ar/channels/hotline/", "")
    assert cache.prepare(key)

    def gone(*_args, **_kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(content_version, "read", gone)
    cache.pages.delete(key)
    reply = client.get(key.path)
    assert (reply.status, "Warning" in reply.headers) == (200, True)
    assert "status-check" in reply.body.decode()
    assert client.get("/en/pages/privacy/").status == 503


def test_addresses_to_make_ready_are_all_pages_in_both_languages(cache):
    Topic.objects.filter(status="draft").delete()
    paths = list(snapshot.addresses())
    assert len(paths) == len(set(paths))
    assert {"/ar/", "/en/", "/ar/guides/call-19912/", "/en/pages/privacy/"} <= set(paths)
    assert [path for path in paths if cache.render(Key(path, ""))[0].status != "200 OK"] == []
