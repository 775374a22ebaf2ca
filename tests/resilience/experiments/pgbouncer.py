"""PgBouncer in transaction mode before PostgreSQL: all works, and its own faults are survived.

It hands no time limits on (startup `options`), gives each transaction another server, and takes
connections for a PostgreSQL that is gone.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psycopg

from tests.resilience import databases, servers
from tests.resilience.databases import Postgres
from tests.resilience.load import Counts, Reader, readers
from tests.resilience.pgbouncer import Pooler, pgbouncer
from tests.resilience.servers import Data, Server
from tests.resilience.steady import PATHS, is_page, make_ready, well
from tests.resilience.table import Row
from tests.resilience.typed import Typing, typing

LASTS = 3.0
BACK_WITHIN = 8.0  # with one transaction in three at a time
MORE = "server_login_retry = 1"  # seconds; by itself it waits 15 before it tries its server again
POOL = 3  # fewer than the site has threads
# Ends every connection of the site's, as an administrator or a time limit would.
END_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
COMMANDS = (
    ("migrate", "--verbosity", "0"),
    ("import_content", "contacts/first_content.yaml", "--if-empty"),
    ("check_content",),
)
READ_ONLY = "ALTER SYSTEM SET default_transaction_read_only = on"
WRITABLE = "ALTER SYSTEM RESET default_transaction_read_only"


@dataclass
class Scene:
    postgres: Postgres
    pooler: Pooler
    data: Data
    server: Server
    typing: Typing
    wrong: list[str] = field(default_factory=list)

    def type_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.typing.once()

    def execute(self, statement: str) -> None:
        """Past PgBouncer, also where others may only read."""
        with psycopg.connect(self.postgres.url, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(statement)


def run() -> Iterator[Row]:
    with scene() as here:
        for name, fault in FAULTS.items():
            yield row(name, here, fault)


@contextmanager
def scene() -> Iterator[Scene]:
    with (
        databases.running() as postgres,
        pgbouncer(postgres.url, pool=POOL, more=MORE) as pooler,
        servers.first_content(pooler.url()) as data,
        servers.gunicorn(data, TRUSTED_PROXIES="1", SEARCH_MEANING="0") as server,
    ):
        make_ready(data, server)
        yield Scene(postgres, pooler, data, server, typing(data, server))


def row(name: str, here: Scene, fault: Callable[[Scene], None]) -> Row:
    here.typing.counts, here.wrong = Counts(), []
    with readers(here.server.url, PATHS, count=4, expected=is_page, pause=0.02) as pages:
        fault(here)
        seconds = here.typing.until_saved(BACK_WITHIN * 3)
        here.wrong += well(here.server, "ok")
        if seconds > BACK_WITHIN:
            here.wrong.append(f"back only after {seconds:.1f} s")
    counts = here.typing.counts
    note = (
        f"slowest page {pages.slowest:.2f} s, {counts.requests} forms sent, slowest "
        f"{counts.slowest:.2f} s; everything saved {seconds:.1f} s after the end"
    )
    notes = [note, pages.note(), counts.note(), *here.wrong]
    requests, failures = pages.requests + counts.requests, pages.wrong + counts.wrong
    return Row(name, requests, failures + len(here.wrong), ". ".join(filter(None, notes)))


def nothing(here: Scene) -> None:
    """All that is stored is stored at once, searches find, and commands do their work."""
    for _ in range(5):
        if not here.typing.once():
            here.wrong.append("something was not stored at once")
    reader = Reader(here.server.url)
    for number in range(20):
        answer = reader.get(f"/en/search/?q=hotline+{number}")
        reader.close()
        if answer.status != 200:
            here.wrong.append(f"search {answer.status}")
    export = ("export_content", str(here.data.var / "content.yaml"))
    for command in (*COMMANDS, export):
        try:
            here.data.manage(*command)
        except RuntimeError as error:
            here.wrong.append(str(error))
    with suppress(RuntimeError):
        here.data.manage("backup", str(here.data.var / "through-a-pooler.tar.gz"))
        here.wrong.append("a backup was not refused")


def restarts(here: Scene) -> None:
    here.pooler.stop()
    here.type_for(LASTS)
    here.wrong += well(here.server, "degraded: the database does not answer")
    here.pooler.start()


def is_paused(here: Scene) -> None:
    """It takes what is sent and answers nothing."""
    here.pooler.command("PAUSE")
    here.type_for(LASTS)
    here.pooler.command("RESUME")


def loses_its_server(here: Scene) -> None:
    here.postgres.stop()
    here.type_for(LASTS)
    here.wrong += well(here.server, "degraded: the database does not answer")
    here.postgres.start()


def has_no_server_left(here: Scene) -> None:
    """Others hold every connection of the pool."""
    held = []
    with suppress(psycopg.OperationalError):
        for _ in range(POOL):
            held.append(psycopg.connect(here.pooler.url(), connect_timeout=2))
            held[-1].execute("SELECT 1")  # in a transaction that goes on
    here.type_for(LASTS)
    for one in held:
        one.close()


def ends_connections(here: Scene) -> None:
    until = time.monotonic() + LASTS
    while time.monotonic() < until:
        here.execute(END_ALL)
        here.typing.once()


def may_only_be_read(here: Scene) -> None:
    """Readers are served in full, editors told; no connection is lost."""
    here.execute(READ_ONLY)
    here.execute("SELECT pg_reload_conf()")
    time.sleep(1)
    here.type_for(LASTS)
    here.wrong += well(here.server, "degraded: the database can only be read")
    reader = Reader(here.server.url)
    if (answer := reader.get("/en/search/?q=hotline+unread")).status != 200:
        here.wrong.append(f"search {answer.status}")
    reader.close()
    here.execute(WRITABLE)
    here.execute("SELECT pg_reload_conf()")


FAULTS: dict[str, Callable[[Scene], None]] = {
    "PgBouncer in transaction mode, its pool smaller than the site": nothing,
    "PgBouncer stopped and started": restarts,
    "PgBouncer paused": is_paused,
    "PgBouncer's PostgreSQL stopped and started": loses_its_server,
    "PgBouncer's pool held by others": has_no_server_left,
    "every connection ended again and again": ends_connections,
    "PostgreSQL may only be read": may_only_be_read,
}
