"""A PostgreSQL that can be stopped, hung and filled with connections."""

import contextlib
import os
import secrets
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tools import with_postgres
from tools.with_postgres import free_port

# Ends every connection but the one that asks, and those named: their process ids.
END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND NOT pid = ANY(%s)
"""


class Postgres:
    """A server with its data in `folder`; `url` stays the same when it comes back."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        password = secrets.token_hex(16)
        with_postgres.make_cluster(folder, password=password)
        self.url = f"postgres://postgres:{password}@127.0.0.1:{self._port}/postgres"
        self.start()

    def start(self) -> None:
        self._process: subprocess.Popen[bytes] = with_postgres.start(self._folder, port=self._port)
        log = self._folder / "log"
        with_postgres.wait_until_ready(self._process, self.url, log=log)

    def stop(self) -> None:
        with_postgres.stop(self._process)

    def hang(self) -> None:
        """All its processes stand still: connections stay open and nothing is answered."""
        for pid in self._processes():
            os.kill(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        for pid in self._processes():
            os.kill(pid, signal.SIGCONT)

    def _processes(self) -> list[int]:
        """The postmaster first, so that it starts no others meanwhile."""
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *map(int, children)]

    @contextlib.contextmanager
    def without_connections(self) -> Iterator[None]:
        """Others have every connection it allows, and those of the site were ended."""
        with contextlib.ExitStack() as taken:
            own: list[psycopg.Connection[tuple[object, ...]]] = []
            for _ in range(5):  # the site may be quicker in taking a place that comes free
                self._take_all(taken, own)
                pids = [one.info.backend_pid for one in own]
                if own[0].execute(END_OTHERS, [pids]).rowcount == 0:
                    break
            yield

    def _take_all(
        self, taken: contextlib.ExitStack, own: list[psycopg.Connection[tuple[object, ...]]]
    ) -> None:
        with contextlib.suppress(psycopg.OperationalError):
            while True:
                one = psycopg.connect(self.url, autocommit=True)
                taken.callback(one.close)
                own.append(one)


@contextlib.contextmanager
def running() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        server = Postgres(Path(name))
        try:
            yield server
        finally:
            server.stop()
