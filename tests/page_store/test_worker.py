"""The worker's short way: what it takes for a plain GET, and that both ways answer alike."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from citizen_help.page_worker import plain_get

HEAD = b"GET /ar/ HTTP/1.1\r\nHost: a.example\r\nAccept-Encoding: gzip\r\n\r\n"


def with_line(line: bytes) -> bytes:
    return HEAD[:-2] + line + b"\r\n\r\n"


def test_plain_get_is_read():
    environ = plain_get(with_line(b'If-None-Match:  "abc" '))
    assert environ == {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/ar/",
        "QUERY_STRING": "",
        "SERVER_NAME": "",
        "SERVER_PORT": "",
        "HTTP_HOST": "a.example",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_IF_NONE_MATCH": '"abc"',
        "wsgi.url_scheme": "http",
    }


@pytest.mark.parametrize(
    "head",
    [
        b"",
        HEAD[:-1],
        HEAD[:-2],
        HEAD + b"G",
        HEAD + HEAD,
        HEAD.replace(b"GET", b"HEAD"),
        HEAD.replace(b"GET", b"get"),
        HEAD.replace(b"1.1", b"1.0"),
        HEAD.replace(b"/ar/", b"/ar/?q=1"),
        HEAD.replace(b"/ar/", b"/%61r/"),
        HEAD.replace(b"/ar/", b"http://a.example/ar/"),
        HEAD.replace(b"/ar/", b"*"),
        HEAD.replace(b"\r\n", b"\n"),
        HEAD.replace(b"Host:", b"Host :"),
        with_line(b"Host: b.example"),
        with_line(b"X-Forwarded-Proto: https\r\nX-Forwarded-Proto: http"),
        with_line(b"SCRIPT_NAME: /evil"),
        with_line(b"X: a\r\n folded"),
        with_line(b"X: a\x00"),
        with_line(b"X: a\rb"),
        with_line(b": a"),
        with_line(b"no colon"),
        with_line(b"Content-Length: 0"),
        with_line(b"Transfer-Encoding: chunked"),
        with_line(b"Expect: 100-continue"),
        with_line(b"Upgrade: h2c"),
        with_line(b"Connection: close"),
        with_line(b"Connection: keep-alive, upgrade"),
    ],
)
def test_anything_else_is_left_to_the_usual_parser(head):
    assert plain_get(head) is None


APPLICATION = """
from citizen_help.page_store.page import Answer
BODY = b"page" * 1_000_000
class Store:
    is_due_to_look = False
    def at_hand(self, environ):
        if environ["PATH_INFO"] != "/at-hand/":
            return None
        if environ.get("HTTP_IF_NONE_MATCH"):
            return Answer("304 Not Modified", [("ETag", '"x"')], b"")
        return Answer("200 OK", [("X-Way", "short"), ("Content-Length", str(len(BODY)))], BODY)
    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read() + environ["REQUEST_METHOD"].encode()
        start_response("200 OK", [("X-Way", "usual"), ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
application = Store()
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Of a gunicorn with one such worker and an application that says which way was taken."""
    folder: Path = tmp_path_factory.mktemp("worker")
    (folder / "two_ways.py").write_text(APPLICATION, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    options = f"-k citizen_help.page_worker.PageWorker --threads 2 -b 127.0.0.1:{free}".split()
    command = [sys.executable, "-m", "gunicorn", *options, "--no-control-socket", "two_ways"]
    env = {**os.environ, "PYTHONPATH": f"{folder}:{Path.cwd()}"}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=env, stderr=log)
    try:
        wait_for(free)
        yield free
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


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


@pytest.fixture
def connection(port):
    """One on which the first request, which always goes the usual way, is over."""
    made = Connection(port)
    made.send(b"GET /first/ HTTP/1.1\r\nHost: a\r\n\r\n")
    assert made.answer() == (200, "usual", b"GET")
    yield made
    made.socket.close()


def get(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: a", *lines, "", ""]).encode()


def test_page_at_hand_takes_the_short_way_again_and_again(connection):
    for _ in range(3):
        connection.send(get("/at-hand/"))
        status, way, body = connection.answer()
        assert (status, way, len(body)) == (200, "short", 4_000_000)


def test_ways_may_alternate_on_one_connection(connection):
    ways = []
    for path in ("/at-hand/", "/other/", "/at-hand/", "/other/"):
        connection.send(get(path))
        ways.append(connection.answer()[1])
    assert ways == ["short", "usual", "short", "usual"]


def test_not_modified_has_no_body(connection):
    connection.send(get("/at-hand/", 'If-None-Match: "x"'))
    assert connection.answer()[0] == 304
    connection.send(get("/other/"))
    assert connection.answer() == (200, "usual", b"GET")


def test_slow_reader_gets_all_of_it_and_blocks_nobody(connection, port):
    connection.send(get("/at-hand/"))  # more than the buffers between the two hold
    other = Connection(port)
    for path in ("/first/", "/at-hand/"):
        other.send(get(path))
        assert other.answer()[0] == 200
    other.socket.close()
    assert len(connection.answer()[2]) == 4_000_000
    connection.send(get("/other/"))
    assert connection.answer() == (200, "usual", b"GET")


def test_request_in_pieces_waits_for_its_rest(connection):
    request = get("/at-hand/")
    connection.send(request[:20])
    time.sleep(0.2)
    connection.send(request[20:])
    assert connection.answer()[:2] == (200, "usual")


def test_body_is_read_by_the_usual_way(connection):
    connection.send(b"POST /at-hand/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
    assert connection.answer() == (200, "usual", b"abcPOST")
    connection.send(get("/at-hand/"))
    assert connection.answer()[1] == "short"


def test_two_requests_at_once_are_both_answered_in_order(connection):
    connection.send(get("/other/") + get("/at-hand/"))
    assert connection.answer()[1] == "usual"
    assert connection.answer()[0] == 200


def test_reader_who_leaves_harms_nobody(connection, port):
    for _ in range(5):
        gone = Connection(port)
        gone.send(get("/first/"))
        gone.answer()
        gone.send(get("/at-hand/"))
        gone.socket.close()
    connection.send(get("/at-hand/"))
    assert connection.answer()[1] == "short"
