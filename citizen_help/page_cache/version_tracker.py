"""The content's version as this process last polled it, and whether the database answers."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.db import close_old_connections

from citizen_help.outage import Outage
from citizen_help.page_cache.observer import Observer
from citizen_help.page_cache.version_poller import VersionPoller

logger = logging.getLogger(__name__)
# So long a reader waits for the content's version; then the database counts as down.
POLL_TIMEOUT_SECONDS = 0.5


class Version(Protocol):
    """The one version of the content; equal numbers mean equal content.

    It may change at a moment known beforehand. Seconds are float("inf") where there is none.
    """

    def current(self) -> int:
        """As last read."""

    def refresh(self) -> int:
        """As the database says now."""

    def seconds_left(self) -> float:
        """Until the version last read changes by itself."""

    def seconds_to_end(self) -> float:
        """Until something that pages of this version show is taken off by itself."""


class VersionTracker:
    def __init__(
        self,
        source: Version,
        *,
        polled: Callable[[int, bool], None],
        observer: Observer,
        in_thread: bool,
        clock: Callable[[], float],
    ) -> None:
        """`polled` is told the version after every poll, and whether anything was new."""
        self.current: int | None = None  # None: the database has not answered yet
        self.is_down = False
        self._source = source
        self._polled = polled
        self._observer = observer
        self._clock = clock
        self._poller = VersionPoller(self.poll) if in_thread else None
        self._polling = threading.Lock()
        self._next_poll = 0.0
        self._answered_at = float("-inf")
        self._outage = Outage(logger)

    @property
    def age(self) -> float:
        """Seconds since the database last told the version."""
        return self._clock() - self._answered_at

    @property
    def seems_down(self) -> bool:
        return self.is_down or (self._poller is not None and self._poller.is_late)

    def expire(self) -> None:
        """What was polled is not to be relied on: the next reader polls."""
        self._next_poll = 0.0

    def poll_if_due(self) -> None:
        if self._clock() >= self._next_poll:
            self.request_poll()

    def request_poll(self) -> None:
        """Have the version polled, and wait for that as long as it is worth it."""
        if self._poller is None:
            self.poll()
            return
        self._wait_for_next_poll()
        # What is down already is asked without a reader's time.
        if not self._poller.request(timeout=0.0 if self.is_down else POLL_TIMEOUT_SECONDS):
            self.failed(TimeoutError(f"not within {POLL_TIMEOUT_SECONDS:g} seconds"))

    def poll(self) -> None:
        """Read the version, in one thread at a time; others go on with the last."""
        if not self._polling.acquire(blocking=False):
            return
        try:
            close_old_connections()  # we may be outside of Django's own round of a request
            version = self._source.refresh()
        except Exception as error:  # noqa: BLE001  nothing may end the polling
            self.failed(error)
        else:
            self._succeeded(version)
        finally:
            self._wait_for_next_poll()
            self._polling.release()

    def _wait_for_next_poll(self) -> None:
        """Not past a change that is known beforehand."""
        wait = settings.CONTENT_VERSION_POLL_SECONDS
        if not self.is_down:
            wait = min(wait, max(0.0, self._source.seconds_left()))
        self._next_poll = self._clock() + wait

    def failed(self, error: Exception) -> None:
        self.is_down = True
        self._outage.begin(error, "The database does not answer; last good copies are shown")
        self._observer.database_is(up=False)

    def _succeeded(self, version: int) -> None:
        self._answered_at = self._clock()
        if self._outage.end():
            logger.warning("The database answers again")
        is_new = version != self.current or self.is_down
        self.current, self.is_down = version, False
        self._polled(version, is_new)
        self._observer.database_is(up=True)
