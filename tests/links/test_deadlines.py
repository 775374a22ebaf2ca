"""Other sites that never come to an end: each link, and each run, has one deadline in all."""

import threading
import time

import pytest

from contacts.enums import LinkProblem
from contacts.links import connections
from contacts.links.checking import in_time
from contacts.links.external import LinkResult, check_external
from tests.dripping import dripping

SECONDS = 0.3
OK = b"HTTP/1.1 200 OK\r\n"
NEVER_ENDING = {
    "a status line": (b"HTTP/1.1 200 ", b"O", 0.02),
    "headers": (OK + b"X: ", b"x", 0.02),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.02),
    "continue at once": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 0),
    "headers at once": (OK, b"".join(b"X-%d: x\r\n" % number for number in range(90)), 0),
    "one header at once": (OK + b"X: ", b"x" * 10_000, 0),
    "silence": (b"", b"", 0.02),
    "redirects": (b"HTTP/1.1 302 Found\r\nLocation: /\r\nX: ", b"x", 0.02),
}


def anywhere(_address: str) -> bool:
    return True


@pytest.mark.parametrize("what", NEVER_ENDING)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_site_that_never_ends_is_given_up(what, scheme):
    first, then, pause = NEVER_ENDING[what]
    begun = time.monotonic()
    with dripping(first, then, pause=pause) as port:
        result = check_external(f"{scheme}://127.0.0.1:{port}/", allowed=anywhere, seconds=SECONDS)
    assert result.problem == LinkProblem.UNREACHABLE
    assert time.monotonic() - begun < SECONDS * 3


def test_handshake_that_never_ends_is_given_up():
    begun = time.monotonic()
    with dripping(b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xfb", b"\x03") as port:
        result = check_external(f"https://127.0.0.1:{port}/", allowed=anywhere, seconds=SECONDS)
    assert result.problem == LinkProblem.UNREACHABLE
    assert time.monotonic() - begun < SECONDS * 3


def test_body_that_never_ends_is_not_waited_for():
    with dripping(OK + b"Content-Length: 9999999\r\n\r\n", b"x") as port:
        result = check_external(f"http://127.0.0.1:{port}/", allowed=anywhere, seconds=5)
    assert result == LinkResult(None, "200")


def test_redirects_that_each_take_their_time_share_one_deadline():
    with dripping(b"", b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", pause=0.15) as port:
        url = f"http://127.0.0.1:{port}/"
        result = check_external(url, allowed=anywhere, seconds=0.4)
    assert result.detail.startswith("TimeoutError: ")


def test_name_that_is_never_found_is_given_up(monkeypatch):
    leave = threading.Event()
    monkeypatch.setattr(connections.socket, "getaddrinfo", lambda *_, **_options: leave.wait(5))
    result = check_external("https://example.org/", seconds=0.1)
    leave.set()
    assert result.problem == LinkProblem.UNREACHABLE
    assert result.detail.startswith("TimeoutError: not done within 0.")


def test_run_ends_in_time_with_what_was_found_until_then():
    leave, slow = threading.Event(), [f"https://slow-{number}.example/" for number in range(20)]

    def tried(url: str) -> LinkResult:
        if url in slow:
            leave.wait(5)
        return LinkResult(None, "200")

    found = []
    for url, _result in in_time(["https://quick.example/", *slow], tried, 0.3):
        found.append(url)
        threading.Timer(0.5, leave.set).start()
    assert found == ["https://quick.example/"]
