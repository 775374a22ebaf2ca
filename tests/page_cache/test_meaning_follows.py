"""Two processes find a new guide by its meaning, though no word of the query is in it."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.page_cache.test_search_follows import EDITOR, SHOWS_WITHIN, answers
from tests.resilience import servers

MEANINGS_FOLLOW_WITHIN = 30.0  # seconds
GUIDE = "/guides/zzz-furniture/"


@pytest.fixture(scope="module")
def data():
    with servers.first_content() as data:
        yield data


def edit(data, code: str) -> None:
    command = [sys.executable, "-c", f"{EDITOR}\n{code}"]
    subprocess.run(command, env={**os.environ, **data.environment()}, check=True, cwd=servers.ROOT)


def offers(site) -> set[bool]:
    return {GUIDE in page for page in answers(site, "/ar/search/?q=furniture+relocation")}


def offers_in_time(site, expected: set[bool]) -> set[bool]:
    """Words follow within two seconds; a meaning is made at leisure, on a busy machine later."""
    until = time.monotonic() + MEANINGS_FOLLOW_WITHIN
    while (found := offers(site)) != expected and time.monotonic() < until:
        time.sleep(0.2)
    return found


def wait_for_meanings(data) -> None:
    """Of a new site's content they are made once, which takes longer than an edit."""
    until, before, now = time.monotonic() + 180, -1, 0
    while (now == 0 or now > before) and time.monotonic() < until:
        time.sleep(SHOWS_WITHIN)
        with contextlib.closing(sqlite3.connect(data.var / "search" / "meanings.sqlite3")) as kept:
            before, now = now, kept.execute("SELECT count(*) FROM vectors").fetchone()[0]


def test_new_guide_is_found_by_its_meaning_and_no_more_when_it_is_taken_off(data):
    with servers.gunicorn(data, WEB_CONCURRENCY="2") as site:
        wait_for_meanings(data)
        edit(
            data,
            "Guide.objects.create(slug='zzz-furniture', status='published', position=99,"
            " title_ar='نقل الأثاث إلى بيت جديد', summary_ar='نستأجر شاحنة لحمل الأثاث.')",
        )
        assert offers_in_time(site, {True}) == {True}
        edit(data, "Guide.objects.filter(slug='zzz-furniture').update(status='draft')")
        assert offers_in_time(site, {False}) == {False}
        assert (data.var / "search" / "meanings.sqlite3").exists()
    with servers.gunicorn(data, SEARCH_MEANING="0") as site:
        edit(data, "Guide.objects.filter(slug='zzz-furniture').update(status='published')")
        time.sleep(SHOWS_WITHIN)
        assert offers(site) == {False}
