"""Pages and last good copies made in the background, by one thread that ends with its work."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

from django.db import connections

from citizen_help.outage import Outage
from citizen_help.page_cache.key import Key
from citizen_help.turns import giving_way

logger = logging.getLogger(__name__)
# After every page the thread rests this many times as long as the page took: readers come first.
REST_FACTOR = 2.0
# Seconds after which a round that failed is begun again.
RETRY_SECONDS = 5.0
MAX_QUEUED = 1000


class Warmer:
    def __init__(
        self,
        prepare: Callable[[Key], bool],
        addresses: Callable[[], Iterable[str]],
        *,
        round_done: Callable[[], None],
    ) -> None:
        """`prepare` makes one page, False to give up; `round_done` follows all addresses."""
        self._prepare = prepare
        self._addresses = addresses
        self._round_done = round_done
        self._paths: list[str] = []  # of the round begun last
        self._has_finished = False
        self._queue: deque[Key] = deque(maxlen=MAX_QUEUED)
        self._is_due = False
        self._is_unfinished = False  # a round was begun and has not come to its end
        self._begun_at = 0.0
        self._outage = Outage(logger)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start_round(self) -> None:
        """Begin a round of all addresses, from its start if one is under way."""
        self._is_due = self._is_unfinished = True
        self._begun_at = time.monotonic()
        self._start_thread()

    def enqueue(self, key: Key) -> None:
        """Prepare one more page when there is time."""
        if key not in self._queue:
            self._queue.append(key)
            self._start_thread()

    @property
    def has_given_up(self) -> bool:
        """Whether a round came to no end, and nobody is at work on it; not said at once."""
        is_late = time.monotonic() - self._begun_at >= RETRY_SECONDS
        return self._is_unfinished and is_late and not self._is_working

    def has_all(self, has: Callable[[Key], bool]) -> bool:
        """Whether a round came to its end, or every address of one under way is there already."""
        paths = self._paths
        return self._has_finished or (bool(paths) and all(has(Key(path, "")) for path in paths))

    @property
    def _is_working(self) -> bool:
        thread = self._thread
        return thread is not None and thread.is_alive()

    def _start_thread(self) -> None:
        with self._lock:
            if self._is_working:
                return
            self._thread = threading.Thread(target=self._run, name="page-warmer", daemon=True)
            try:
                self._thread.start()
            except (RuntimeError, MemoryError) as error:  # the system gives no thread
                self._outage.begin(error, "Pages are not made ready")

    def _run(self) -> None:
        try:
            with giving_way():
                while self._empty_queue():
                    pass
        finally:
            connections.close_all()

    def _empty_queue(self) -> bool:
        """Work until nothing is left; whether something came in at the last moment."""
        try:
            self.run()
        except Exception as error:  # noqa: BLE001
            self._outage.begin(error, "Pages are not made ready")
            self._queue.clear()
        with self._lock:
            if self._is_due or self._queue:
                return True
            self._thread = None
            return False

    def run(self) -> None:
        """One round of all addresses if it is due, and what else is queued."""
        while self._is_due:
            self._is_due = False
            if self._finish_round():
                self._is_unfinished, self._has_finished = False, True
                self._outage.end()
                self._round_done()
        while self._queue and not self._is_due:
            if not self._prepare_and_rest(self._queue.popleft()):
                self._queue.clear()

    def _finish_round(self) -> bool:
        """Whether it came to its end."""
        self._paths = list(self._addresses())
        for path in self._paths:
            if self._is_due or not self._prepare_and_rest(Key(path, "")):
                return False
        return True

    def _prepare_and_rest(self, key: Key) -> bool:
        begun = time.perf_counter()
        is_well = self._prepare(key)
        time.sleep(REST_FACTOR * (time.perf_counter() - begun))
        return is_well
