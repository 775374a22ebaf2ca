"""PostgreSQL without a table for some seconds, and dropped and restored under a running site."""

import time

import psycopg
import pytest
from django.conf import settings

from tests.page_cache.test_search_follows import answers
from tests.resilience import servers
from tests.resilience.load import Reader
from tests.resilience.steady import make_ready
from tools.with_postgres import postgres

BACK_WITHIN = 2.0  # seconds
LASTS = 1.5
TITLES = {"ar": "الموقع لا يستجيب الآن", "en": "The site cannot answer at the moment"}


@pytest.fixture(scope="module")
def site():
    """Its database is one of two of the server: the other one is asked to drop it."""
    with postgres() as admin:
        url = admin.removesuffix("/postgres") + "/help"
        with psycopg.connect(admin, autocommit=True) as server:
            server.execute("CREATE DATABASE help")
            with servers.first_content(url) as data, servers.gunicorn(data) as running:
                yield running, data, server


def ask(site, path: str, times: int = 6) -> list:
    """From as many connections, so that each of the two processes answers some."""
    found = []
    for _ in range(times):
        reader = Reader(site.url)
        found.append(reader.get(path))
        reader.close()
    return found


def assert_friendly_while_away(site):
    """Pages are shown, and a search is told in the reader's language that it cannot be had."""
    until = time.monotonic() + LASTS
    while time.monotonic() < until:
        assert {one.status for one in ask(site, "/ar/guides/call-19912/")} == {200}
        for language, title in TITLES.items():
            for kind in ("search", "suggest"):
                for answer in ask(site, f"/{language}/{kind}/?q={time.monotonic_ns()}"):
                    assert answer.status == 503
                    first = answer.body.decode().partition("<h1")[2].partition("</h1>")[0]
                    assert title in first
        time.sleep(0.5)


def assert_back(site, data, title: str):
    """Within two seconds where nothing else runs; on a busy machine all takes longer."""
    deadline = time.monotonic() + 30
    ready: set[bytes] = set()
    while ready != {b"ok\n"} and time.monotonic() < deadline:
        time.sleep(BACK_WITHIN)
        ready = {one.body for one in ask(site, "/readyz")}
    assert ready == {b"ok\n"}
    code = f"Guide.objects.filter(slug='call-19912').update(title_en='{title}')"
    data.shell(f"from contacts.models import Guide; {code}")
    time.sleep(BACK_WITHIN)
    for path in ("guides/call-19912/?x=", f"search/?q={title}", f"suggest/?q={title}"):
        assert [title in one for one in answers(site, f"/en/{path}")] == [True] * 10


def test_site_is_well_again_after_a_table_was_away(site):
    running, data, server = site
    make_ready(data, running)
    with psycopg.connect(data.database_url, autocommit=True) as own:
        own.execute("ALTER TABLE contacts_contentversion RENAME TO away")
        time.sleep(1)
        assert_friendly_while_away(running)
        time.sleep(settings.CONTENT_LATE_SECONDS)
        late = ask(running, "/readyz")
        assert {(one.status, b"edits have not been seen" in one.body) for one in late} == {
            (503, True)
        }
        own.execute("ALTER TABLE away RENAME TO contacts_contentversion")
    assert_back(running, data, "Xylophone")


def test_site_is_well_again_after_its_database_was_dropped_and_restored(site):
    running, data, server = site
    make_ready(data, running)
    server.execute("DROP DATABASE IF EXISTS copy")
    server.execute("ALTER DATABASE help WITH ALLOW_CONNECTIONS false")
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'help'")
    server.execute("CREATE DATABASE copy TEMPLATE help")
    server.execute("DROP DATABASE help WITH (FORCE)")
    assert_friendly_while_away(running)
    server.execute("CREATE DATABASE help")  # empty: its tables are missing
    time.sleep(1.5)
    assert_friendly_while_away(running)
    server.execute("DROP DATABASE help WITH (FORCE)")
    server.execute("ALTER DATABASE copy RENAME TO help")
    server.execute("ALTER DATABASE help WITH ALLOW_CONNECTIONS true")
    assert_back(running, data, "Glockenspiel")
