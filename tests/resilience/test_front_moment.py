"""What nginx shows when the site gives no answer: no status and no notice whose time is over."""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tests.html import parse
from tests.resilience import servers
from tests.resilience.conftest import HTTPS
from tests.resilience.load import raw
from tools.with_postgres import free_port

PATHS = ["/ar/", "/en/", "/en/guides/call-19912/", "/en/channels/hotline/", "/en/questions/"]
HOLDS = 12  # seconds of the notice, in which its page is kept and the site ended
TELL = f"""
from datetime import timedelta
from django.utils import timezone
from contacts.models import Notice
now = timezone.now()
Notice.objects.create(text_ar="عطل", text_en="Fault", severity="disrupted", status="published",
    starts_at=now, ends_at=now + timedelta(seconds={HOLDS}))
"""
OF_THE_MOMENT = {"status-open", "status-closed", "status-suspended"}


@pytest.fixture
def alone() -> Iterator[tuple[servers.Data, servers.Server]]:
    """A site that a test may end."""
    with servers.first_content() as data, servers.gunicorn(data, **HTTPS) as site:
        yield data, site


def read(front: servers.Server, path: str) -> tuple[int, bytes]:
    with raw(front.url) as reader:
        answer = reader.get(path)
    return answer.status, answer.body


def test_dead_site_is_shown_without_what_was_true_for_a_while(alone):
    data, site = alone
    with servers.nginx([site.url.removeprefix("http://")]) as front:
        data.shell(TELL)
        begun = time.monotonic()
        time.sleep(2)  # every process has heard of it
        for path in PATHS:
            assert b"Fault" in read(front, path)[1] or "عطل".encode() in read(front, path)[1]
        time.sleep(0.5)  # the copies follow the pages
        site.process.terminate()
        site.process.wait(30)
        time.sleep(max(0, begun + HOLDS + 1 - time.monotonic()))
        for path in PATHS:
            status, body = read(front, path)
            page = parse(body.decode())
            assert (status, page.all(class_="notice")) == (200, [])
            states = {name for pill in page.all(class_="status") for name in pill["class"].split()}
            assert states & OF_THE_MOMENT == set()


def test_site_that_fails_says_so_itself_where_there_is_no_copy(data):
    """Without a database from the start: the page with the hotline, and not nginx's own."""
    broken = servers.Data(data.var, f"postgres://nobody@127.0.0.1:{free_port()}/nothing")
    with (
        servers.gunicorn(broken, HOTLINE="19912", **HTTPS) as site,
        servers.nginx([site.url.removeprefix("http://")]) as front,
    ):
        for path in ("/ar/", "/en/?utm_source=x"):
            status, body = read(front, path)
            assert (status, b"19912" in body) == (503, True)


def test_lasting_copies_are_not_for_readers(open_front):
    assert read(open_front, "/lasting/ar/")[0] == 404
    assert read(open_front, "/lasting")[0] == 404


@pytest.mark.parametrize("off", [-600, 0, 600])
def test_open_page_behind_nginx_shows_nothing_false_when_the_site_dies(browser, data, off):
    """`off`: seconds by which the device's clock is fast. It comes back with the site."""
    port = free_port()
    with (
        servers.several(data, [port], **HTTPS) as sites,
        servers.nginx([f"127.0.0.1:{port}"]) as front,
        closing(browser.new_context(base_url=front.url, ignore_https_errors=True)) as context,
    ):
        page = context.new_page()
        page.add_init_script("delete Navigator.prototype.serviceWorker")
        data.shell(TELL)
        ends = time.monotonic() + HOLDS
        time.sleep(2)
        page.clock.install(time=datetime.now(UTC) + timedelta(seconds=off))
        page.goto("/en/")
        assert page.locator(".notice").is_visible()
        time.sleep(0.5)
        sites.stop(port)
        page.locator(".saved-copy").wait_for(timeout=60_000)
        assert time.monotonic() < ends + 60
        assert page.locator("[data-holds-until]:visible").count() == 0
        sites.start(port)
        page.locator(".status:visible").first.wait_for(timeout=90_000)
        assert page.locator(".notice").count() == 0
        assert page.locator(".saved-copy").is_hidden()
