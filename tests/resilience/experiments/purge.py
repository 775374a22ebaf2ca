"""Rows that are kept no longer removed while editors save, and by two machines at once."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.resilience import servers
from tests.resilience.editors import Editor, signed_in
from tests.resilience.load import Answer, readers
from tests.resilience.servers import ROOT, Data
from tests.resilience.table import Row
from tools.with_postgres import postgres

PAGES = ["/ar/", "/en/guides/call-19912/", "/en/search/?q=hotline", "/ar/search/?q=19912"]
ROWS, ROWS_OF_TWO = 100_000, 25_000  # of each of two tables
FILL = """
from django.db import connection
from bench.desk_growth import ago, series
ROWS = %d
over = ago("500 * 86400")
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO django_session (session_key, session_data, expire_date) "
        f"SELECT 'over-' || n, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', {over} FROM {series(ROWS)}"
    )
    cursor.execute(
        "INSERT INTO contacts_feedback (page, value, language, helpful, reason, comment,"
        f" created_at, handled) SELECT '/ar/', '', 'ar', NULL, '', 'word ' || n, {over}, 1 = 0"
        f" FROM {series(ROWS)}"
    )
"""
LEFT = """
from django.contrib.sessions.models import Session
from contacts.models import Feedback
print(Session.objects.filter(session_key__startswith="over-").count() + Feedback.objects.count())
"""
MATCHES = {"still-matches-ar": "on", "still-matches-en": "on"}
TITLES = ["How do I ring them?", "How do I call them?", "How do I reach them?"]
BETWEEN_SAVES = 0.5  # seconds


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        data.shell(FILL % ROWS)
        people = [signed_in(data, language=language) for language in ("ar", "en")]
        with servers.gunicorn(data) as site:
            for one in people:
                one.url = site.url
            yield under_load(data, people, ["purge"], f"purge of {2 * ROWS:,} rows, SQLite")
            yield under_load(data, people, ["purge", "--compact"], "SQLite's file written anew")
    with postgres() as url, servers.first_content(url) as data:
        data.shell(FILL % ROWS_OF_TWO)
        yield by_two_machines(data)


def under_load(data: Data, people: list[Editor], command: list[str], fault: str) -> Row:
    with readers(people[0].url, PAGES, count=2, pause=0.02) as counts, saving(people) as saves:
        begun = time.monotonic()
        data.manage(*command)
        taken = time.monotonic() - begun
    left = int(data.shell(LEFT))
    note = (
        f"{taken:.1f} s, {left} rows left; {len(saves.seconds)} saves, the slowest "
        f"{max(saves.seconds, default=0):.2f} s; slowest read {counts.slowest:.2f} s. "
        f"{counts.note()} {', '.join(saves.problems)}"
    )
    wrong = counts.wrong + len(saves.problems) + left + (not saves.seconds)
    return Row(fault, counts.requests + len(saves.seconds), wrong, note.strip())


@dataclass
class Saves:
    seconds: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        self.seconds.append(answer.seconds)
        if answer.status != 302:
            self.problems.append(f"save {answer.status} {answer.problem}".strip())


@contextmanager
def saving(people: list[Editor]) -> Iterator[Saves]:
    """One after the other, each on the form as the other left it."""
    saves, stop = Saves(), threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            one, asked = people[number % 2], TITLES[number % 3]
            number += 1
            one.open()
            saves.add(one.save(title_en=asked, **MATCHES))
            stop.wait(BETWEEN_SAVES)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield saves
    finally:
        stop.set()
        thread.join(60)


def by_two_machines(data: Data) -> Row:
    command = [sys.executable, "manage.py", "purge"]
    env = data.environment(DJANGO_LANGUAGE="en")
    both = [
        subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _machine in range(2)
    ]
    said = [one.communicate() for one in both]
    failed = [error.strip().splitlines()[-1] for _out, error in said if error.strip()]
    removed = [sum(map(int, re.findall(r"\d+", out))) for out, _error in said]
    left = int(data.shell(LEFT))
    wrong = left + abs(sum(removed) - 2 * ROWS_OF_TWO) + sum(one.returncode != 0 for one in both)
    note = f"{removed[0]:,} and {removed[1]:,} rows, {left} left. {', '.join(failed)}"
    return Row("two machines purge at once, PostgreSQL", 2 * ROWS_OF_TWO, wrong, note.strip())
