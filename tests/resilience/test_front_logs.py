"""Nothing that a reader sends, and no reader's address, is in any file that is written."""

import json
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import quote, urlencode, urlsplit

import pytest

from tests.html import parse
from tests.resilience import servers
from tests.resilience.conftest import HTTPS
from tests.resilience.load import RawReader, raw

READER = "127.9.8.7"
SENT = ("CANARY1098765432", "كناري")
LOUD = {**HTTPS, "LOG_LEVEL": "DEBUG", "SLOW_REQUEST_MS": "1"}
LOUD["GUNICORN_CMD_ARGS"] = "--log-level debug"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Past the check of tokens, to the form itself.
PASSES = {**FORM, "Cookie": f"__Host-csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32}
PASSES |= {"Referer": "https://localhost/", "Origin": "https://localhost"}
PATHS = ("/ar/", "/en/search/", "/ar/suggest/", "/en/verify/", "/ar/questions/", "/", "/healthz")
PATHS += ("/en/report/", "/i18n/setlang/", "/admin/login/", "/nowhere", "/ar")


def spellings() -> Iterator[bytes]:
    """Of all that was sent, in lower case, as logs might write it."""
    yield READER.encode()
    for text in SENT:
        yield text.lower().encode()
        yield quote(text).lower().encode()
        yield text.encode("unicode_escape").lower()
        yield text.encode().decode("latin-1").encode("unicode_escape").lower()
        yield json.dumps(text.encode().decode("latin-1")).strip('"').lower().encode()


def found(written: dict[str, bytes]) -> dict[str, bytes]:
    """By file: the first line in which something stands that a reader sent."""
    return {
        name: line[:300]
        for name, content in written.items()
        for line in content.split(b"\n")[::-1]
        if any(sent in line.lower() for sent in spellings())
    }


def written(front: servers.Server, *sites: servers.Server) -> dict[str, bytes]:
    files = {str(one): one.read_bytes() for one in front.folder.rglob("*") if one.is_file()}
    said = {one.url: one.said() for one in (front, *sites)}
    return {**files, **said}


def ask_everything(url: str, **headers: str) -> set[int]:
    """The statuses of answers to requests with something in every place."""
    statuses = set()
    for text in SENT:
        word = quote(text)
        sent = {"User-Agent": text, "Referer": f"https://{word}.example/", "Cookie": f"a={text}"}
        sent |= {"X-Forwarded-For": text, "Authorization": f"Basic {text}", "Origin": text}
        sent |= {"Accept-Language": text, "X-Request-ID": text, "If-None-Match": f'"{text}"'}
        sent |= {"X-Forwarded-Host": text, "Content-Type": f"multipart/form-data; boundary={text}"}
        sent = {name: value.encode().decode("latin-1") for name, value in sent.items()} | headers
        addresses = [f"{path}?q={word}&{word}=1&page={word}" for path in PATHS]
        addresses += [f"/ar/{word}/", f"/en/guides/{word}/", f"/{word}", f"/admin/{word}/"]
        addresses += [f"/en/{word}%0d%0a%e2%80%ae", f"/sitemap-{word}.xml", f"/static/{word}.css"]
        addresses += [f"/ar/?{word}={'a' * 9_000}", f"/ar/{word}/" + "a" * 9_000]
        addresses += ["/ar/?" + "&".join(f"{word}{number}" for number in range(200))]
        with raw(url, source=READER) as reader:
            for address in addresses:
                statuses.add(reader.get(address, **sent).status)
            for path in PATHS:
                body = f"q={word}&comment={word}&username={word}&password={word}".encode()
                for kind in ({}, FORM, PASSES):
                    answer = reader.ask("POST", path, body=body, headers={**sent, **kind})
                    statuses.add(answer.status)
            statuses |= press_under_results(reader, word, **headers)
            large = reader.ask("POST", "/ar/verify/", body=word.encode() * 9_000, headers=sent)
            statuses.add(large.status)
            for name in ("Host", "X-Long"):
                value = word if name == "Host" else word * 3_000
                statuses.add(reader.get("/ar/", **{**sent, name: value}).status)
    return statuses


def press_under_results(reader: RawReader, word: str, **headers: str) -> set[int]:
    """Say of a search for `word` that it found something else, where its page is shown."""
    page = parse(reader.get(f"/ar/search/?q={word}", **headers).body.decode())
    return {
        reader.ask(
            "POST",
            "/ar/search/unwanted/",
            body=urlencode({"q": field["value"]}).encode(),
            headers={**headers, **FORM},
        ).status
        for field in page.all("input", name="q", type="hidden")
    }


BROKEN = (
    "GET /ar/{0} HTTP/9.{0}\r\n\r\n",
    "{0} /ar/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "G{0}T /ar/?{0} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /ar/ HTTP/1.1\r\nHost: localhost\r\n{0}\r\n\r\n",
    "GET /ar/ HTTP/1.1\r\nHost: localhost\r\n{0} : {0}\r\n\r\n",
    "GET /ar/ HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\n\r\n",
    "GET /ar/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: {0}\r\n\r\n",
    "GET /ar/ HTTP/1.1\r\nHost: localhost\r\nExpect: {0}\r\n\r\n",
    "POST /en/verify/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n",
    "POST /en/verify/?{0} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{0}",
    "{0}",
)


def send_broken(url: str) -> None:
    parts = urlsplit(url)
    for text in SENT:
        for request in BROKEN:
            with ExitStack() as stack:
                address = ("127.0.0.1", parts.port)
                connection = socket.create_connection(address, 5, source_address=(READER, 0))
                stack.enter_context(connection)
                if parts.scheme == "https":
                    context = ssl._create_unverified_context()  # noqa: S323  made for the test
                    connection = stack.enter_context(context.wrap_socket(connection))
                connection.sendall(request.format(text).encode())
                connection.settimeout(0.3)
                try:
                    connection.recv(1000)
                except OSError:
                    continue  # it waits for the rest


def front_of(site: servers.Server, stack: ExitStack, *, limited: bool) -> servers.Server:
    upstream = [site.url.removeprefix("http://")]
    return stack.enter_context(servers.nginx(upstream, limited=limited))


@pytest.mark.parametrize("log_format", ["line", "json"])
def test_nothing_of_a_request_is_written_down(data, log_format):
    with ExitStack() as stack:
        site = stack.enter_context(servers.gunicorn(data, **LOUD, LOG_FORMAT=log_format))
        front = front_of(site, stack, limited=False)
        statuses = ask_everything(front.url) | ask_everything(front.plain_url)
        statuses |= ask_everything(site.url, **{"X-Forwarded-Proto": "https"})
        for url in (front.url, front.plain_url, site.url):
            send_broken(url)
        plain_to_tls = front.url.replace("https:", "http:")
        send_broken(plain_to_tls)
        files = written(front, site)
        assert statuses >= {0, 200, 302, 303, 308, 400, 403, 404, 413, 414}
        assert found(files) == {}
        log = files[str(front.folder / "site.log")].decode()
        assert " 404 seconds=" in log
        for line in (b"Slow request: GET /ar/ in ", b"Invalid request\n", b"Not Found: no page"):
            assert line in site.said()


def test_nothing_of_a_request_that_failed_is_written_down(data):
    """Too many, a broken site, one that hangs, one that is away, and its database away."""
    with ExitStack() as stack, servers.first_content() as broken:
        failing = {**LOUD, "DJANGO_SETTINGS_MODULE": "tests.resilience.broken"}
        site = stack.enter_context(servers.gunicorn(broken, **failing))
        front = front_of(site, stack, limited=True)
        assert ask_everything(front.url) >= {429, 500}
        assert found(written(front, site)) == {}
        assert b"Traceback" in site.said()
        assert b" 429 " in (front.folder / "site.log").read_bytes()

        open_front = front_of(site, stack, limited=False)
        site.process.terminate()
        site.process.wait(30)
        assert ask_everything(open_front.url) >= {502}
        assert found(written(open_front, front, site)) == {}


def test_nothing_is_written_down_while_the_database_is_away():
    with ExitStack() as stack, servers.first_content() as data:
        site = stack.enter_context(servers.gunicorn(data, **LOUD))
        data.shell(
            "from django.db import connection as c; c.cursor().execute("
            "'ALTER TABLE contacts_guide RENAME TO away')"
        )
        front = front_of(site, stack, limited=False)
        time.sleep(1.5)
        statuses = ask_everything(front.url)
        assert statuses & {500, 503}
        assert found(written(front, site)) == {}
