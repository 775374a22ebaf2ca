"""Another site, on this machine's own loopback address."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

HEAD_REFUSED = "/head-refused"


class OtherSite(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer(405 if self.path == HEAD_REFUSED else None)

    def do_GET(self) -> None:
        self.answer(None)

    def answer(self, status: int | None) -> None:
        self.server.asked.append((self.command, self.path))
        part = self.path.split("/")[1]
        if part == "slow":
            self.server.leave.wait(5)
        self.send_response(status or (int(part) if part.isdigit() else 200))
        if part.startswith("30"):
            self.send_header("Location", self.path.split("/", 2)[2] or self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@pytest.fixture
def other_site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    server.asked, server.leave = [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.leave.set()
    server.shutdown()
    thread.join()
    server.server_close()
