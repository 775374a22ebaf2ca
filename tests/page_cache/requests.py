"""Requests as a server passes them on (PEP 3333), and a Django that only counts."""

import io
import sys
from typing import Any

from citizen_help.page_cache.cache import PageCache
from citizen_help.page_cache.response import Response

HOST = "127.0.0.1:8000"
HTML = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=60")]


def asked(path: str, *, method: str = "GET", host: str | None = HOST, **headers: str):
    """The environment of a request; headers as `accept_encoding="gzip"`."""
    path, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    if host is not None:
        environ["HTTP_HOST"] = host
    return environ


class Site:
    """Stands for Django: renders the key and a number that goes up with every rendering."""

    def __init__(self) -> None:
        self.headers = list(HTML)
        self.status = "200 OK"
        self.rendered: list[str] = []
        self.passed: list[str] = []  # requests that the cache left to Django
        self.version = 1
        self.failure: Exception | None = None
        self.now = 1000.0
        self.takes = 0.0  # seconds a rendering
        self.edits: list[int] = []  # versions that come up while pages are made
        self.changes_at = self.ends_at = float("inf")  # by itself

    # What the cache asks for.

    def __call__(self, key, *, statuses_unknown=False, unavailable=False) -> Response:
        self.rendered.append("?".join(filter(None, key)))
        self.now += self.takes
        if self.edits:
            self.version = self.edits.pop(0)
        shown = "check" if statuses_unknown else "open"
        body = f"{key.path} {key.query} {shown} v{self.version} {len(self.rendered)} ".encode()
        status = "503 Service Unavailable" if unavailable else self.status
        return Response(status, list(self.headers), body + b"." * 600)

    def current(self) -> int:
        return self.refresh()

    def refresh(self) -> int:
        if self.failure:
            raise self.failure
        return self.version

    def seconds_left(self) -> float:
        return self.changes_at - self.now

    def seconds_to_end(self) -> float:
        return self.ends_at - self.now

    def django(self, environ, start_response):
        self.passed.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"django"]

    def clock(self) -> float:
        return self.now

    def cache(self, max_bytes: int = 1_000_000, **options: Any) -> PageCache:
        made = PageCache(self.django, self, self, max_bytes=max_bytes, clock=self.clock, **options)
        # Nothing happens behind a test's back.
        made.warmer._start_thread = lambda: None  # type: ignore[method-assign]
        return made


class Client:
    """Sends requests to a WSGI application and keeps what it answered."""

    def __init__(self, application) -> None:
        self.application = application

    def get(self, path: str, **options: Any):
        return self.send(asked(path, **options))

    def send(self, environ):
        answer: dict[str, Any] = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers=dict(headers))

        body = self.application(environ, start_response)
        return Reply(answer["status"], answer["headers"], b"".join(body))


class Reply:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def words(self) -> list[str]:
        return self.body.decode().split()
