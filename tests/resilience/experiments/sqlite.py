"""SQLite with its lock held by somebody else, and on a full disk."""

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.resilience import servers
from tests.resilience.editors import Editor, is_kept, signed_in
from tests.resilience.load import Answer, readers
from tests.resilience.servers import ROOT, Data, Server
from tests.resilience.table import Row
from tools.with_postgres import free_port

# The last three ask the database each time.
PATHS = ["/ar/", "/en/guides/call-19912/", "/ar/search/?q=hotline", "/en/search/?q=19912"]
PATHS += ["/readyz", "/ar/report/", "/en/report/"]
READERS = 4
HELD = 8.0  # seconds
# What editors change a title to, by language: with the lock held, and with the disk full.
WHEN_LOCKED = {"ar": "كيف أتصل بهم؟", "en": "How do I ring them?"}
WHEN_FULL = {"ar": "كيف أكلمهم؟", "en": "How do I speak to them?"}
SIZE = 24  # megabytes of the small disk
# A disk of its own for the site, which nobody else sees; the server then takes the shell's place.
ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$SIZE"m,mode=0755 tmpfs "$VAR" && cp -a "$SOURCE"/. "$VAR"/ && exec "$@"
"""


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        people = [signed_in(data, language=language) for language in WHEN_LOCKED]
        with servers.gunicorn(data) as site:
            yield locked(data, at_work(people, site))
        with on_small_disk(data) as (folder, site):
            yield full(folder, at_work(people, site))


def at_work(people: list[Editor], site: Server) -> list[Editor]:
    """They have their forms open."""
    for one in people:
        one.url = site.url
        one.open()
    return people


def locked(data: Data, people: list[Editor]) -> Row:
    answers: dict[str, Answer] = {}
    with readers(people[0].url, PATHS, count=READERS) as counts, write_lock(data):
        begun = time.monotonic()
        threads = [
            threading.Thread(target=try_to_save, args=(one, WHEN_LOCKED, answers)) for one in people
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        time.sleep(max(0.0, begun + HELD - time.monotonic()))
    kept, later = outcome(people, WHEN_LOCKED, answers)
    waited = max(answer.seconds for answer in answers.values())
    note = (
        f"{kept} of {len(people)} refused saves (after {waited:.1f} s) kept the text in the "
        f"editor's language, {later} saved later; slowest read {counts.slowest:.2f} s."
    )
    failures = counts.wrong + 2 * len(people) - kept - later
    return Row(f"write lock held {HELD:.0f} s", total(counts.requests, people), failures, note)


def full(folder: Path, people: list[Editor]) -> Row:
    answers: dict[str, Answer] = {}
    with readers(people[0].url, PATHS, count=READERS) as counts:
        time.sleep(1)
        filler = fill(folder)
        for one in people:
            try_to_save(one, WHEN_FULL, answers)
        time.sleep(HELD)
        filler.unlink()
    kept, later = outcome(people, WHEN_FULL, answers)
    note = (
        f"{kept} of {len(people)} refused saves kept the text in the editor's language, {later} "
        f"saved once there was room; slowest read {counts.slowest:.2f} s. {counts.note()}"
    )
    failures = counts.wrong + 2 * len(people) - kept - later
    return Row("disk full", total(counts.requests, people), failures, note.strip())


def total(reads: int, people: list[Editor]) -> int:
    """Each editor saves twice."""
    return reads + 2 * len(people)


def try_to_save(one: Editor, texts: dict[str, str], answers: dict[str, Answer]) -> None:
    title = {f"title_{one.language}": texts[one.language]}
    answers[one.language] = one.save(
        **title, **{"still-matches-ar": "on", "still-matches-en": "on"}
    )


def outcome(
    people: list[Editor], texts: dict[str, str], answers: dict[str, Answer]
) -> tuple[int, int]:
    """How many got their text back, and how many could save it afterwards.

    Each opens the form anew before the second try: one may have saved before the other.
    """
    kept = later = 0
    for one in people:
        text = texts[one.language]
        kept += is_kept(answers[one.language], text, language=one.language)
        one.open()
        again: dict[str, Answer] = {}
        try_to_save(one, texts, again)
        later += again[one.language].status == 302 and one.has_saved(f"title_{one.language}", text)
    return kept, later


@contextlib.contextmanager
def write_lock(data: Data) -> Iterator[None]:
    held = sqlite3.connect(data.var / "db.sqlite3", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        held.execute("ROLLBACK")
        held.close()


@contextlib.contextmanager
def on_small_disk(data: Data) -> Iterator[tuple[Path, Server]]:
    """The site on a copy of the data, on a disk with little room; and that disk from here."""
    with tempfile.TemporaryDirectory(prefix="small-disk-") as name:
        port = free_port()
        moved = Data(Path(name))
        env = moved.environment(
            PORT=str(port), LOG_LEVEL="ERROR", SOURCE=str(data.var), SIZE=str(SIZE)
        )
        rights = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        command = [shutil.which("unshare") or "/usr/bin/unshare", *rights, "--mount"]
        command += ["sh", "-ec", ON_A_SMALL_DISK, "sh", sys.executable, "-m", "gunicorn"]
        command += ["--config", "citizen_help/gunicorn.conf.py"]
        with servers.started(command, f"http://127.0.0.1:{port}", env=env, cwd=ROOT) as site:
            servers.wait_for(site, "/healthz")
            yield Path(f"/proc/{site.process.pid}/root{name}"), site


def fill(folder: Path) -> Path:
    """Write until nothing more fits."""
    file = folder / "filler"
    with file.open("wb", buffering=0) as filler:
        for size in (1 << 20, 4096):
            try:
                while filler.write(b"0" * size):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return file
