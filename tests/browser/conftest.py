"""A server on a free loopback port, and a watched page."""

from collections.abc import Callable, Iterator
from datetime import time
from urllib.parse import urlsplit

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from citizen_help.bundles.script import PAUSE
from contacts.models import OpeningHours
from tests.audit.pictured_guide import SLUG
from tests.browser.left_open import Visit
from tests.picture_rows import make_pictured_guide

# Nothing is saved behind a test's back: its requests would outlive the test (test_offline.py).
WITHOUT_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker"
# Tests type sooner than a browser puts the focus into the first field.
TYPED_EARLY = "Autofocus processing was blocked"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
def site(live_server, first_content) -> str:
    """The address of a running site with the first content."""
    return live_server.url


@pytest.fixture
def every_kind(site) -> str:
    """The same, with what audits add so that each of their kinds of pages is there."""
    make_pictured_guide(SLUG)
    return site


@pytest.fixture
def open_page(browser, site):
    """Opens windows of chosen kinds; at the end none may have complained or looked elsewhere."""
    contexts, complaints = [], []

    def note(message: ConsoleMessage) -> None:
        if not message.text.startswith(TYPED_EARLY):
            complaints.append(f"{message.type}: {message.text}")

    def watch(page: Page) -> None:
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", lambda request: complaints.extend(outside(request.url, site)))

    def make(path: str, **options) -> Page:
        context = browser.new_context(base_url=site, **{"viewport": PHONE, **options})
        contexts.append(context)
        context.add_init_script(WITHOUT_SERVICE_WORKER)
        page = context.new_page()
        watch(page)
        if options.get("java_script_enabled", True):
            page.goto, page.reload = patient(page, page.goto), patient(page, page.reload)
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def visit(browser, site) -> Iterator[Visit]:
    """A page to leave open. The hotline answers from Sunday to Thursday, 8 to 16."""
    OpeningHours.objects.update(opens=time(8), closes=time(16))

    def new_context() -> BrowserContext:
        context = browser.new_context(base_url=site, viewport=PHONE)
        context.add_init_script(WITHOUT_SERVICE_WORKER)
        return context

    made = Visit(new_context)
    yield made
    made.close()


@pytest.fixture
def server(site, monkeypatch) -> Iterator[LiveServer]:
    """One of the test's own, that it may stop; it stops once its last request is answered.

    A connection that stays open would go on being served, or hold the end up.
    """
    monkeypatch.setattr(WSGIRequestHandler, "protocol_version", "HTTP/1.0")
    monkeypatch.setattr(WSGIRequestHandler, "timeout", 1)
    running = LiveServer("localhost")
    running.thread.httpd.daemon_threads = False
    yield running
    if running.thread.is_alive():
        running.stop()


@pytest.fixture
def reader(browser, server) -> Iterator[Page]:
    """A phone on which nothing is saved yet; complaints about the network are expected here."""
    context = browser.new_context(base_url=server.url, viewport=PHONE)
    yield context.new_page()
    context.close()


def patient(page: Page, visit: Callable) -> Callable:
    """`visit` that returns when the site's script has run: its timer was set first.

    Not where the test says itself for what to wait.
    """

    def make(*args, **options):
        answer = visit(*args, **options)
        if "wait_until" not in options:
            page.evaluate("(pause) => new Promise((done) => setTimeout(done, pause))", PAUSE)
        return answer

    return make


def outside(url: str, site: str) -> list[str]:
    """The complaint about a request to another host."""
    parts = urlsplit(url)
    if parts.scheme == "data" or parts.netloc == urlsplit(site).netloc:
        return []
    return [f"request to {url}"]
