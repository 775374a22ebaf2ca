"""Marked texts through nginx, gunicorn and PostgreSQL with its log on, then all files searched.

While all is well, while PostgreSQL takes no writes, and while it is away. Words that SECURITY.md
says are kept may be in the database and in its backup; nothing may be anywhere else.
"""

import contextlib
import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.resilience import databases, servers
from tests.resilience.attacks.marked import Marks, send
from tests.resilience.databases import Postgres
from tests.resilience.load import raw
from tests.resilience.servers import Data, Server
from tests.resilience.table import Row

READER = "127.9.8.7"
LOUD = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1", "SLOW_REQUEST_MS": "1"}
LOUD |= {"LOG_LEVEL": "DEBUG", "GUNICORN_CMD_ARGS": "--log-level debug"}
GZIP = b"\x1f\x8b\x08"
LOGGED = ("log_connections", "log_disconnections", "log_lock_waits", "log_checkpoints")


def run() -> Iterator[Row]:
    marks = Marks()
    with databases.running() as postgres, servers.first_content(postgres.url) as data:
        set_up(postgres, **dict.fromkeys(LOGGED, "on"))
        with (
            servers.gunicorn(data, **LOUD) as site,
            servers.nginx([site.url.removeprefix("http://")]) as front,
        ):
            statuses = Counter(ask(front, marks))
            set_up(postgres, default_transaction_read_only="on")
            statuses.update(ask(front, marks))
            set_up(postgres, default_transaction_read_only="off")
            backup = data.var / "canary.tar.gz"
            data.manage("backup", str(backup))
            postgres.stop()
            statuses.update(ask(front, marks))
            yield from rows(
                marks, statuses, logs(postgres, site, front, data), kept(backup, postgres)
            )
            postgres.start()


def set_up(postgres: Postgres, **settings: str) -> None:
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        for name, value in settings.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        connection.execute("SELECT pg_reload_conf()")


def ask(front: Server, marks: Marks) -> Iterator[int]:
    with raw(front.url, source=READER) as reader:
        yield from send(reader, marks)


def logs(postgres: Postgres, site: Server, front: Server, data: Data) -> dict[str, bytes]:
    """All that was written but the database itself: logs, nginx's files and cache, VAR."""
    files = [*front.folder.rglob("*"), *data.var.rglob("*"), postgres._folder / "log"]
    read = {str(one): unpacked(one) for one in files if one.is_file() and "canary" not in one.name}
    return {**read, "gunicorn": site.said(), "nginx": front.said()}


def kept(backup: Path, postgres: Postgres) -> dict[str, bytes]:
    """The database's own files, with those not yet written to tables, and what a backup holds."""
    found = {
        str(one): one.read_bytes() for one in postgres._folder.rglob("data/**/*") if one.is_file()
    }
    with tarfile.open(backup) as archive:
        for member in archive.getmembers():
            if file := archive.extractfile(member):
                found[f"backup: {member.name}"] = inflated(file.read())
    return found


def unpacked(file: Path) -> bytes:
    """A file, and what is compressed within it, as in nginx's cache."""
    content = file.read_bytes()
    return content + inflated(content)


def inflated(content: bytes) -> bytes:
    """All streams of gzip or zlib that begin somewhere in it, one after another."""
    found, start = [content], 0
    while (start := content.find(GZIP, start)) >= 0:
        with contextlib.suppress(zlib.error):  # it only looked like one
            found.append(zlib.decompressobj(31).decompress(content[start:]))
        start += 3
    return b"\n".join(found)


def rows(
    marks: Marks, statuses: Counter[int], written: dict[str, bytes], database: dict[str, bytes]
) -> Iterator[Row]:
    asked = sum(statuses.values())
    for fault, files, allowed in (
        ("marked texts in logs, caches and the site's folder", written, False),
        ("marked texts in the database and its backup", database, True),
    ):
        leaks = sorted(
            {
                f"{place} in {name.rsplit('/', 1)[-1]}"
                for name, content in files.items()
                for place in marks.found_in(content, allowed=allowed)
            }
        )
        address = [name for name, content in files.items() if READER.encode() in content]
        wrong = [*leaks, *(f"the reader's address in {name}" for name in address)]
        note = f"{len(marks.places)} places, {len(files)} files. {'; '.join(wrong[:6])}"
        yield Row(fault, asked, len(wrong), note.strip())
