"""Pages that stay open while the server's clock and the device's go on, each in its own way."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from playwright.sync_api import BrowserContext, Page

RIYADH = ZoneInfo("Asia/Riyadh")
READING = "() => document.querySelector('main').innerText"
SETTLED = 400  # milliseconds, in which answers from this machine have come and are shown


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

    @contextmanager
    def server_at(self, moment: datetime) -> Iterator[None]:
        with time_machine.travel(moment, tick=False):
            yield

    def open(self, path: str, moment: datetime, *, device: datetime | None = None) -> Page:
        """At `moment` of the server, while the device's clock shows `device`."""
        with self.server_at(moment):
            self.page.clock.install(time=(device or moment).astimezone(UTC))
            self.page.goto(path)
            self.page.wait_for_timeout(SETTLED)
        return self.page

    def later(self, moment: datetime, passed: timedelta) -> None:
        """`passed` of time goes by, and then it is `moment` on the server."""
        with self.server_at(moment):
            self.page.clock.fast_forward(int(passed.total_seconds() * 1000))
            self.page.wait_for_timeout(SETTLED)

    def fresh(self, path: str, moment: datetime) -> str:
        """What a page shows that is opened at `moment`."""
        with self.server_at(moment), closing(self.new_context()) as context:
            page = context.new_page()
            page.clock.install(time=moment.astimezone(UTC))
            page.goto(path)
            page.wait_for_timeout(SETTLED)
            return page.evaluate(READING)
