"""One thread that polls the content's version, so that readers need not wait for a database.

From the first time it is asked on it polls by itself as well, whether anybody reads or not.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.conf import settings

from citizen_help.outage import Outage

logger = logging.getLogger(__name__)
LATE_AFTER = 0.3  # seconds


class VersionPoller:
    def __init__(self, poll: Callable[[], None]) -> None:
        """`poll` always runs in the same thread, one at a time."""
        self._poll = poll
        self._lock = threading.Lock()
        self._requested = threading.Event()
        self._done = threading.Event()
        self._is_polling = False
        self._begun_at = 0.0  # by the clock that never goes back
        self._outage = Outage(logger)
        self._thread: threading.Thread | None = None

    def request(self, *, timeout: float) -> bool:
        """Have the thread poll; False when it has not within `timeout` seconds.

        Whoever asks while it polls for another goes on at once, with the last version.
        """
        with self._lock:
            is_alive = self._thread is not None and self._thread.is_alive()
            if self._is_polling and is_alive:
                return True
            self._begin()
            if not is_alive and not self._start():
                return False
            self._requested.set()
        return self._done.wait(timeout) or not timeout

    @property
    def is_late(self) -> bool:
        """Whether a poll has taken longer than with a database that is well."""
        return self._is_polling and time.monotonic() - self._begun_at > LATE_AFTER

    def _start(self) -> bool:
        """At first, and when it is found dead: no thread survives the server's fork."""
        self._thread = threading.Thread(target=self._run, name="version-poller", daemon=True)
        try:
            self._thread.start()
        except (RuntimeError, MemoryError) as error:  # the system gives no thread; the next asks
            self._outage.begin(error, "No thread can be started to look for edits")
            return False
        return True

    def _begin(self) -> None:
        self._begun_at, self._is_polling = time.monotonic(), True
        self._done.clear()

    def _run(self) -> None:
        while True:
            # In tests, where there is no time between two polls, it waits until it is asked.
            self._requested.wait(settings.CONTENT_VERSION_POLL_SECONDS or None)
            with self._lock:
                self._requested.clear()
                if not self._is_polling:
                    self._begin()
            try:
                self._poll()
                self._outage.end()
            except Exception as error:  # noqa: BLE001
                self._outage.begin(error, "Looking for edits failed")
            finally:
                with self._lock:
                    self._is_polling = False
                    self._done.set()
