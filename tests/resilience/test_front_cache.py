"""What the shipped nginx file keeps: one page for one address, and none for long."""

import random
import socket
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.resilience import servers
from tests.resilience.attacks.odd_addresses import odd_addresses
from tests.resilience.load import raw, shown

REFUSED = (400, b"", "")  # by nginx itself, which takes no NUL in a path
DIRECT = {"Host": "localhost", "X-Forwarded-Proto": "https"}


def test_nobody_gets_the_page_of_another_address(site, open_front):
    addresses = list(dict.fromkeys(odd_addresses(500, seed=6)))
    chance = random.Random(6)  # noqa: S311  it is to be the same every time
    wrong = {}
    with raw(site.url) as alone, raw(open_front.url) as reader:
        expected = {one: shown(alone.get(one, **DIRECT)) for one in addresses}
        for _ in range(2):
            chance.shuffle(addresses)
            for one in addresses:
                if shown(reader.get(one)) != expected[one]:
                    # A channel may have opened meanwhile; another's page stays for a second.
                    got, now = shown(reader.get(one)), shown(alone.get(one, **DIRECT))
                    if got not in (now, REFUSED):
                        wrong[one] = (got[0], now[0])
    assert wrong == {}
    assert {status for status, *_ in expected.values()} >= {200, 404}


@pytest.mark.parametrize("path", ["/en/search/", "/en/suggest/"])
@pytest.mark.parametrize(
    "attack",
    ["q=hotline&q=EVIL", "q=hotline&%71=EVIL", "Q=hotline&q=EVIL", "q=hotline;x&q=EVIL", "q=EVIL#"],
)
def test_search_is_not_answered_with_what_another_asked_for(site, front, path, attack):
    victim = f"{path}?q=hotline"
    with raw(front.url) as attacker, raw(front.url) as reader, raw(site.url) as alone:
        attacker.get(f"{path}?{attack}")
        assert shown(reader.get(victim)) == shown(alone.get(victim, **DIRECT))


HEAD_LINES = [
    ("Range", "bytes=0-10"),
    ("If-None-Match", "*"),
    ("X-HTTP-Method-Override", "POST"),
    ("X-Forwarded-Proto", "http"),
    ("X-Forwarded-Host", "evil.example"),
    ("Host", "LOCALHOST:443"),
    ("Accept-Language", "ar"),
    ("Accept-Encoding", "identity;q=0, *;q=0"),
]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("name", "value"), HEAD_LINES)
def test_first_reader_s_method_and_headers_shape_nobody_else_s_page(
    site, front, reader, method, name, value
):
    path = f"/en/questions/?page={2 + 2 * HEAD_LINES.index((name, value)) + (method == 'HEAD')}"
    with raw(front.url) as attacker, raw(site.url) as alone:
        attacker.ask(method, path, headers={name: value})
        assert shown(reader.get(path)) == shown(alone.get(path, **DIRECT))


def test_answer_that_differs_between_readers_is_not_kept(reader):
    first = reader.get("/questions/", **{"Accept-Language": "en"})
    second = reader.get("/questions/", **{"Accept-Language": "ar"})
    assert (first.status, first.headers["location"]) == (302, "/en/questions/")
    assert second.headers["location"] == "/ar/questions/"


@pytest.mark.parametrize(
    ("wish", "coding"),
    [
        ("gzip, deflate, br, zstd", "gzip"),
        ("br", ""),
        ("br;q=0", ""),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", ""),
        ("gzip;q=0, br;q=0, *", ""),
        ("", ""),
        ("identity", ""),
    ],
)
@pytest.mark.parametrize("path", ["/en/questions/", "/en/search/?q=hotline", "/healthz"])
def test_nobody_gets_a_coding_that_was_not_asked_for(site, reader, path, wish, coding):
    answer = reader.get(path, **{"Accept-Encoding": wish})
    if coding and path != "/healthz":  # which is too short to be worth it
        assert (answer.headers["content-encoding"], answer.body[:2]) == ("gzip", b"\x1f\x8b")
        return
    assert "content-encoding" not in answer.headers
    with raw(site.url) as alone:
        assert answer.body == alone.get(path, **DIRECT).body


def test_press_on_what_was_not_looked_for_reaches_the_site_and_is_not_kept(open_front):
    with raw(open_front.url) as reader:
        found = reader.get("/en/search/?q=hotline").body.decode()
        signed = found.split('name="q" value="')[1].split('"')[0]
        for _ in range(2):
            answer = reader.ask(
                "POST",
                "/en/search/unwanted/",
                body=urlencode({"q": signed}).encode(),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
            )
            assert (answer.status, answer.headers["location"]) == (
                303,
                "/en/search/?q=hotline&noted=yes#noted",
            )
    assert [one[:300] for one in kept_files(open_front) if b"unwanted" in one] == []


