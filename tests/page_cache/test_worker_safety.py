"""The worker under hostile and unlucky clients: no smuggling, no starving, no lost answers."""

import re
import signal
import socket
import threading
import time

import pytest

from tests.page_cache.worker import PAGE_WORKER, Connection, get, running

AT_HAND = get("/at-hand/", 'If-None-Match: "x"')  # answered by a 304, which has no body
POST = b"POST /at-hand/ HTTP/1.1\r\nHost: a\r\n"
# What two readers of one stream could take for different requests (RFC 9112, 11.2).
DOUBTFUL = {
    "pipelined": AT_HAND * 3,
    "pipelined, other first": get("/other/") + AT_HAND + get("/other/") + AT_HAND,
    "two hosts": AT_HAND.replace(b"Host: a", b"Host: a\r\nHost: b"),
    "no host": AT_HAND.replace(b"Host: a\r\n", b""),
    "bare LF": AT_HAND.replace(b"\r\n", b"\n"),
    "bare CR": AT_HAND.replace(b"Host: a", b"Host: a\rX: b"),
    "folded line": AT_HAND.replace(b"Host: a", b"Host: a\r\n b"),
    "blank before colon": AT_HAND.replace(b"Host:", b"Host :"),
    "absolute form": AT_HAND.replace(b"/at-hand/", b"http://b/at-hand/"),
    "authority form": AT_HAND.replace(b"/at-hand/", b"a:80"),
    "empty line before": b"\r\n" + AT_HAND,
    "nul": AT_HAND.replace(b"Host: a", b"Host: a\x00"),
    "old version": AT_HAND.replace(b"HTTP/1.1", b"HTTP/1.0"),
    "strange version": AT_HAND.replace(b"HTTP/1.1", b"HTTP/1.9"),
    "body of a GET": AT_HAND.replace(b"Host: a", b"Host: a\r\nContent-Length: 5") + b"abcde",
    "body that is a request": AT_HAND.replace(
        b"Host: a", b"Host: a\r\nContent-Length: %d" % len(AT_HAND)
    )
    + AT_HAND
    + AT_HAND,
    "chunked GET": AT_HAND.replace(b"Host: a", b"Host: a\r\nTransfer-Encoding: chunked")
    + b"0\r\n\r\n"
    + AT_HAND,
    "length and chunked": POST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    + AT_HAND,
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab" + AT_HAND,
    "post, then a page": POST + b"Content-Length: 3\r\n\r\nabc" + AT_HAND,
}


@pytest.fixture(scope="module")
def ways():
    """Ports of the worker and of gunicorn's own."""
    with running() as ours, running("gthread") as usual:
        yield ours.port, usual.port


def statuses(port: int, data: bytes, pieces: int) -> list[str]:
    """Of all answers on a kept connection until the server closes it, as is asked last."""
    connection = Connection(port)
    connection.send(get("/first/"))
    connection.answer()
    data += get("/last/", "Connection: close")
    size, got = -(-len(data) // pieces), b""
    try:
        for start in range(0, len(data), size):
            connection.send(data[start : start + size])
            time.sleep(0.02 * (pieces > 1))
        while more := connection.socket.recv(65536):
            got += more
    except (BrokenPipeError, ConnectionResetError):
        pass  # cut off behind a bad request
    connection.socket.close()
    return re.findall(r"HTTP/1\.1 (\d+)", got.decode("latin-1"))


def same_by_the_usual_way(found: list[str]) -> list[str]:
    """The usual way of this application does not know of 304."""
    return ["200" if status == "304" else status for status in found]


@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("name", DOUBTFUL)
def test_doubtful_requests_are_told_apart_as_by_gunicorn(ways, name, pieces):
    ours, usual = (statuses(port, DOUBTFUL[name], pieces) for port in ways)
    assert same_by_the_usual_way(ours) == usual


def test_client_that_does_not_close_its_side_stops_nobody(ways):
    lazy = [Connection(ways[0]) for _ in range(3)]
    for one in lazy:
        one.send(get("/other/", "Connection: close"))
        assert one.answer()[0] == 200
    begun = time.monotonic()
    reader = Connection(ways[0])
    reader.send(get("/other/"))
    assert reader.answer()[0] == 200
    assert time.monotonic() - begun < 1.5
    for one in lazy:  # each hears that nothing more comes, and is let go
        assert one.socket.recv(1) == b""
        one.socket.close()
    reader.socket.close()


def test_busy_connections_starve_no_other(ways):
    stop = threading.Event()

    def hurry() -> None:
        busy = Connection(ways[0])
        busy.send(get("/first/"))
        busy.answer()
        while not stop.is_set():
            busy.send(AT_HAND)
            busy.answer()
        busy.socket.close()

    threads = [threading.Thread(target=hurry) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        slowest = 0.0
        for _ in range(10):
            begun = time.monotonic()
            other = Connection(ways[0])
            other.send(get("/other/"))
            assert other.answer() == (200, "usual", b"GET")
            other.socket.close()
            slowest = max(slowest, time.monotonic() - begun)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert slowest < 2


def test_kept_connection_is_closed_once_it_is_idle_and_no_sooner():
    with running(PAGE_WORKER, "--keep-alive", "2") as server:
        kept = Connection(server.port)
        for path in ("/first/", *["/at-hand/"] * 4):  # longer than two seconds in all
            kept.send(get(path))
            assert kept.answer()[0] == 200
            time.sleep(0.7)
        begun = time.monotonic()
        assert kept.socket.recv(1) == b""
        assert 0.5 < time.monotonic() - begun < 6
        kept.socket.close()


def test_worker_is_renewed_after_its_requests_without_losing_one():
    with running(PAGE_WORKER, "--max-requests", "5") as server:
        answered = 0
        kept = Connection(server.port)
        while answered < 12:
            try:
                kept.send(AT_HAND)
                status = kept.answer()[0]
            except (AssertionError, OSError):  # closed between two requests, as may be
                kept.socket.close()
                kept = Connection(server.port)
                continue
            assert status in {200, 304}
            answered += 1
        kept.socket.close()


def test_stopping_answers_what_was_asked_and_ends():
    with running() as server:
        kept = Connection(server.port)
        kept.send(get("/first/"))
        kept.answer()
        kept.send(get("/at-hand/"))  # more than the buffers hold: it is being sent
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        status, _way, body = kept.answer()
        assert (status, len(body)) == (200, 4_000_000)
        kept.socket.shutdown(socket.SHUT_WR)
        assert server.process.wait(20) == 0
        kept.socket.close()
