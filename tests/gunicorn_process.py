"""gunicorn with the shipped settings and a small application, and a plain client for it."""

import contextlib
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGE = 4_000_000  # bytes, more than the buffers between server and client hold
APPLICATION = f"""
class Application:
    class version:
        request_poll = staticmethod(lambda: None)
    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/breaks/":
            raise LookupError("a fault of the application")
        if environ.get("HTTP_IF_NONE_MATCH"):
            start_response("304 Not Modified", [("ETag", '"x"')])
            return []
        body = environ["wsgi.input"].read() + environ["REQUEST_METHOD"].encode()
        if environ["PATH_INFO"] == "/large/":
            body = b"x" * {LARGE}
        start_response("200 OK", [("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
application = Application()
"""


@dataclass
class Running:
    port: int
    process: subprocess.Popen[bytes]


@contextlib.contextmanager
def running(*options: str) -> Iterator[Running]:
    """One process of two threads, so that two clients could occupy all of them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shipped = ["--config", "citizen_help/gunicorn.conf.py", "--threads", "2"]
    command = [sys.executable, "-m", "gunicorn", *shipped, *options, "small"]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        Path(folder, "small.py").write_text(APPLICATION, encoding="utf-8")
        own = {"PYTHONPATH": f"{folder}:{Path.cwd()}", "PORT": str(port), "WEB_CONCURRENCY": "1"}
        process = subprocess.Popen(command, env={**os.environ, **own}, stderr=log)
        try:
            wait_for(port)
            yield Running(port, process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(20)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("gunicorn did not start")


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.left = b""

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def more(self) -> None:
        got = self.socket.recv(65536)
        assert got, "the server closed the connection"
        self.left += got

    def answer(self, *, has_body: bool = True) -> tuple[int, bytes]:
        """Status and body of the next answer."""
        while b"\r\n\r\n" not in self.left:
            self.more()
        head, _, self.left = self.left.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines[1:])
        length = int(fields.get("Content-Length", 0)) if has_body else 0
        while len(self.left) < length:
            self.more()
        body, self.left = self.left[:length], self.left[length:]
        return int(lines[0].split()[1]), body


def request(path: str = "/page/", *lines: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: a", *lines, "", ""]).encode()


def gunicorn_settings() -> dict[str, Any]:
    """What the shipped file of settings defines."""
    file = Path(__file__).parents[1] / "citizen_help" / "gunicorn.conf.py"
    return runpy.run_path(str(file))
