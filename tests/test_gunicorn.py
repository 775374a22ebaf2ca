"""gunicorn as it is set up here, under hostile and unlucky clients: no smuggling, no starving."""

import re
import signal
import socket
import threading
import time

import pytest

from tests.gunicorn_process import LARGE, Connection, request, running

GET = request("/page/")
POST = b"POST /page/ HTTP/1.1\r\nHost: a\r\n"
REFUSED, ONE, TWO = [400], [200], [200, 200]
# What two readers of one stream could take for different requests (RFC 9112, 11.2), with the
# answers to it. Nothing behind a refused request is read.
DOUBTFUL = {
    "pipelined": (GET * 2, TWO),
    "two hosts": (GET.replace(b"Host: a", b"Host: a\r\nHost: b"), REFUSED),
    "no host": (GET.replace(b"Host: a\r\n", b""), REFUSED),
    "bare LF": (GET.replace(b"\r\n", b"\n"), REFUSED),
    "bare CR": (GET.replace(b"Host: a", b"Host: a\rX: b"), REFUSED),
    "folded line": (GET.replace(b"Host: a", b"Host: a\r\n b"), REFUSED),
    "blank before colon": (GET.replace(b"Host:", b"Host :"), REFUSED),
    "authority form": (GET.replace(b"/page/", b"a:80"), REFUSED),
    "nul": (GET.replace(b"Host: a", b"Host: a\x00"), REFUSED),
    "absolute form": (GET.replace(b"/page/", b"http://b/page/"), ONE),
    "empty line before": (b"\r\n" + GET, ONE),
    "strange version": (GET.replace(b"HTTP/1.1", b"HTTP/1.9"), ONE),
    "body of a GET": (request("/page/", "Content-Length: 5") + b"abcde", ONE),
    "body that is a request": (request("/page/", f"Content-Length: {len(GET)}") + GET + GET, TWO),
    "chunked GET": (request("/page/", "Transfer-Encoding: chunked") + b"0\r\n\r\n" + GET, TWO),
    "post, then a page": (POST + b"Content-Length: 3\r\n\r\nabc" + GET, TWO),
    "two lengths": (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab" + GET, REFUSED),
    "length and chunked": (
        POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET,
        REFUSED,
    ),
}


@pytest.fixture(scope="module")
def port():
    with running() as server:
        yield server.port


@pytest.fixture
def connection(port):
    made = Connection(port)
    made.send(request("/first/"))
    assert made.answer() == (200, b"GET")
    yield made
    made.socket.close()


def statuses(port: int, data: bytes, pieces: int) -> list[int]:
    """Of all answers until the server closes the connection, as a request of ours asks it last."""
    connection = Connection(port)
    connection.send(request("/first/"))
    connection.answer()
    data += request("/last/", "Connection: close")
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
    return [int(status) for status in re.findall(rb"HTTP/1\.\d (\d+)", got)]


@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("name", DOUBTFUL)
def test_doubtful_request_is_refused_or_read_in_the_one_way_of_the_standard(port, name, pieces):
    data, expected = DOUBTFUL[name]
    last = [] if expected == REFUSED else [200]
    assert statuses(port, data, pieces) == expected + last


def test_old_version_gets_one_answer_and_is_kept_no_longer(port):
    assert statuses(port, GET.replace(b"HTTP/1.1", b"HTTP/1.0"), 1) == ONE


def test_head_and_304_have_no_body(connection):
    connection.send(request("/page/", method="HEAD"))
    assert connection.answer(has_body=False) == (200, b"")
    connection.send(request("/page/", 'If-None-Match: "x"'))
    assert connection.answer() == (304, b"")
    connection.send(GET)
    assert connection.answer() == (200, b"GET")


def test_request_in_pieces_waits_for_its_rest(connection):
    connection.send(GET[:20])
    time.sleep(0.2)
    connection.send(GET[20:])
    assert connection.answer() == (200, b"GET")


def test_body_belongs_to_its_request(connection):
    connection.send(POST + b"Content-Length: 3\r\n\r\nabc" + GET)
    assert connection.answer() == (200, b"abcPOST")
    assert connection.answer() == (200, b"GET")


def test_two_requests_at_once_are_both_answered_in_order(connection):
    connection.send(request("/page/") + request("/page/", 'If-None-Match: "x"'))
    assert [connection.answer()[0] for _ in range(2)] == [200, 304]


def test_slow_reader_gets_all_of_it_and_blocks_nobody(connection, port):
    connection.send(request("/large/"))
    other = Connection(port)
    for _ in range(2):
        other.send(GET)
        assert other.answer() == (200, b"GET")
    other.socket.close()
    assert len(connection.answer()[1]) == LARGE
    connection.send(GET)
    assert connection.answer() == (200, b"GET")


def test_reader_who_leaves_harms_nobody(connection, port):
    for _ in range(5):
        gone = Connection(port)
        gone.send(request("/large/"))
        gone.socket.close()
    connection.send(GET)
    assert connection.answer() == (200, b"GET")


def test_fault_of_the_application_ends_one_request(connection, port):
    connection.send(request("/breaks/"))
    assert connection.answer()[0] == 500
    other = Connection(port)
    other.send(GET)
    assert other.answer() == (200, b"GET")
    other.socket.close()


def test_busy_connections_starve_no_other(port):
    stop = threading.Event()

    def hurry() -> None:
        busy = Connection(port)
        while not stop.is_set():
            busy.send(GET)
            busy.answer()
        busy.socket.close()

    threads = [threading.Thread(target=hurry) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        slowest = 0.0
        for _ in range(10):
            begun = time.monotonic()
            other = Connection(port)
            other.send(GET)
            assert other.answer() == (200, b"GET")
            other.socket.close()
            slowest = max(slowest, time.monotonic() - begun)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert slowest < 2


def test_kept_connection_is_closed_once_it_is_idle_and_no_sooner():
    with running("--keep-alive", "2") as server:
        kept = Connection(server.port)
        for _ in range(5):  # longer than two seconds in all
            kept.send(GET)
            assert kept.answer()[0] == 200
            time.sleep(0.7)
        begun = time.monotonic()
        assert kept.socket.recv(1) == b""
        assert 0.5 < time.monotonic() - begun < 6
        kept.socket.close()


def test_worker_is_renewed_after_its_requests_without_losing_one():
    with running("--max-requests", "5", "--max-requests-jitter", "0") as server:
        answered = 0
        kept = Connection(server.port)
        while answered < 12:
            try:
                kept.send(GET)
                status = kept.answer()[0]
            except (AssertionError, OSError):  # closed between two requests, as may be
                kept.socket.close()
                kept = Connection(server.port)
                continue
            assert status == 200
            answered += 1
        kept.socket.close()


def test_stopping_answers_what_was_asked_and_ends():
    with running() as server:
        kept = Connection(server.port)
        kept.send(request("/large/"))  # more than the buffers hold: it is being sent
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        status, body = kept.answer()
        assert (status, len(body)) == (200, LARGE)
        kept.socket.shutdown(socket.SHUT_WR)
        assert server.process.wait(20) == 0
        kept.socket.close()
