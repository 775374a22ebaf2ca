"""Backups restored under a running site, into files and databases that were removed, and killed."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.resilience import servers
from tests.resilience.experiments.backup import COUNTED, writing
from tests.resilience.load import Answer, Reader, readers
from tests.resilience.servers import ROOT, Data, Server
from tests.resilience.table import Row
from tools.with_postgres import postgres

PAGES = ["/ar/", "/en/", "/en/channels/hotline/"]
NOTICED_WITHIN = 2.0  # seconds
# Between two edits; without any, every page would be made anew all the time.
PAUSE = 0.3
KILLS = 4
NAMES = "SELECT DISTINCT name_en FROM contacts_channel"
# As an editor would: the version of the content changes with it.
MARK = "Now-this-minute"
RENAME = f"""
from contacts.models import Channel
for channel in Channel.objects.all():
    channel.name_en = "{MARK}"
    channel.save()
"""


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        yield from all_of("SQLite", data, lambda: remove_files(data))
    with postgres() as server:
        run_sql(server, "CREATE DATABASE site")
        with servers.first_content(server.removesuffix("postgres") + "site") as data:
            yield from all_of("PostgreSQL", data, lambda: make_empty(server))


def all_of(engine: str, data: Data, remove: Callable[[], None]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name, servers.gunicorn(data) as site:
        file = str(Path(name, "then.tar.gz"))
        data.manage("backup", file)
        yield under_load(engine, data, site, file)
        yield removed(engine, data, site, file, remove)
        yield killed(engine, data, Path(name))


def under_load(engine: str, data: Data, site: Server, file: str) -> Row:
    """Nobody who reads sees an error, and what is written at the moment is whole or not there."""
    change(data, site)
    with (
        readers(site.url, PAGES, expected=is_page, pause=0.01) as counts,
        writing(data, pause=PAUSE),
    ):
        data.manage("restore", file, "--force")
        seconds = noticed(site, is_now=False)
    guides, steps = map(int, data.shell(COUNTED).split())
    lost = counts.wrong + abs(guides - steps) + (seconds > NOTICED_WITHIN)
    note = f"seen after {seconds:.1f} s; slowest answer {counts.slowest:.1f} s {counts.note()}"
    return Row(f"{engine}: restored under readers and writers", counts.requests, lost, note)


def removed(engine: str, data: Data, site: Server, file: str, remove: Callable[[], None]) -> Row:
    change(data, site)
    with readers(site.url, PAGES, expected=is_page, pause=0.01) as counts:
        remove()
        told = waited(lambda: not is_ready(site))
        data.manage("restore", file)
        seconds = noticed(site, is_now=False)
        ready = waited(lambda: is_ready(site))
    late = max(told, ready) > NOTICED_WITHIN or seconds > NOTICED_WITHIN
    note = (
        f"/readyz told after {told:.1f} s; the restore seen after {seconds:.1f} s, "
        f"ready after {ready:.1f} s {counts.note()}"
    )
    what = "files removed" if engine == "SQLite" else "database dropped and made"
    return Row(f"{engine}: {what}, then restored", counts.requests, counts.wrong + late, note)


def killed(engine: str, data: Data, folder: Path) -> Row:
    """At moments spread over the whole command: the old data or the new, and nothing is left."""
    file, lost, done = str(folder / "then.tar.gz"), 0, 0
    expected = {names(data), (MARK,)}
    begun = time.monotonic()
    data.manage("restore", file, "--force")
    whole = time.monotonic() - begun
    for number in range(KILLS):
        rename(data)
        moment = whole * (0.4 + 0.6 * number / KILLS)
        kill_after(moment, data, "restore", file, "--force")
        kill_after(moment, data, "backup", str(folder / f"{number}"))
        found = names(data)
        lost += found not in expected
        done += found != (MARK,)
    data.manage("backup", str(folder / "last.tar.gz"))
    data.manage("restore", str(folder / "last.tar.gz"), "--check")
    left = [path for place in (folder, data.var) for path in place.glob(".backup-*")]
    note = f"{done} of {KILLS} restores had come to their end; {len(left)} files left behind"
    return Row(f"{engine}: restores and backups killed", 2 * KILLS, lost + len(left), note)


def is_page(answer: Answer) -> bool:
    return answer.status == 200 and b"</html>" in answer.body


def change(data: Data, site: Server) -> None:
    data.shell(RENAME)
    if noticed(site, is_now=True) > NOTICED_WITHIN:
        raise RuntimeError("the edit that the restore is to take back was not seen")


def noticed(site: Server, *, is_now: bool) -> float:
    """Seconds until every worker shows the channels with their names of now, or of then."""
    with closing(Reader(site.url)) as reader:
        for path in PAGES * 20:  # a page that was never made has no last good copy
            reader.get(path)
        return waited(lambda: (MARK.encode() in reader.get("/en/").body) is is_now)


def is_ready(site: Server) -> bool:
    with closing(Reader(site.url)) as reader:
        return reader.get("/readyz").status == 200


def waited(condition: Callable[[], bool]) -> float:
    """Seconds until it holds for a row of ten looks; infinite when it does not in time."""
    begun = time.monotonic()
    while time.monotonic() - begun < 5 * NOTICED_WITHIN:
        since = time.monotonic()
        if all(condition() for _look in range(10)):
            return since - begun
        time.sleep(0.05)
    return float("inf")


def kill_after(seconds: float, data: Data, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=ROOT, env=data.environment(), stdout=silent, stderr=silent
    )
    time.sleep(seconds)
    process.kill()
    process.wait()


@contextmanager
def opened(data: Data) -> Iterator[Any]:
    if data.database_url:
        with psycopg.connect(data.database_url) as database:
            yield database
        return
    with closing(sqlite3.connect(data.var / "db.sqlite3", timeout=30)) as file, file:
        yield file


def names(data: Data) -> tuple[str, ...]:
    with opened(data) as database:
        return tuple(sorted(name for (name,) in database.execute(NAMES).fetchall()))


def rename(data: Data) -> None:
    with opened(data) as database:
        database.execute(f"UPDATE contacts_channel SET name_en = '{MARK}'")  # noqa: S608


def remove_files(data: Data) -> None:
    for file in data.var.glob("db.sqlite3*"):
        file.unlink()


def make_empty(server: str) -> None:
    run_sql(server, "DROP DATABASE site WITH (FORCE)")
    run_sql(server, "CREATE DATABASE site")


def run_sql(url: str, sql: str) -> None:
    with psycopg.connect(url, autocommit=True) as database:
        database.execute(sql.encode())
