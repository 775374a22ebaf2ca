"""A gunicorn with an application that says which way was taken, and a plain client for it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

APPLICATION = """
from citizen_help.page_cache.page import Answer
BODY = b"page" * 1_000_000
class Store:
    is_due_to_look = False
    def at_hand(self, environ):
        if environ["PATH_INFO"] != "/at-hand/":
            return None
        if environ["HTTP_HOST"] == "breaks":
            raise LookupError("a fault of the store")
        if environ.get("HTTP_IF_NONE_MATCH"):
            return Answer("304 Not Modified", [("ETag", '"x"')], b"")
        return Answer("200 OK", [("X-Way", "short"), ("Content-Length", str(len(BODY)))], BODY)
    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read() + environ["REQUEST_METHOD"].encode()
        start_response("200 OK", [("X-Way", "usual"), ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
application = Store()
"""


PAGE_WORKER = "citizen_help.page_worker.PageWorker"


@dataclass
class Running:
    port: int
    process: subprocess.Popen[bytes]


@contextlib.contextmanager
def running(worker: str = PAGE_WORKER, *options: str) -> Iterator[Running]:
    """One worker of that class with two threads."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = ["-k", worker, "--threads", "2", "-b", f"127.0.0.1:{port}", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *own, *options, "two_ways"]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        Path(folder, "two_ways.py").write_text(APPLICATION, encoding="utf-8")
        env = {**os.environ, "PYTHONPATH": f"{folder}:{Path.cwd()}"}
        process = subprocess.Popen(command, env=env, stderr=log)
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

    def answer(self, *, has_body: bool = True) -> tuple[int, str, bytes]:
        """Status, way and body of the next answer."""
        while b"\r\n\r\n" not in self.left:
            self.more()
        head, _, self.left = self.left.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines[1:])
        length = int(fields.get("Content-Length", 0)) if has_body else 0
        while len(self.left) < length:
            self.more()
        body, self.left = self.left[:length], self.left[length:]
        return int(lines[0].split()[1]), fields.get("X-Way", ""), body


def get(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: a", *lines, "", ""]).encode()
