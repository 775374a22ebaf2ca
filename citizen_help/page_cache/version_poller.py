"""One thread that asks for the content's version, so that readers need not wait for a database.

From the first time it is asked on it looks by itself as well, whether anybody reads or not.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from django.conf import settings

from citizen_help.outage import Outage

logger = logging.getLogger(__name__)
LATE_AFTER = 0.3  # seconds


class Version(Protocol):
    """The one version of the content; equal numbers mean equal content."""

    def current(self) -> int:
        """As last seen."""

    def refresh(self) -> int:
        """As the database says now."""


class Lookout:
    def __init__(self, look: Callable[[], None]) -> None:
        """`look` asks. It always runs in the same thread, one at a time."""
        self._look = look
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._seen = threading.Event()
        self._is_looking = False
        self._asked_at = 0.0  # by the clock that never goes back
        self._outage = Outage(logger)
        self._thread: threading.Thread | None = None

    def ask(self, *, wait: float) -> bool:
        """Have the thread look; False when it has not within `wait` seconds.

        Whoever asks while it looks for another goes on at once, with what was seen last.
        """
        with self._lock:
            is_alive = self._thread is not None and self._thread.is_alive()
            if self._is_looking and is_alive:
                return True
            self._begin()
            if not is_alive and not self._started():
                return False
            self._wanted.set()
        return self._seen.wait(wait) or not wait

    @property
    def is_late(self) -> bool:
        """Whether it has been looking for longer than a database takes that is well."""
        return self._is_looking and time.monotonic() - self._asked_at > LATE_AFTER

    def _started(self) -> bool:
        """At first, and when it is found dead: no thread survives the server's fork."""
        self._thread = threading.Thread(target=self._work, name="lookout", daemon=True)
        try:
            self._thread.start()
        except (RuntimeError, MemoryError) as error:  # the system gives no thread; the next asks
            self._outage.begin(error, "No thread can be started to look for edits")
            return False
        return True

    def _begin(self) -> None:
        self._asked_at, self._is_looking = time.monotonic(), True
        self._seen.clear()

    def _work(self) -> None:
        while True:
            # In tests, where there is no time between two looks, it waits until it is asked.
            self._wanted.wait(settings.CONTENT_VERSION_POLL_SECONDS or None)
            with self._lock:
                self._wanted.clear()
                if not self._is_looking:
                    self._begin()
            try:
                self._look()
                self._outage.end()
            except Exception as error:  # noqa: BLE001
                self._outage.begin(error, "Looking for edits failed")
            finally:
                with self._lock:
                    self._is_looking = False
                    self._seen.set()
