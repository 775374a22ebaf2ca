"""How long this process waits for the database, and when it asks no more for a moment.

A server that hangs still acknowledges what the network brings it, so neither TCP nor the
server's own time limits tell that it is gone: only that no answer comes does.
"""

import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from psycopg import OperationalError
from psycopg.errors import ConnectionTimeout

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """All in seconds. A lock is given up before waiting for it counts as a server that hangs."""

    response: float = 1.5  # without a byte of the answer
    lock: float = 1.0  # held by somebody else
    statement: float = 15.0  # one that goes on answering
    reset: float = 1.0  # in which nobody asks after a failure


class ResponseTimeout(OperationalError):
    """The server took the query and sent nothing."""


class CircuitBreaker:
    """After a failure nobody asks for a moment; then one does, and the others wait for that."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._retry_at = 0.0  # 0.0: all is well
        self.trips = 0  # connections made before the last of them are not to be used again
        self.is_open = False  # what is connected is not to be asked, until it can be connected anew

    def trip(self, timeouts: Timeouts) -> None:
        """An answer did not come: what is connected is not to be trusted either."""
        # Whoever has just waited in vain is not the one to try next.
        self._retry_at = max(self._retry_at, self._clock() + timeouts.reset)
        self.is_open = True
        self.trips += 1

    def guard_query(
        self, query: Generator[Any, Any, Result], timeouts: Timeouts, *, trips: int | None = None
    ) -> Generator[Any, Any, Result]:
        """`trips`: how many there were when the connection was made. That one from before is
        silent says nothing of the server that others have found since.
        """
        try:
            return (yield from with_timeout(query, timeouts.response, clock=self._clock))
        except ResponseTimeout:
            if trips in (None, self.trips):
                self.trip(timeouts)
            raise

    @contextmanager
    def guard_connect(self, timeouts: Timeouts) -> Iterator[None]:
        """Around an attempt to connect. OperationalError at once while it would be in vain."""
        with self._lock:
            if self._clock() < self._retry_at:
                raise OperationalError("the database did not answer a moment ago")
            if self._retry_at:  # others do not try as long as we do
                self._retry_at = self._clock() + timeouts.response + timeouts.reset
        try:
            yield
        except ConnectionTimeout:  # it hangs, for who is connected too
            self.trip(timeouts)
            raise
        except OperationalError:
            self._retry_at = self._clock() + timeouts.reset
            raise
        self.is_open, self._retry_at = False, 0.0


def with_timeout(
    query: Generator[Any, Any, Result], seconds: float, *, clock: Callable[[], float]
) -> Generator[Any, Any, Result]:
    """psycopg's wait for an answer, which is over after so many seconds without a byte of it."""
    latest = clock()
    try:
        state = next(query)
        while True:
            ready = yield state
            if ready:
                latest = clock()
            elif clock() - latest > seconds:
                raise ResponseTimeout(f"the database has said nothing for {seconds:g} seconds")
            state = query.send(ready)
    except StopIteration as end:
        return end.value


breaker = CircuitBreaker()
# None in commands, which may take their time: a migration is no page.
timeouts: Timeouts | None = None


def enable() -> None:
    """From now on this process serves readers."""
    global timeouts
    timeouts = Timeouts()
