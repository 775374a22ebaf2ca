"""The shipped nginx file before the shipped gunicorn settings, driven as readers would."""

import socket
import ssl
import time
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlsplit

import pytest

from tests.resilience import servers
from tests.resilience.load import Reader, readers


def test_page_is_served_compressed_and_without_a_cookie(reader):
    answer = reader.get("/ar/", **{"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
    assert "set-cookie" not in answer.headers
    assert "max-age" in answer.headers["strict-transport-security"]
    assert "nginx/" not in answer.headers["server"]


def test_unknown_query_and_cookies_change_nothing(reader):
    plain = reader.get("/en/questions/")
    other = reader.get("/en/questions/?utm_source=x&q=1", Cookie="sessionid=1; django_language=ar")
    assert (plain.status, plain.body, plain.headers["etag"]) == (
        200,
        other.body,
        other.headers["etag"],
    )


def test_query_of_a_page_is_part_of_its_address(reader):
    found = reader.get("/en/search/?q=hotline")
    other = reader.get("/en/search/?q=app")
    assert (found.status, other.status) == (200, 200)
    assert found.body != other.body


def test_page_known_already_is_not_sent_again(reader):
    etag = reader.get("/ar/").headers["etag"]
    assert reader.get("/ar/", **{"If-None-Match": etag}).status == 304


def test_edit_shows_soon(data, front, reader):
    path = "/en/pages/privacy/"
    assert b"Edited just now" not in reader.get(path).body
    edit = "row = Page.objects.get(slug='privacy'); row.title_en = 'Edited just now'; row.save()"
    with readers(front.url, [path], count=2, pause=0.02) as counts:
        data.shell(f"from contacts.models import Page; {edit}")
        # Three seconds where nothing else runs; `make resilience ROWS=machines` measures.
        deadline = time.monotonic() + 30
        while b"Edited just now" not in reader.get(path).body:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert set(counts.answers) == {200}
    time.sleep(2.5)  # nginx may show other pages as they were, for as long as it was told


def test_strange_host_gets_no_answer(reader):
    assert reader.get("/ar/", Host="evil.example").status == 0


def test_claimed_addresses_and_hosts_reach_no_page(reader):
    plain = reader.get("/en/questions/")
    claimed = reader.get(
        "/en/questions/", **{"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "6.6.6.6"}
    )
    assert (claimed.status, claimed.body) == (200, plain.body)


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/ar/", None, {"X-Long": "a" * 40_000}, 400),
        ("GET", "/ar/?" + "a" * 20_000, None, {}, 414),
        ("POST", "/ar/verify/", b"a" * 100_000, {}, 413),
        ("GET", "/metrics", None, {}, 404),
    ],
)
def test_what_is_too_large_is_refused_by_nginx(reader, method, path, body, headers, status):
    assert reader.ask(method, path, body=body, headers=headers).status == status


def test_clients_that_do_not_close_their_side_stop_nobody(front, reader):
    """gunicorn would wait for each of them, two seconds long, and read no other meanwhile."""
    parts = urlsplit(front.url)
    context = ssl.create_default_context(cafile=front.certificate)
    path, close = "/en/search/?q=hotline", b"Host: localhost\r\nConnection: close\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(4):
            plain = socket.create_connection((parts.hostname, parts.port), timeout=10)
            lazy = stack.enter_context(context.wrap_socket(plain, server_hostname="localhost"))
            lazy.sendall(b"GET " + path.encode() + b" HTTP/1.1\r\n" + close)
            assert b"".join(iter(partial(lazy.recv, 65536), b"")).startswith(b"HTTP/1.1 200 ")
        found = reader.get(path)
    assert (found.status, found.seconds < 1.5) == (200, True)


def test_desk_asks_for_a_password_and_is_kept_by_no_cache(reader):
    answer = reader.get("/admin/login/")
    assert answer.status == 200
    assert "no-store" in answer.headers["cache-control"]
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-csrftoken=")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_pages_outlive_the_site_and_what_a_search_found_does_not(data):
    https = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}
    paths = ["/ar/", "/ar/search/?q=19912", "/en/search/?q=qqqq", "/en/suggest/?q=1991"]
    with ExitStack() as stack:
        site = stack.enter_context(servers.gunicorn(data, **https))
        front = stack.enter_context(servers.nginx([site.url.removeprefix("http://")]))
        reader = Reader(front.url)
        assert [reader.get(path).status for path in paths] == [200] * 4
        site.process.terminate()
        site.process.wait(30)
        time.sleep(2.5)  # what may be shown for a moment is over
        assert [reader.get(path).status for path in paths] == [200, 502, 502, 502]
        reader.close()


@pytest.mark.parametrize("accept", ["br;q=0", "*;q=0", "gzip;q=0", "identity;q=0", "br", ";q,="])
def test_page_comes_in_no_coding_that_was_not_asked_for(reader, accept):
    answer = reader.get("/ar/", **{"Accept-Encoding": accept})
    assert (answer.status, answer.headers.get("content-encoding")) == (200, None)


def test_balancer_asks_by_address(reader):
    assert reader.get("/healthz", Host="10.1.2.3").status == 200
    assert reader.get("/ar/", Host="10.1.2.3").status == 0
