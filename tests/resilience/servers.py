"""The site as it is deployed: gunicorn with the shipped settings, the shipped nginx before it."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.prepared import copy_prepared
from tests.resilience.load import Reader
from tools.with_postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60  # seconds, on a busy machine
SECRET_KEY = "an-experiment-s-own-key-" + "0123456789" * 4
# It logs all that it can, as Debian's own does nearly, unless the shipped file says otherwise.
NGINX_MAIN = """{user}daemon off; worker_processes 2; pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 4096; }}
http {{
  access_log {folder}/access.log; default_type application/octet-stream;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  {more}
  include {folder}/site.conf;
}}
"""


@dataclass
class Server:
    """A running server; `url` has no path.

    nginx has more: what its TLS is signed by, its port for plain HTTP, and the folder of all its
    files, among them `cache` and the logs.
    """

    process: subprocess.Popen[bytes]
    url: str
    log: IO[bytes]
    certificate: Path | None = None
    plain_url: str = ""
    folder: Path = Path()

    def said(self) -> bytes:
        """What it has written to standard output and standard error."""
        return os.pread(self.log.fileno(), os.fstat(self.log.fileno()).st_size, 0)

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@dataclass(frozen=True)
class Data:
    """A site's data: its folder, and the database where it is not SQLite in that folder."""

    var: Path
    database_url: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        database = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return {**kept, "VAR": str(self.var), "SECRET_KEY": SECRET_KEY, **database, **more}

    def manage(self, *arguments: str, text: str | None = None, **environment: str) -> str:
        """Run a command of manage.py and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment(**environment),
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments[0]} failed: {done.stderr}")
        return done.stdout

    def shell(self, code: str) -> str:
        return self.manage("shell", "--no-imports", "--command", code)


@contextlib.contextmanager
def first_content(database_url: str = "") -> Iterator[Data]:
    """A site with the first content, its static files collected, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="resilience-") as name:
        data = Data(Path(name), database_url)
        copy_prepared(data.var)
        if database_url:
            data.manage("migrate", "--verbosity", "0")
            data.manage("import_content", "contacts/first_content.yaml", "--as-stored")
        yield data


@contextlib.contextmanager
def gunicorn(data: Data, *, port: int = 0, **environment: str) -> Iterator[Server]:
    """The site on a free port of the loopback address."""
    port = port or free_port()
    env = data.environment(PORT=str(port), **{"LOG_LEVEL": "ERROR", **environment})
    command = [sys.executable, "-m", "gunicorn", "--config", "citizen_help/gunicorn.conf.py"]
    with started(command, f"http://127.0.0.1:{port}", env=env, cwd=ROOT) as server:
        wait_for(server, "/healthz")
        yield server


class Several:
    """Sites on fixed ports, each of which can be restarted."""

    def __init__(self, data: Data, environment: dict[str, str]) -> None:
        self._data, self._environment = data, environment
        self._running: dict[int, contextlib.ExitStack] = {}

    def start(self, port: int) -> None:
        self._running[port] = contextlib.ExitStack()
        site = gunicorn(self._data, port=port, **self._environment)
        self._running[port].enter_context(site)

    def restart(self, port: int) -> None:
        self.stop(port)
        self.start(port)

    def stop(self, port: int) -> None:
        self._running.pop(port).close()

    def stop_all(self) -> None:
        for port in list(self._running):
            self.stop(port)


@contextlib.contextmanager
def several(data: Data, ports: Sequence[int], **environment: str) -> Iterator[Several]:
    sites = Several(data, environment)
    try:
        for port in ports:
            sites.start(port)
        yield sites
    finally:
        sites.stop_all()


@contextlib.contextmanager
def nginx(
    upstreams: Sequence[str],
    *,
    limited: bool = False,
    ports: tuple[int, int] | None = None,
    more: str = "",
) -> Iterator[Server]:
    """The shipped site file of nginx over TLS, before servers like 127.0.0.1:8000.

    On free ports, or on `ports`: for plain HTTP, for TLS.

    It answers to the host `localhost`. Readers of an experiment share one address, which the
    limits of one address would stop; `limited` keeps those. `more`: lines of nginx's own file.
    """
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        folder = Path(name)
        plain, port = ports or (free_port(), free_port())
        make_certificate(folder)
        shipped = (ROOT / "deploy" / "nginx" / "citizen-help.conf").read_text(encoding="utf-8")
        site = adapted(shipped, folder=folder, ports=(plain, port), upstreams=upstreams)
        if not limited:
            site = re.sub(r"^ *limit_(req|conn) .*\n", "", site, flags=re.MULTILINE)
        (folder / "site.conf").write_text(site, encoding="utf-8")
        user = "user root; " if os.geteuid() == 0 else ""
        main = folder / "nginx.conf"
        main.write_text(NGINX_MAIN.format(folder=folder, user=user, more=more), encoding="utf-8")
        command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(main)]
        command += ["-e", str(folder / "error.log")]
        with started(command, f"https://localhost:{port}") as server:
            server.certificate, server.folder = folder / "fullchain.pem", folder
            server.plain_url = f"http://localhost:{plain}"
            wait_for(server, "/healthz")
            yield server


def adapted(shipped: str, *, folder: Path, ports: tuple[int, int], upstreams: Sequence[str]) -> str:
    """The shipped file with the values that its head says are to be set."""
    site = re.sub(r"^ *listen \[::\].*\n", "", shipped, flags=re.MULTILINE)
    site = site.replace("listen 80", f"listen 127.0.0.1:{ports[0]}")
    site = site.replace("listen 443", f"listen 127.0.0.1:{ports[1]}")
    site = site.replace("help.example.org", "localhost")
    site = site.replace("/etc/ssl/citizen-help", str(folder))
    site = site.replace("/var/cache/nginx/citizen-help", str(folder / "cache"))
    site = site.replace("/var/log/nginx/citizen-help.log", str(folder / "site.log"))
    servers = " ".join(rf"server {one}\1;" for one in upstreams)
    return re.sub(r"server unix:/run/citizen-help\.sock(.*);", servers, site)


def make_certificate(folder: Path) -> None:
    """A key and a certificate for `localhost`, signed by itself."""
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        ["openssl", "req", "-x509", *kind, *names, *files], capture_output=True, check=True
    )


@contextlib.contextmanager
def started(
    command: Sequence[str], url: str, *, env: dict[str, str] | None = None, cwd: Path | None = None
) -> Iterator[Server]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=env, cwd=cwd, stdout=log, stderr=log)
        try:
            server = Server(process, url, log)
            yield server
            if process.poll():
                raise RuntimeError(f"{command[0]} ended: {server.said().decode(errors='replace')}")
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(server: Server, path: str) -> None:
    """Wait until the server answers at all."""
    deadline = time.monotonic() + STARTS_WITHIN
    reader = Reader(server.url)
    while time.monotonic() < deadline and server.process.poll() is None:
        answered = reader.get(path).status
        reader.close()
        if answered:
            return
        time.sleep(0.05)
    raise RuntimeError(f"{server.url} did not start")