def test_page_is_known_again_in_either_coding(reader):
    for wish in ("gzip", "identity"):
        tag = reader.get("/ar/", **{"Accept-Encoding": wish}).headers["etag"]
        again = reader.get("/ar/", **{"Accept-Encoding": wish, "If-None-Match": tag})
        assert (again.status, again.body) == (304, b"")


def test_what_readers_ask_and_type_is_not_among_the_kept_files(open_front):
    with raw(open_front.url) as reader:
        for path in ("search", "suggest", "verify"):
            assert reader.get(f"/en/{path}/?q=hotline").status == 200
        assert reader.get("/en/1098765432/").status == 404
        assert reader.get("/en/").status == 200
    kept = kept_files(open_front)
    assert any(b"KEY: /en/\n" in one for one in kept)
    typed = (b"/search/", b"/suggest/", b"/verify/", b"1098765432")
    assert [one[:300] for one in kept if any(key in one.split(b"\r\n")[0] for key in typed)] == []


def test_invented_answers_of_the_chooser_leave_no_files(open_front):
    with raw(open_front.url) as reader:
        assert reader.get("/en/choose/").status == 200
        for number in range(3):
            answer = reader.get(f"/en/choose/invented-{number}/")
            assert (answer.status, answer.headers["location"]) == (302, "/en/choose/")
    kept = kept_files(open_front)
    assert any(b"KEY: /en/choose/\n" in one for one in kept)
    assert [one[:300] for one in kept if b"invented" in one] == []


def kept_files(front: servers.Server) -> list[bytes]:
    return [one.read_bytes() for one in Path(front.folder, "cache").rglob("*") if one.is_file()]


@pytest.mark.parametrize("letter", ["a", "\U0001f1f8"])
def test_long_text_is_sent_for_checking_without_a_file(site, open_front, letter):
    """5,000 characters, of which each may take 12 bytes in a form."""
    folders = [open_front.folder / name for name in ("t1", "t2")]
    for folder in folders:
        if folder.exists():  # without it nginx can only answer 500 when it needs a file
            folder.rmdir()
    encoded = "".join(f"%{byte:02X}" for byte in letter.encode()) * 5_000
    body = f"q={encoded}&x={'y' * 500}".encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with raw(open_front.url) as reader, raw(site.url) as alone:
        for headers in ({}, {"Accept-Encoding": "gzip"}):
            answer = reader.ask("POST", "/ar/verify/", body=body, headers={**form, **headers})
            expected = alone.ask("POST", "/ar/verify/", body=body, headers={**form, **DIRECT})
            assert answer.status == expected.status
    assert not any(folder.exists() for folder in folders)


def test_forms_are_limited_where_text_is_checked(front):
    """More than may come at once, sent quicker than two a second."""
    with raw(front.url) as reader:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answers = [
            reader.ask("POST", "/en/verify/", body=b"q=19912", headers=form).status
            for _ in range(20)
        ]
        assert answers[-1] == 429
        assert answers[0] != 429
        assert reader.get("/en/verify/").status == 200


SEEN = "set_real_ip_from 127.0.0.1; real_ip_header X-Seen;"


@pytest.mark.parametrize(
    ("address", "is_limited"),
    [
        ("2001:db8:1:2:{0:x}::{0:x}", True),  # one line of IPv6
        ("2001:db8:0:a0a::{0:x}", True),  # with zeros, and bytes that are line ends
        ("2001:db8:1:{0:x}::1", False),
        ("192.0.2.{0}", False),
    ],
)
def test_limits_are_of_a_line_and_not_of_each_of_its_addresses(site, address, is_limited):
    upstream = [site.url.removeprefix("http://")]
    with servers.nginx(upstream, limited=True, more=SEEN) as front, raw(front.url) as reader:
        statuses = {
            reader.ask(
                "POST", "/en/verify/", body=b"", headers={"X-Seen": address.format(number)}
            ).status
            for number in range(1, 25)
        }
    assert (429 in statuses) == is_limited


@pytest.mark.parametrize("host", [b"", b"Host: localhost\r\nHost: localhost\r\n", b"Host:\r\n"])
@pytest.mark.parametrize("path", [b"/ar/", b"/healthz", b"/nowhere"])
def test_http_1_1_without_one_host_is_refused(site, host, path):
    assert first_line(site.url, b"GET " + path + b" HTTP/1.1\r\n" + host + b"\r\n") == 400


def first_line(url: str, request: bytes) -> int:
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(request)
        return int(connection.recv(100).split()[1])
