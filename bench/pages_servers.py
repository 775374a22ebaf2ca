"""The servers that `make bench` compares, and the load on them: gunicorn, nginx and wrk."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
STARTS_WITHIN = 30  # seconds
# Prints what wrk counted; the words of its own report differ between versions.
REPORT = """done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('JSON{"requests":%d,"us":%d,"p50":%d,"p99":%d,"errors":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
NGINX = """worker_processes 2; daemon off; pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 1024; multi_accept on; }}
http {{ default_type text/html; sendfile on; tcp_nopush on; access_log off;
  keepalive_requests 10000000; open_file_cache max=1000 inactive=60s; open_file_cache_valid 30s;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}/www; }} }}
"""


@dataclass
class Server:
    """A running server. `processes`: its master and workers."""

    master: subprocess.Popen[bytes]
    url: str
    started_in: float  # seconds until its first answer

    @property
    def processes(self) -> list[int]:
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children")
        return [self.master.pid, *map(int, children.read_text().split())]

    def cpu(self) -> float:
        """Seconds of processor that its processes have used."""
        return sum(map(cpu_of, self.processes))

    def worker_pss(self) -> float:
        """Megabytes of the largest worker, shared pages counted in part (`Pss` of proc(5))."""
        return max(map(pss_of, self.processes[1:]))


@dataclass
class Load:
    """What one target did in its rounds."""

    name: str
    server: Server
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    rates: list[float] = field(default_factory=list)  # answers a second
    cpus: list[float] = field(default_factory=list)  # microseconds an answer
    p50s: list[float] = field(default_factory=list)  # milliseconds
    p99s: list[float] = field(default_factory=list)
    errors: int = 0
    requests: int = 0

    def run(self, script: Path, *, seconds: int, connections: int = 32) -> None:
        options = [f"-t2 -c{connections} -d{seconds}".split(), ["-s", str(script)]]
        headers = [part for pair in self.headers.items() for part in ("-H", ": ".join(pair))]
        before = self.server.cpu()
        report = subprocess.run(
            ["wrk", *options[0], *options[1], *headers, self.server.url + self.path],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        counted = json.loads(re.search(r"JSON(\{.*\})", report)[1])  # type: ignore[index]
        self.rates.append(counted["requests"] / counted["us"] * 1e6)
        self.cpus.append((self.server.cpu() - before) / max(counted["requests"], 1) * 1e6)
        self.p50s.append(counted["p50"] / 1000)
        self.p99s.append(counted["p99"] / 1000)
        self.errors += counted["errors"]
        self.requests += counted["requests"]


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def pss_of(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) / 1000  # type: ignore[index]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def gunicorn(var: Path, **environment: str) -> Iterator[Server]:
    """The site as `make run` serves it, on the data in `var`."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "citizen_help/gunicorn.conf.py"]
    env = {**os.environ, "VAR": str(var), "PORT": str(port), "LOG_LEVEL": "ERROR", **environment}
    with running(command, f"http://127.0.0.1:{port}", "/ar/", env=env) as server:
        yield server


@contextlib.contextmanager
def nginx(folder: Path, body: bytes) -> Iterator[Server]:
    """A file with these bytes at /page.html."""
    port = free_port()
    (folder / "www").mkdir()
    (folder / "www" / "page.html").write_bytes(body)
    os.chmod(folder, 0o755)  # noqa: S103  nginx's workers are another user
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port))
    with running(["nginx", "-c", str(config)], f"http://127.0.0.1:{port}", "/page.html") as server:
        yield server


@contextlib.contextmanager
def running(
    command: list[str], url: str, path: str, *, env: dict[str, str] | None = None
) -> Iterator[Server]:
    begun = time.monotonic()
    master = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        wait_for(master, url + path)
        yield Server(master, url, time.monotonic() - begun)
    finally:
        master.send_signal(signal.SIGTERM)
        master.wait(STARTS_WITHIN)


def wait_for(master: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and master.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  loopback
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"{master.args!r} does not answer at {url}")


def fetch(url: str, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  loopback
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return dict(answer.headers), answer.read()
