"""One thread that asks for the content's version, so that readers need not wait for a database."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

LATE_AFTER = 0.3  # seconds


class Version(Protocol):
    """The one version of the content; equal numbers mean equal content."""

    def current(self) -> int:
        """As last seen."""

    def refresh(self) -> int:
        """As the database says now."""


class Lookout:
    def __init__(self, look: Callable[[], None]) -> None:
        """`look` asks, and raises nothing. It always runs in the same thread, one at a time."""
        self._look = look
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._seen = threading.Event()
        self._is_looking = False
        self._asked_at = 0.0  # by the clock that never goes back
        self._thread: threading.Thread | None = None

    def ask(self, *, wait: float) -> bool:
        """Have the thread look; False when it has not within `wait` seconds.

        Whoever asks while it looks for another goes on at once, with what was seen last.
        """
        with self._lock:
            if self._is_looking:
                return True
            self._asked_at, self._is_looking = time.monotonic(), True
            self._seen.clear()
            if self._thread is None:  # after the server's fork, which no thread survives
                self._thread = threading.Thread(target=self._work, name="lookout", daemon=True)
                self._thread.start()
            self._wanted.set()
        return self._seen.wait(wait) or not wait

    @property
    def is_late(self) -> bool:
        """Whether it has been looking for longer than a database takes that is well."""
        return self._is_looking and time.monotonic() - self._asked_at > LATE_AFTER

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            try:
                self._look()
            finally:
                self._is_looking = False
                self._seen.set()
