"""Passwords are guessed all the time, each at another name from another address, while others work:
an editor saves, readers search."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.resilience import servers
from tests.resilience.editors import TOKEN, Editor, signed_in
from tests.resilience.load import TIMEOUT, Counts, Reader, readers
from tests.resilience.table import Row
from tools.with_postgres import postgres

GUESSERS = (0, 8, 32)
SAVES = 10
STILL = {"still-matches-ar": "on", "still-matches-en": "on"}
PAUSE = 0.1  # seconds between the guesses of one; refusals cost little, but not nothing
# A save may take so much longer than without guessers: they share the processors.
SLOWER_BY = 0.5  # seconds, of the 90th percentile
SEARCHES = [f"/ar/search/?q=guess+{number}" for number in range(500)]


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        yield from saves("SQLite", data)
    with postgres() as url, servers.first_content(url) as data:
        yield from saves("PostgreSQL", data)


def saves(engine: str, data: servers.Data) -> Iterator[Row]:
    editor = signed_in(data, language="en")
    usual = 0.0
    with servers.gunicorn(data, TRUSTED_PROXIES="1") as site:
        editor.url = site.url
        editor.open()
        for count in GUESSERS:
            with guessers(site.url, count) as guessed, reading(site.url) as read:
                time.sleep(1)
                refused, seconds = save(editor)
            usual = usual or seconds
            late = seconds > usual + SLOWER_BY
            odd = sum(n for status, n in guessed.items() if status not in {200, 429, 503})
            note = f"a save p90 {seconds * 1000:.0f} ms; {read.requests} searches, slowest "
            note += f"{read.slowest * 1000:.0f} ms; guesses: " + ", ".join(
                f"{number} × {status}" for status, number in sorted(guessed.items())
            )
            failures = refused + late + odd + read.wrong
            yield Row(f"{engine}: saves while {count} guess passwords", SAVES, failures, note)


def save(editor: Editor) -> tuple[int, float]:
    """How many were not saved, and the 90th percentile in seconds."""
    took, refused = [], 0
    for number in range(SAVES):
        begun = time.monotonic()
        answer = editor.save(**{"title_en": f"Ask {chr(ord('a') + number)}", **STILL})
        took.append(time.monotonic() - begun)
        refused += answer.status != 302
        editor.open()
    return refused, sorted(took)[int(SAVES * 0.9)]


@contextmanager
def reading(url: str) -> Iterator[Counts]:
    with readers(url, SEARCHES, count=2, pause=0.1) as counts:
        yield counts


@contextmanager
def guessers(url: str, count: int) -> Iterator[Counter[int]]:
    """So many at once; the statuses they got."""
    stop, lock, statuses = threading.Event(), threading.Lock(), Counter[int]()

    def guess(own: int) -> None:
        reader, number = Reader(url, timeout=TIMEOUT * 2), 0
        while not stop.is_set():
            number += 1
            fields = {"username": f"nobody-{own}-{number}", "password": "guess", "next": "/admin/"}
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": f"csrftoken={TOKEN}",
                "X-Forwarded-For": f"198.{own}.{number // 250}.{number % 250}",
            }
            body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN}).encode()
            answer = reader.ask("POST", "/admin/login/", body=body, headers=headers)
            with lock:
                statuses[answer.status] += 1
            stop.wait(PAUSE)
        reader.close()

    threads = [threading.Thread(target=guess, args=(own,), daemon=True) for own in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield statuses
    finally:
        stop.set()
        for thread in threads:
            thread.join(TIMEOUT * 2)
