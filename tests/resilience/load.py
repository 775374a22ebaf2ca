"""Readers: connections that ask for pages one after another and count what they get."""

import http.client
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

TIMEOUT = 10.0  # seconds without an answer are a failure


@dataclass
class Answer:
    """One answer; `status` 0 stands for none at all. `headers` have lower-case names."""

    status: int
    body: bytes = b""
    seconds: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass
class Counts:
    """What readers got. `answers`: by status, 0 for none."""

    answers: Counter[int] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    wrong: int = 0  # answers that `expected` refused
    slowest: float = 0.0  # seconds

    @property
    def requests(self) -> int:
        return sum(self.answers.values())

    def add(self, answer: Answer, *, good: bool) -> None:
        self.answers[answer.status] += 1
        self.wrong += not good
        self.slowest = max(self.slowest, answer.seconds)
        if not good:
            self.problems[answer.problem or str(answer.status)] += 1

    def note(self) -> str:
        """The commonest problems, for the table."""
        return ", ".join(f"{count} × {name}" for name, count in self.problems.most_common(3))


class Reader:
    """One kept connection to a server, opened anew when it was closed."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT) -> None:
        self._parts, self._timeout = urlsplit(url), timeout
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def ask(
        self, method: str, path: str, *, body: bytes | None = None, headers: dict[str, str]
    ) -> Answer:
        """A kept connection may be closed by its server at any time (RFC 9112, 9.5): a request
        that got nothing at all on one is made once more, as browsers do."""
        was_kept = self._connection is not None
        answer = self._ask(method, path, body, headers)
        if answer.status == 0 and was_kept and answer.problem in CLOSED:
            answer = self._ask(method, path, body, headers)
        return answer

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        begun = time.monotonic()
        try:
            connection = self._connection or self._opened()
            connection.request(method, path, body, headers)
            got = connection.getresponse()
            content = got.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return Answer(0, seconds=time.monotonic() - begun, problem=type(error).__name__)
        names = {name.lower(): value for name, value in got.getheaders()}
        if got.will_close:
            self.close()
        return Answer(got.status, content, time.monotonic() - begun, names)

    def _opened(self) -> http.client.HTTPConnection:
        host, port = self._parts.hostname or "", self._parts.port
        if self._parts.scheme == "https":
            # The certificate is made for the experiment and signed by itself.
            context = ssl._create_unverified_context()  # noqa: S323
            self._connection = http.client.HTTPSConnection(
                host, port, timeout=self._timeout, context=context
            )
        else:
            self._connection = http.client.HTTPConnection(host, port, timeout=self._timeout)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


CLOSED = {"RemoteDisconnected", "ConnectionResetError", "BrokenPipeError"}


def is_ok(answer: Answer) -> bool:
    return answer.status == 200


@contextmanager
def readers(
    url: str,
    paths: Sequence[str],
    *,
    count: int = 8,
    expected: Callable[[Answer], bool] = is_ok,
    headers: Mapping[str, str] | None = None,
    pause: float = 0.0,
) -> Iterator[Counts]:
    """`count` readers go round the paths while the context lasts; what they got is in Counts."""
    counts, stop, lock = Counts(), threading.Event(), threading.Lock()

    def read(first: int) -> None:
        reader, at = Reader(url), first
        while not stop.is_set():
            answer = reader.get(paths[at % len(paths)], **(headers or {}))
            at += 1
            with lock:
                counts.add(answer, good=expected(answer))
            stop.wait(pause)
        reader.close()

    threads = [threading.Thread(target=read, args=(at,), daemon=True) for at in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield counts
    finally:
        stop.set()
        for thread in threads:
            thread.join(TIMEOUT * 2)


@contextmanager
def slow_clients(url: str, *, count: int) -> Iterator[list[socket.socket]]:
    """Connections that send a request so slowly that it never ends."""
    parts = urlsplit(url)
    address = parts.hostname or "", parts.port or 80
    stop = threading.Event()
    opened = [socket.create_connection(address, timeout=TIMEOUT) for _ in range(count)]
    for one in opened:
        one.sendall(b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")

    def drip() -> None:
        while not stop.wait(1.0):
            for one in opened:
                try:
                    one.send(b"a")
                except OSError:
                    continue  # the server had enough of it

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        yield opened
    finally:
        stop.set()
        thread.join(TIMEOUT)
        for one in opened:
            one.close()


class RawReader(Reader):
    """Sends an address as it is, whatever bytes it is made of; from an address of its own."""

    def __init__(self, url: str, *, source: str = "127.0.0.1") -> None:
        super().__init__(url)
        self._source = source

    def _opened(self) -> http.client.HTTPConnection:
        connection: Any = super()._opened()
        connection.source_address = (self._source, 0)
        connection._validate_path = lambda _path: None
        connection._encode_request = lambda request: request.encode("latin-1")
        self._connection = connection
        return self._connection


@contextmanager
def raw(url: str, *, source: str = "127.0.0.1") -> Iterator[RawReader]:
    reader = RawReader(url, source=source)
    try:
        yield reader
    finally:
        reader.close()


def shown(answer: Answer) -> tuple[int, bytes, str]:
    """What a reader gets; the words of a 400 are those of the server that refused."""
    body = b"" if answer.status in {400, 414} else answer.body
    return answer.status, body, answer.headers.get("location", "")
