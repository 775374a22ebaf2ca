"""Bytes that are hardly HTTP, over a socket to gunicorn itself."""

import socket
from collections import Counter
from urllib.parse import quote_from_bytes, urlsplit

from tests.resilience.attacks.hostile import METHODS, Hostile
from tests.resilience.load import TIMEOUT, Reader
from tests.resilience.table import Row

SEED = 9
PATHS = ("/ar/", "/en/questions/", "/en/search/", "/ar/verify/", "/", "/ar/report/")
NAMES = ("q", "page", "literal")
# Heads that two readers could understand in two ways, or none in any (RFC 9112, 2 to 7).
MALFORMED = (
    b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\n\r\n",
    b"GET /ar/ HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"GET /ar/\r\n\r\n",
    b"GET http://evil.example/ar/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET //evil.example/ar HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\nHost : localhost\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
    b"GET /ar/\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /ar/ HTTP/1.1\nHost: localhost\n\n",
    b"POST /ar/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST /ar/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
    b"Content-Length: 6\r\n\r\nabcdef",
    b"POST /ar/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin/ HTTP/1.1\r\n\r\n",
    b"POST /ar/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    b"POST /ar/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /ar/ HTTP/1.1\r\nHost: localhost\r\n" + b"X: 1\r\n" * 2_000 + b"\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x00" * 1_000,
)


def raw_row(url: str, *, count: int) -> Row:
    """Failed is what the server answers with 5xx, and if it serves no page afterwards."""
    hostile, answers = Hostile(SEED), Counter[int]()
    for number in range(count):
        odd = number % 4 == 0
        head = hostile.random.choice(MALFORMED) if odd else spoilt(hostile)
        answers[status_of(url, head)] += 1
    served = Reader(url).get("/ar/").status == 200
    # Refused in the protocol's own words: a coding or a version that the server does not speak.
    failures = sum(n for status, n in answers.items() if status >= 500 and status not in {501, 505})
    note = ", ".join(f"{n:,} × {status or 'closed'}" for status, n in sorted(answers.items()))
    return Row("raw bytes to gunicorn", count, failures + (not served), note)


def spoilt(hostile: Hostile) -> bytes:
    """A request that is HTTP in its form."""
    target = quote_from_bytes(hostile.path(PATHS)).encode()[:3_000]
    method = hostile.random.choice(METHODS).encode()
    query = hostile.pairs(NAMES)[:3_000].translate(None, b"\r\n ")
    fields = [b"Host: localhost", b"Connection: close"]
    fields += [
        name.encode() + b": " + value.encode("latin-1") for name, value in hostile.headers().items()
    ]
    body = b"" if method in (b"GET", b"HEAD") else hostile.pairs(NAMES)[:20_000]
    fields.append(b"Content-Length: %d" % len(body))
    return (
        method
        + b" "
        + target
        + b"?"
        + query
        + b" HTTP/1.1\r\n"
        + b"\r\n".join(fields)
        + (b"\r\n\r\n" + body)
    )


def status_of(url: str, request: bytes) -> int:
    """The status of the first answer; 0 when the connection was closed without one."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "", parts.port or 80), TIMEOUT) as opened:
        try:
            opened.sendall(request)
            opened.shutdown(socket.SHUT_WR)
            first = opened.recv(64)
        except ConnectionError:
            return 0
    words = first.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
