"""How long this process waits for the database, and when it asks no more for a moment.

A server that hangs still acknowledges what the network brings it, so neither TCP nor the
server's own time limits tell that it is gone: only its silence does.
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
class Limits:
    """All in seconds. A lock is given up before its silence counts as the server's."""

    silence: float = 1.5  # without a byte of the answer
    lock: float = 1.0  # held by somebody else
    statement: float = 15.0  # one that goes on answering
    pause: float = 1.0  # in which nobody asks after a failure


class Silence(OperationalError):
    """The server took the question and said nothing."""


class Breaker:
    """After a failure nobody asks for a moment; then one does, and the others wait for that."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._next_try = 0.0  # 0.0: all is well
        self.is_silent = False  # until a new connection proves that it is over

    def silent(self, limits: Limits) -> None:
        """An answer did not come: what is connected is not to be trusted either."""
        # Whoever has just waited in vain is not the one to try next.
        self._next_try = max(self._next_try, self._clock() + limits.pause)
        self.is_silent = True

    def listening(
        self, question: Generator[Any, Any, Result], limits: Limits
    ) -> Generator[Any, Any, Result]:
        try:
            return (yield from heard(question, limits.silence, clock=self._clock))
        except Silence:
            self.silent(limits)
            raise

    @contextmanager
    def connecting(self, limits: Limits) -> Iterator[None]:
        """Around an attempt to connect. OperationalError at once while it would be in vain."""
        with self._lock:
            if self._clock() < self._next_try:
                raise OperationalError("the database did not answer a moment ago")
            if self._next_try:  # others do not try as long as we do
                self._next_try = self._clock() + limits.silence + limits.pause
        try:
            yield
        except ConnectionTimeout:  # it stands still, for who is connected too
            self.silent(limits)
            raise
        except OperationalError:
            self._next_try = self._clock() + limits.pause
            raise
        self.is_silent, self._next_try = False, 0.0


def heard(
    question: Generator[Any, Any, Result], seconds: float, *, clock: Callable[[], float]
) -> Generator[Any, Any, Result]:
    """psycopg's wait for an answer, which is over after so many seconds without a byte of it."""
    latest = clock()
    try:
        state = next(question)
        while True:
            ready = yield state
            if ready:
                latest = clock()
            elif clock() - latest > seconds:
                raise Silence(f"the database has said nothing for {seconds:g} seconds")
            state = question.send(ready)
    except StopIteration as end:
        return end.value


breaker = Breaker()
# None in commands, which may take their time: a migration is no page.
limits: Limits | None = None


def while_serving() -> None:
    """From now on this process serves readers."""
    global limits
    limits = Limits()
