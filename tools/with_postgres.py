"""Run a command with DATABASE_URL naming a new, empty PostgreSQL that ends with the command.

    python -m tools.with_postgres COMMAND [ARGUMENT …]

The server listens on a free port of the loopback address only, asks for a password made for this
run, and keeps its data in a temporary folder. Durability is off: nothing in it is to be kept.
PostgreSQL refuses to run as root, who therefore starts it as the user `postgres`.
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import psycopg

DEBIAN = Path("/usr/lib/postgresql")
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# As oneself, unless one is root.
SERVER_USER = "postgres" if os.geteuid() == 0 else None
STARTS_WITHIN = 60  # seconds, on a busy machine


def programs() -> Path:
    """The folder of initdb and postgres; the newest of those that Debian has installed."""
    installed = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    if not found:
        raise SystemExit("PostgreSQL is not installed. On Debian: apt-get install postgresql")
    return Path(found).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_cluster(folder: Path, *, password: str) -> None:
    """Lay out the data in `folder`/data, owned by the server's user."""
    password_file = folder / "password"
    password_file.write_text(password, encoding="ascii")
    if SERVER_USER:
        for owned in (folder, password_file):
            shutil.chown(owned, user=SERVER_USER)
    command: list[str | Path] = [programs() / "initdb", "--pgdata", folder / "data"]
    command += ["--username", "postgres", "--pwfile", password_file, "--auth", "scram-sha-256"]
    command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    made = subprocess.run(
        command, user=SERVER_USER, cwd=folder, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SystemExit(f"PostgreSQL's initdb failed: {made.stderr.strip()}")


def start(folder: Path, *, port: int) -> subprocess.Popen[bytes]:
    settings = {**FAST, "listen_addresses": "127.0.0.1", "port": str(port)}
    settings["unix_socket_directories"] = ""
    command: list[str | Path] = [programs() / "postgres", "-D", folder / "data"]
    command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        # A group of its own: Ctrl-C at the terminal reaches the command, then `stop` the server.
        return subprocess.Popen(command, user=SERVER_USER, cwd=folder, stderr=log, process_group=0)


def wait_until_ready(server: subprocess.Popen[bytes], url: str, *, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown"
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of a server that lives as long as the context."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        folder, password, port = Path(name), secrets.token_hex(16), free_port()
        make_cluster(folder, password=password)
        url = f"postgres://postgres:{password}@127.0.0.1:{port}/postgres"
        server = start(folder, port=port)
        try:
            wait_until_ready(server, url, log=folder / "log")
            yield url
        finally:
            stop(server)


def end(signal_number: int, _frame: object) -> NoReturn:
    """Turn a signal into an exception, so that the server is stopped on the way out."""
    raise SystemExit(128 + signal_number)


def main() -> int:
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    with postgres() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
