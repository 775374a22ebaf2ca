"""Pages and last good copies made in the background, by one thread that ends with its work."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

from django.db import connections

from citizen_help.outage import Outage
from citizen_help.page_cache.key import Key

logger = logging.getLogger(__name__)
# After every page the thread rests this many times as long as the page took: readers come first.
REST = 2.0
# Seconds after which a round that failed is begun again.
AGAIN_SECONDS = 5.0
MOST_WANTED = 1000


class Warmer:
    def __init__(
        self,
        prepare: Callable[[Key], bool],
        addresses: Callable[[], Iterable[str]],
        *,
        done: Callable[[], None],
    ) -> None:
        """`prepare` makes one page, False to give up; `done` follows a whole round of them."""
        self._prepare = prepare
        self._addresses = addresses
        self._done = done
        self._wanted: deque[Key] = deque(maxlen=MOST_WANTED)
        self._is_due = False
        self._is_owed = False  # a round was begun and has not come to its end
        self._begun_at = 0.0
        self._outage = Outage(logger)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Begin a round of all addresses, from its start if one is under way."""
        self._is_due = self._is_owed = True
        self._begun_at = time.monotonic()
        self._start()

    def want(self, key: Key) -> None:
        """Prepare one more page when there is time."""
        if key not in self._wanted:
            self._wanted.append(key)
            self._start()

    @property
    def has_given_up(self) -> bool:
        """Whether a round came to no end, and nobody is at work on it; not told at once."""
        is_late = time.monotonic() - self._begun_at >= AGAIN_SECONDS
        return self._is_owed and is_late and not self._is_working

    @property
    def _is_working(self) -> bool:
        thread = self._thread
        return thread is not None and thread.is_alive()

    def _start(self) -> None:
        with self._lock:
            if self._is_working:
                return
            self._thread = threading.Thread(target=self._work, name="pages", daemon=True)
            try:
                self._thread.start()
            except (RuntimeError, MemoryError) as error:  # the system gives no thread
                self._outage.begin(error, "Pages are not made ready")

    def _work(self) -> None:
        try:
            while self._run():
                pass
        finally:
            connections.close_all()

    def _run(self) -> bool:
        """Work until nothing is left; whether something came in at the last moment."""
        try:
            self.run()
        except Exception as error:  # noqa: BLE001
            self._outage.begin(error, "Pages are not made ready")
            self._wanted.clear()
        with self._lock:
            if self._is_due or self._wanted:
                return True
            self._thread = None
            return False

    def run(self) -> None:
        """One round of all addresses if it is due, and what else is wanted."""
        while self._is_due:
            self._is_due = False
            if self._round():
                self._is_owed = False
                self._outage.end()
                self._done()
        while self._wanted and not self._is_due:
            if not self._rested(self._wanted.popleft()):
                self._wanted.clear()

    def _round(self) -> bool:
        """Whether it came to its end."""
        for path in self._addresses():
            if self._is_due or not self._rested(Key(path, "")):
                return False
        return True

    def _rested(self, key: Key) -> bool:
        begun = time.perf_counter()
        is_well = self._prepare(key)
        time.sleep(REST * (time.perf_counter() - begun))
        return is_well
