"""Two PostgreSQL with streaming replication: a primary, and a standby that can be promoted."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tools import with_postgres
from tools.with_postgres import SERVER_USER, free_port, programs

STARTS_WITHIN = 60


class Node:
    """A server with its data in `folder`; `port` stays the same when it comes back."""

    def __init__(self, folder: Path, password: str) -> None:
        self.folder, self.port, self._password = folder, free_port(), password
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://postgres:{self._password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        self.process = with_postgres.start(self.folder, port=self.port)
        with_postgres.wait_until_ready(self.process, self.url, log=self.folder / "log")

    def processes(self) -> list[int]:
        """The postmaster first, so that it starts no others meanwhile."""
        if self.process is None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid, *map(int, children.read_text().split())]

    def signal_all(self, number: signal.Signals) -> None:
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def kill(self) -> None:
        """All at once, as when the power goes."""
        self.signal_all(signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        if self.process is not None:
            self.signal_all(signal.SIGCONT)
            with_postgres.stop(self.process)
            self.process = None

    def _wait(self) -> None:
        if self.process is not None:
            self.process.wait(30)
            self.process = None

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Also where others may only read."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def promote(self) -> None:
        self.execute("SELECT pg_promote(true, 30)")

    def follow(self, primary: "Node") -> None:
        """Copy the primary anew, and follow it."""
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        if SERVER_USER:
            shutil.chown(self.folder, user=SERVER_USER)
        command: list[str | Path] = [programs() / "pg_basebackup", "--pgdata", data]
        command += ["--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
        command += ["--dbname", primary.url]
        subprocess.run(command, user=SERVER_USER, cwd=self.folder, check=True, capture_output=True)
        self.start()

    def has_all_of(self, primary: "Node") -> bool:
        (position,) = primary.execute("SELECT pg_current_wal_lsn()::text")[0]
        question = f"SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn"  # noqa: S608
        return bool(self.execute(question)[0][0])


class Pair:
    def __init__(self, folder: Path) -> None:
        self._password = secrets.token_hex(16)
        self.first = Node(_made(folder / "first"), self._password)
        self.second = Node(_made(folder / "second"), self._password)
        with_postgres.make_cluster(self.first.folder, password=self._password)
        allow = "host replication postgres 127.0.0.1/32 scram-sha-256\n"
        with (self.first.folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write(allow)
        self.first.start()
        # Or a standby looks for 5 seconds where the primary is, before it can be promoted.
        self.first.execute("ALTER SYSTEM SET wal_retrieve_retry_interval = '200ms'")
        self.first.execute("SELECT pg_reload_conf()")
        self.second.follow(self.first)

    @property
    def url(self) -> str:
        hosts = f"127.0.0.1:{self.first.port},127.0.0.1:{self.second.port}"
        options = "target_session_attrs=read-write"
        return f"postgres://postgres:{self._password}@{hosts}/postgres?{options}"

    def wait_for_second(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while not self.second.has_all_of(self.first) and time.monotonic() < until:
            time.sleep(0.1)

    def stop(self) -> None:
        self.first.stop()
        self.second.stop()


def _made(folder: Path) -> Path:
    folder.mkdir()
    if SERVER_USER:
        shutil.chown(folder, user=SERVER_USER)
    return folder


@contextlib.contextmanager
def pair() -> Iterator[Pair]:
    with tempfile.TemporaryDirectory(prefix="replicas-") as name:
        if SERVER_USER:
            shutil.chown(name, user=SERVER_USER)
        both = Pair(Path(name))
        try:
            yield both
        finally:
            both.stop()
