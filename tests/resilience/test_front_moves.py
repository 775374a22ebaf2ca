"""Pages that move or go off the site, and a site that is down, as nginx shows them."""

import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.resilience import servers
from tests.resilience.conftest import HTTPS
from tests.resilience.load import Answer, Reader, raw, shown

UPSTREAM_FAILED = {502, 503, 504}
EDIT = "from contacts.models import Guide; guide = Guide.objects.get(slug={!r}); "
RENAME = EDIT + "guide.slug = {!r}; guide.save()"
UNPUBLISH = EDIT + "guide.status = 'draft'; guide.save()"
SOON = 30  # seconds, on a busy machine


def test_rename_that_is_taken_back_leads_nobody_in_circles(data, site, open_front):
    first, second = "/en/guides/call-19912/", "/en/guides/call-them/"
    with raw(open_front.url) as reader:
        assert reader.get(first).status == 200
        data.shell(RENAME.format("call-19912", "call-them"))
        answer = wait_until(reader, first, 301)
        assert answer.headers["location"] == second
        assert answer.headers["cache-control"].startswith("public, max-age=0, s-maxage=1")
        assert wait_until(reader, second, 200).status == 200

        data.shell(RENAME.format("call-them", "call-19912"))
        assert wait_until(reader, second, 301).headers["location"] == first
        assert wait_until(reader, first, 200).status == 200


def test_redirects_of_two_moments_do_not_lead_in_circles_once_the_site_is_gone():
    first, second = "/en/guides/call-19912/", "/en/guides/call-them/"
    with ExitStack() as stack:
        data = stack.enter_context(servers.first_content())
        site = stack.enter_context(servers.gunicorn(data, **HTTPS))
        front = stack.enter_context(servers.nginx([site.url.removeprefix("http://")]))
        reader = stack.enter_context(raw(front.url))
        data.shell(RENAME.format("call-19912", "call-them"))
        wait_until(reader, first, 301)  # nginx has the one
        data.shell(RENAME.format("call-them", "call-19912"))
        wait_until(reader, second, 301)  # and the other
        site.process.terminate()
        site.process.wait(30)
        time.sleep(2)
        assert reader.get(first).status in UPSTREAM_FAILED
        assert reader.get(second).status in UPSTREAM_FAILED


def wait_until(reader: Reader, path: str, status: int) -> Answer:
    """A page may be a second old in nginx, and in a process of the site."""
    deadline = time.monotonic() + SOON
    while (answer := reader.get(path)).status != status:
        assert time.monotonic() < deadline, answer
        time.sleep(0.1)
    return answer


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/guides/call-19912", 301),  # no slash
        ("/guides/call-19912/", 302),  # no language
        ("/guides/call-19912", 302),
        ("/", 302),
        ("/admin", 301),
        ("/admin/", 302),
    ],
)
def test_every_redirect_says_that_it_is_not_to_be_kept(reader, path, status):
    answer = reader.get(path)
    assert answer.status == status
    assert {"no-cache", "private"} & set(answer.headers["cache-control"].split(", "))


def test_redirect_to_https_is_kept_no_longer_than_a_page(site, front):
    with raw(front.plain_url) as reader, raw(site.url) as alone:
        answer = reader.get("/ar/?a=b")
        assert (answer.status, answer.headers["location"]) == (308, "https://localhost/ar/?a=b")
        assert answer.headers["cache-control"] == "max-age=60"
        answer = alone.get("/ar/", Host="localhost")
        assert (answer.status, answer.headers["cache-control"]) == (301, "private, no-cache")


@pytest.mark.parametrize("path", ["/en/guides/{}/", "/en/guides/{}/qr.svg"])
def test_page_off_the_site_is_not_shown_again_when_the_site_is_down(path):
    """Be it a redirect or "not found" that takes its place; and in whatever coding."""
    path = path.format("call-19912")
    with (
        servers.first_content() as data,
        servers.gunicorn(data, **HTTPS) as site,
        servers.nginx([site.url.removeprefix("http://")]) as front,
        raw(front.url) as reader,
    ):
        for wish in ("br", "gzip", "identity"):
            assert reader.get(path, **{"Accept-Encoding": wish}).status == 200
        other = reader.get("/en/questions/")
        data.shell(UNPUBLISH.format("call-19912"))
        gone = wait_until(reader, path, 302)

        site.process.terminate()
        site.process.wait(30)
        time.sleep(1.1)  # nothing is fresh in nginx any more
        for wish in ("br", "gzip", "identity", ""):
            after = reader.get(path, **{"Accept-Encoding": wish})
            assert after.status in {gone.status, *UPSTREAM_FAILED}
        assert shown(reader.get("/en/questions/")) == shown(other)


class Brief(BaseHTTPRequestHandler):
    """Stands for the site, with a page that may be shown for two seconds after it failed."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Cache-Control", "public, s-maxage=1, stale-if-error=2")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"page")

    def log_message(self, *_: object) -> None:
        """Nothing: the tests' own output is read."""


def test_page_is_shown_without_the_site_as_long_as_it_says_and_no_longer():
    site = ThreadingHTTPServer(("127.0.0.1", 0), Brief)
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    with ExitStack() as stack:
        stack.callback(thread.join)
        stack.callback(site.shutdown)
        front = stack.enter_context(servers.nginx([f"127.0.0.1:{site.server_port}"]))
        reader = stack.enter_context(raw(front.url))
        assert reader.get("/ar/").body == b"page"
        site.shutdown()
        site.server_close()
        seen = []
        begun = time.monotonic()
        while time.monotonic() < begun + 4.5:
            seen.append(reader.get("/ar/").status)
            time.sleep(0.2)
        assert seen[0] == 200
        assert seen[-1] == 502
