"""Everything moved into PostgreSQL and back, under load, after a first move that was killed.

Pictures go the whole way: out of a backup of SQLite, and out of one of PostgreSQL.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg

from contacts.pictures.names import PictureFile, PictureName
from tests.resilience import servers
from tests.resilience.experiments.restore import run_sql
from tests.resilience.load import Reader, readers
from tests.resilience.servers import ROOT, Data
from tests.resilience.table import Row
from tests.resilience.writers import MARK, writers
from tools.with_postgres import postgres

PAGES = ["/ar/", "/en/", "/ar/guides/call-19912/", "/en/search/?q=hotline"]
FEEDBACK = 3_000  # rows, so that a move takes a while
WRITERS = 12  # more than the site has threads
FILL = f"""
from contacts.models import Feedback
Feedback.objects.bulk_create(
    Feedback(page="/ar/", language="ar", helpful=False, comment=f"لم أجد {{number}}")
    for number in range({FEEDBACK})
)
"""
STORED = f"""
from contacts.models import Feedback
print(Feedback.objects.filter(comment__startswith="{MARK}").count())
"""


# One that is so narrow that its small files stand for the large ones.
ADD_NARROW = """
from io import BytesIO
from PIL import Image
from contacts.models import Picture
from contacts.pictures.encoding import encode
file = BytesIO()
Image.effect_noise((300, 300), 60).save(file, "PNG")
Picture.objects.keep(encode(file.getvalue()))
"""
# In the order of PictureFile.
FILES = """
SELECT name, small_webp, iif(length(large_webp), large_webp, small_webp),
             small_jpeg, iif(length(large_jpeg), large_jpeg, small_jpeg) FROM contacts_picture
"""


def run() -> Iterator[Row]:
    yield under_load()
    yield carried_pictures()


def under_load() -> Row:
    with postgres() as url, servers.first_content() as data, ExitStack() as stack:
        data.shell(FILL)
        site = stack.enter_context(servers.gunicorn(data, TRUSTED_PROXIES="1"))
        with (
            readers(site.url, PAGES, count=2, pause=0.05) as counts,
            writers(site.url, count=WRITERS, pause=0.5) as messages,
        ):
            left = rows_left_by_a_killed_move(data, url)
            begun = time.monotonic()
            said = data.manage("move", MOVE_TO=url)
            taken = time.monotonic() - begun
        unwritten = messages.stored - int(data.shell(STORED))
        moved = Data(data.var, url)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        differences = not_the_same_there_and_back(moved, folder / "back.sqlite3")
        with (
            servers.gunicorn(moved) as other,
            readers(other.url, PAGES, count=2, pause=0.05) as counts_there,
        ):
            time.sleep(2)
        note = (
            f"{said.count('contacts_')} tables of its own among those moved in {taken:.0f} s; "
            f"rows left by a killed move: {left}; there and back: {differences} lines differ; "
            f"{messages.note()} Slowest read {counts.slowest:.1f} s. "
            f"{counts.note()} {counts_there.note()}"
        )
        wrong = counts.wrong + counts_there.wrong + left + differences
        wrong += messages.lost.total() + unwritten
        requests = counts.requests + counts_there.requests
        return Row("moved under load", requests, wrong, note.strip())


def carried_pictures() -> Row:
    """From SQLite through a backup, a move to PostgreSQL and a backup of that, to readers."""
    with postgres() as server, servers.first_content() as data, ExitStack() as stack:
        first, second = (beside(server, name) for name in ("moved", "last"))
        data.shell(ADD_NARROW)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        restored, last = Data(folder / "restored"), Data(folder / "last", second)
        for place in (restored, last):
            place.var.mkdir()
        carry(data, restored, folder / "sqlite.tar.gz")
        restored.manage("move", MOVE_TO=first)
        carry(Data(restored.var, first), last, folder / "postgresql.tar.gz")
        files = pictures(data.var / "db.sqlite3")
        with servers.gunicorn(last) as site, closing(Reader(site.url)) as reader:
            wrong = [path for path, file in files.items() if reader.get(path).body != file]
    size = sum(map(len, files.values()))
    note = f"{len(files) // len(PictureFile)} pictures, {size:,} bytes through two backups"
    what = "pictures: SQLite, restored, moved, PostgreSQL, restored"
    return Row(what, len(files), len(wrong), note)


def beside(server: str, name: str) -> str:
    """A new database there; its address."""
    run_sql(server, f"CREATE DATABASE {name}")
    return server.removesuffix("postgres") + name


def carry(source: Data, target: Data, file: Path) -> None:
    source.manage("backup", str(file))
    target.manage("restore", str(file))


def pictures(database: Path) -> dict[str, bytes]:
    """Every picture's four files by their addresses."""
    with closing(sqlite3.connect(database)) as opened:
        return {
            PictureName(name).address(file): data
            for name, *files in opened.execute(FILES)
            for file, data in zip(PictureFile, files, strict=True)
        }


def rows_left_by_a_killed_move(data: Data, url: str) -> int:
    """Kill it while it writes; how many rows readers would find there."""
    env = data.environment(MOVE_TO=url)
    command = [sys.executable, "manage.py", "move"]
    with tempfile.TemporaryFile() as said:
        moving = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said)
        with psycopg.connect(url, autocommit=True) as asking:
            wait_until_it_writes(asking, moving)
            os.kill(moving.pid, signal.SIGKILL)
            moving.wait()
            (count,) = asking.execute("SELECT count(*) FROM contacts_feedback").fetchone() or (0,)
    return int(count)


def wait_until_it_writes(
    asking: psycopg.Connection[tuple[object, ...]], moving: subprocess.Popen[bytes]
) -> None:
    """It has begun with the table that is the largest."""
    while moving.poll() is None:
        row = asking.execute("SELECT to_regclass('contacts_feedback')").fetchone()
        if row and row[0] and asking.execute(WRITTEN).fetchone() == (True,):
            return
        time.sleep(0.05)
    raise RuntimeError("the move was over before it could be killed")


WRITTEN = "SELECT pg_relation_size('contacts_feedback') > 0"


def not_the_same_there_and_back(moved: Data, file: Path) -> int:
    """How many lines of the first database differ from those of the last."""
    moved.manage("move", MOVE_TO=f"sqlite:///{file}")
    return len(dump(moved.var / "db.sqlite3") ^ dump(file))


# When tables were made, and what is written while all this goes on.
LEFT_OUT = ('"django_migrations"', "contacts_searchquery", MARK, "contacts_feedbacksender")


def dump(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as opened:
        lines = {line for line in opened.iterdump() if line.startswith("INSERT")}
    numbers = {line for line in lines if "sqlite_sequence" in line}
    unused = {line for line in numbers if line.endswith(",0);") or "contacts_feedback'" in line}
    return {line for line in lines - unused if not any(name in line for name in LEFT_OUT)}
