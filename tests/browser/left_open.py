"""Pages that stay open while the server's clock and the device's go on, each in its own way."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

import time_machine
from playwright.sync_api import BrowserContext, Page, Request

RIYADH = ZoneInfo("Asia/Riyadh")
READING = "() => document.querySelector('main').innerText"
SETTLED = 200  # milliseconds, in which the page has shown an answer that has come
ANSWERED = 5  # seconds; a test whose answers never come waits no longer
SHOWN = 2  # seconds: sooner than a page that failed to renew itself tries again


def at(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    """In November 2026, whose 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=RIYADH)


# Around the hour at which the hotline closes.
BEFORE, AFTER = at(22, 15, 59), at(22, 16, 1)


class Visit:
    """A page whose server and device have clocks of their own."""

    def __init__(self, new_context: Callable[[], BrowserContext]) -> None:
        self.new_context = new_context
        self.context = new_context()
        self.page = self.context.new_page()
        self.unanswered = unanswered_requests(self.page)
        self.clock = ExitStack()  # of the server: it keeps its time also for answers that are late
        self.time: time_machine.Coordinates | None = None

    def close(self) -> None:
        self.context.close()
        self.clock.close()

    @contextmanager
    def server_at(self, moment: datetime) -> Iterator[None]:
        with time_machine.travel(moment, tick=False):
            yield

    def set_server(self, moment: datetime) -> None:
        """At once: an answer from between two times would set the page's clock wrong."""
        if self.time is None:
            self.time = self.clock.enter_context(time_machine.travel(moment, tick=False))
        else:
            self.time.move_to(moment)

    def open(self, path: str, moment: datetime, *, device: datetime | None = None) -> Page:
        """At `moment` of the server, while the device's clock shows `device`."""
        self.set_server(moment)
        self.page.clock.install(time=(device or moment).astimezone(UTC))
        self.page.goto(path)
        self.settle()
        return self.page

    def later(self, moment: datetime, passed: timedelta) -> None:
        """`passed` of time goes by, and then it is `moment` on the server."""
        self.set_server(moment)
        self.page.clock.fast_forward(int(passed.total_seconds() * 1000))
        self.settle()

    def settle(self) -> None:
        settle(self.page, self.unanswered)

    def fresh(self, path: str, moment: datetime) -> str:
        """What a page shows that is opened at `moment`."""
        with self.server_at(moment), closing(self.new_context()) as context:
            page = context.new_page()
            unanswered = unanswered_requests(page)
            page.clock.install(time=moment.astimezone(UTC))
            page.goto(path)
            settle(page, unanswered)
            return page.evaluate(READING)

    def reading(self, *, awaited: str) -> str:
        """What the page shows as soon as that is `awaited`, and at last whatever it shows."""
        deadline = monotonic() + SHOWN
        while (shown := self.page.evaluate(READING)) != awaited and monotonic() < deadline:
            self.page.wait_for_timeout(50)
        return shown


def unanswered_requests(page: Page) -> set[Request]:
    """The requests of `page` that are under way, at every moment."""
    requests: set[Request] = set()
    page.on("request", lambda request: requests.add(request))
    page.on("requestfinished", lambda request: requests.discard(request))
    page.on("requestfailed", lambda request: requests.discard(request))
    return requests


def settle(page: Page, unanswered: set[Request]) -> None:
    """Wait until what was asked for has been answered and is shown."""
    deadline = monotonic() + ANSWERED
    page.wait_for_timeout(SETTLED)
    while unanswered and monotonic() < deadline:
        page.wait_for_timeout(50)
    page.wait_for_timeout(SETTLED)
