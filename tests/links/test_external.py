"""Links to other sites, tried on this machine alone."""

import socket

import pytest

from contacts.enums import LinkProblem
from contacts.links import connections
from contacts.links.external import LinkResult, check_external


def anywhere(_address: str) -> bool:
    return True


def tried(url: str) -> LinkResult:
    return check_external(url, allowed=anywhere, seconds=0.5)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/", None),
        ("/دليل?q=ع", None),
        ("/404", LinkProblem.MISSING),
        ("/410", LinkProblem.MISSING),
        ("/500", LinkProblem.FAILED),
        ("/403", None),
        ("/429", None),
        ("/head-refused", None),
        ("/301//", None),
        ("/302//404", LinkProblem.MISSING),
    ],
)
def test_answer_of_the_other_site_decides(other_site, path, problem):
    assert tried(other_site.url + path).problem == problem


def test_get_follows_where_head_is_refused(other_site):
    tried(f"{other_site.url}/head-refused")
    assert [method for method, _path in other_site.asked] == ["HEAD", "GET"]


def test_redirects_in_circles_end(other_site):
    result = tried(f"{other_site.url}/302/")
    assert result.problem == LinkProblem.UNREACHABLE
    assert result.detail == "HTTPException: it redirects in circles"
    assert len(other_site.asked) == 6


def test_slow_site_is_given_up(other_site):
    result = tried(f"{other_site.url}/slow")
    assert result == LinkResult(LinkProblem.UNREACHABLE, "TimeoutError: timed out")


def test_nobody_listening_is_unreachable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert tried(url).problem == LinkProblem.UNREACHABLE


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/admin/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://user:pw@127.0.0.1/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_own_network_and_other_schemes_are_never_called(url, monkeypatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(connections.socket, "create_connection", refuse)
    assert check_external(url, seconds=0.5).problem == LinkProblem.UNSAFE


def test_redirect_into_the_own_network_is_not_followed(other_site):
    port = other_site.server_port

    def only_first(_address: str) -> bool:
        return not other_site.asked

    url = f"http://127.0.0.1:{port}/302/http://127.0.0.1:{port}/secret"
    result = check_external(url, allowed=only_first, seconds=0.5)
    assert result.problem == LinkProblem.UNSAFE
    assert [path for _method, path in other_site.asked if path == "/secret"] == []


def test_name_with_one_private_address_is_unsafe(monkeypatch):
    answers = [(2, 1, 6, "", (address, 443)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(connections.socket, "getaddrinfo", lambda *_args, **_options: answers)
    assert check_external("https://example.org/").problem == LinkProblem.UNSAFE


@pytest.mark.parametrize("url", ["https://exa mple/\0", "http://[1::2", "https://host:99999/"])
def test_broken_address_is_told_and_not_raised(url):
    assert check_external(url, seconds=0.5).problem in set(LinkProblem)
