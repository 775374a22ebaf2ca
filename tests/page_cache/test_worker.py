"""The worker's short way: what it takes for a plain GET, and that both ways answer alike."""

import time

import pytest

from citizen_help.page_worker import plain_get
from tests.page_cache.worker import Connection, get, running

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


@pytest.fixture(scope="module")
def port():
    with running() as server:
        yield server.port


@pytest.fixture
def connection(port):
    """One on which the first request, which always goes the usual way, is over."""
    made = Connection(port)
    made.send(b"GET /first/ HTTP/1.1\r\nHost: a\r\n\r\n")
    assert made.answer() == (200, "usual", b"GET")
    yield made
    made.socket.close()


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


def test_fault_on_the_short_way_is_left_to_the_usual_one(connection):
    connection.send(get("/at-hand/").replace(b"Host: a", b"Host: breaks"))
    assert connection.answer() == (200, "usual", b"GET")
    connection.send(get("/at-hand/"))
    assert connection.answer()[1] == "short"
