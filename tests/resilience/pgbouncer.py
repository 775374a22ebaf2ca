"""PgBouncer in transaction mode, with its own settings but for where it listens."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tools.with_postgres import SERVER_USER, free_port

SETTINGS = """[databases]
* = host={host} port={port} password={password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = {pool}
max_client_conn = 200
admin_users = postgres
{more}
"""


class Pooler:
    def __init__(self, folder: Path, server_url: str, *, pool: int, more: str) -> None:
        parts, self._port, self._folder = urlsplit(server_url), free_port(), folder
        self._account = f"{parts.username}:{parts.password}"
        (folder / "users").write_text(f'"{parts.username}" "{parts.password}"\n')
        text = SETTINGS.format(
            host=parts.hostname,
            port=parts.port,
            password=parts.password,
            own_port=self._port,
            folder=folder,
            pool=pool,
            more=more,
        )
        (folder / "pgbouncer.ini").write_text(text)
        for path in (folder, *folder.iterdir()):
            if SERVER_USER:
                shutil.chown(path, user=SERVER_USER)
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def url(self, database: str = "postgres") -> str:
        return f"postgres://{self._account}@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        program = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
        with (self._folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [program, self._folder / "pgbouncer.ini"],
                user=SERVER_USER,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with contextlib.suppress(psycopg.OperationalError):
                return psycopg.connect(self.url(), connect_timeout=2).close()
            time.sleep(0.1)
        raise RuntimeError((self._folder / "log").read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)
            self.process = None

    def command(self, words: str) -> None:
        """One of PgBouncer's own, such as PAUSE; it takes no transactions."""
        with psycopg.connect(self.url("pgbouncer"), autocommit=True) as connection:
            connection.pgconn.exec_(words.encode())


@contextlib.contextmanager
def pgbouncer(server_url: str, *, pool: int = 20, more: str = "") -> Iterator[Pooler]:
    with tempfile.TemporaryDirectory(prefix="pgbouncer-") as name:
        pooler = Pooler(Path(name), server_url, pool=pool, more=more)
        try:
            yield pooler
        finally:
            pooler.stop()
