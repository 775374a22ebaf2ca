"""What nginx sends on is what the site reads: no request hides in another one's body."""

import contextlib
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.resilience import servers
from tests.resilience.load import raw

HIDDEN = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Hidden: yes\r\n\r\n"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nCache-Control: s-maxage=1\r\n\r\npage"


class Upstream(socketserver.StreamRequestHandler):
    """Reads each request as its head says, and writes down what does not come."""

    timeout = 2

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            while head := self.head():
                self.server.heads.append(head)
                length = next((one for one in head if one.startswith(b"content-length:")), b": 0")
                wanted = int(length.split(b":")[1])
                if len(self.rfile.read(wanted)) < wanted:
                    self.server.missing.append(head)
                self.wfile.write(PAGE)

    def head(self) -> list[bytes]:
        lines = []
        while (line := self.rfile.readline().strip().lower()) or lines:
            if not line:
                return lines
            lines.append(line)
        return lines


@pytest.fixture
def upstream() -> Iterator[socketserver.ThreadingTCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Upstream) as server:
        server.daemon_threads = True
        server.heads, server.missing = [], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def before(upstream) -> Iterator[servers.Server]:
    with servers.nginx([f"127.0.0.1:{upstream.server_address[1]}"]) as front:
        upstream.heads.clear()
        yield front


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_page_asked_for_with_a_body_is_refused(upstream, before, method):
    with raw(before.url) as reader:
        answer = reader.ask(method, "/ar/", body=HIDDEN, headers={})
    assert answer.status == 400
    assert upstream.heads == []


def test_page_asked_for_with_an_empty_body_is_answered(before):
    with raw(before.url) as reader:
        assert reader.get("/ar/", **{"Content-Length": "0"}).body == b"page"


@pytest.mark.parametrize("chunk", [b"", HIDDEN])
def test_mirrored_request_goes_without_a_body(upstream, before, chunk):
    """In chunks nobody knows the length before."""
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(chunk), chunk) if chunk else b"0\r\n\r\n"
    with raw(before.url) as reader:
        reader.ask("GET", "/ar/", body=body, headers={"Transfer-Encoding": "chunked"})
    assert upstream.missing == []
    assert not any(b"x-hidden: yes" in head for head in upstream.heads)


def frame(kind: int, flags: int, payload: bytes, *, stream: int = 1) -> bytes:
    """RFC 9113, 4.1."""
    return (
        struct.pack(">I", len(payload))[1:]
        + bytes([kind, flags])
        + struct.pack(">I", stream)
        + payload
    )


def literal(name: bytes, value: bytes) -> bytes:
    """A header that no table knows (RFC 7541, 6.2.2)."""
    return b"\x00" + bytes([len(name)]) + name + bytes([len(value)]) + value


def test_page_asked_for_over_http2_with_a_body_of_no_length(upstream, before):
    context = ssl._create_unverified_context()  # noqa: S323  made for the test
    context.set_alpn_protocols(["h2"])
    names = {
        b":method": b"GET",
        b":scheme": b"https",
        b":path": b"/ar/",
        b":authority": b"localhost",
    }
    head = b"".join(literal(*one) for one in names.items())
    port = urlsplit(before.url).port
    with (
        socket.create_connection(("127.0.0.1", port), 5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as link,
    ):
        link.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, b"", stream=0))
        link.sendall(frame(1, 4, head) + frame(0, 1, HIDDEN))
        link.settimeout(3)
        with contextlib.suppress(OSError):
            while link.recv(65_536):
                pass
    asked = [head[0] for head in upstream.heads]
    assert b"get /ar/ http/1.1" in asked
    assert b"get /lasting/ar/ http/1.1" in asked
    assert upstream.missing == []
    assert not any(b"x-hidden: yes" in head for head in upstream.heads)
