"""How many threads of this process may wait for a lock that somebody else holds while writing.

Each request has a thread, and there are few: were all of them saves that wait, as while all data
is moved, pages would wait too. Two may wait for as long as the database lets them. Others wait for
half a second, and are refused at once where somebody waits longer than that, or has just done so
in vain: what was typed comes back to be sent again, as whenever the database is busy.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError
from django.db.backends.signals import connection_created

MAY_WAIT = 2  # threads of a process, of the four that it has (gunicorn.conf.py)
BRIEFLY = 0.5  # seconds
WRITES = re.compile(r"BEGIN IMMEDIATE|INSERT|UPDATE|DELETE|SELECT.* FOR (NO KEY )?UPDATE", re.S)


class Refused(OperationalError):
    """Others have been waiting for long already."""


class WriteQueue:
    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._began: dict[int, float] = {}  # by thread
        self._refusing_until = 0.0
        self._hurried = threading.local()

    @contextmanager
    def waiting(self) -> Iterator[bool]:
        """Around a statement that may have to wait; whether it may do so for long."""
        thread = threading.get_ident()
        with self._lock:
            now, is_full = self._clock(), len(self._began) >= MAY_WAIT
            if is_full and (now < self._refusing_until or self._longest(now) > BRIEFLY):
                raise Refused("database is locked: enough others wait for it")
            self._began[thread] = now
        try:
            yield not is_full and not getattr(self._hurried, "on", False)
        except OperationalError:
            if self._clock() - now > BRIEFLY:  # it was in vain
                self._refusing_until = self._clock() + BRIEFLY
            raise
        finally:
            with self._lock:
                del self._began[thread]

    def _longest(self, now: float) -> float:
        """The seconds that somebody has been waiting."""
        return now - min(self._began.values())

    @contextmanager
    def briefly(self) -> Iterator[None]:
        """What this thread writes meanwhile is not worth a long wait."""
        self._hurried.on = True
        try:
            yield
        finally:
            self._hurried.on = False


queue = WriteQueue()


def enable() -> None:
    """From now on this process serves readers."""
    connection_created.connect(guard, dispatch_uid="write_queue")


def guard(*, connection: Any, **_: Any) -> None:
    if execute not in connection.execute_wrappers:
        connection.execute_wrappers.append(execute)


def execute(run: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's wrapper of each statement."""
    connection = context["connection"]
    if not WRITES.match(str(sql)) or has_its_locks(connection):
        return run(sql, params, many, context)
    with queue.waiting() as may_be_long, patience(connection, may_be_long=may_be_long):
        done = run(sql, params, many, context)
    if connection.vendor != "sqlite" and connection.in_atomic_block:
        connection.on_commit(wrote)
    return done


def has_its_locks(connection: Any) -> bool:
    """Whoever has written in this transaction is who others wait for.

    SQLite's takes its one lock when it begins.
    """
    if connection.vendor == "sqlite":
        return bool(connection.in_atomic_block)
    return any(call is wrote for _saved, call, _robust in connection.run_on_commit)


def wrote() -> None:
    """Stands in `run_on_commit`, which Django empties with each transaction."""


@contextmanager
def patience(connection: Any, *, may_be_long: bool) -> Iterator[None]:
    """PostgreSQL's is a second anyway (postgres/circuit_breaker.py)."""
    if may_be_long or connection.vendor != "sqlite":
        yield
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5)
    connection.connection.execute(f"PRAGMA busy_timeout = {BRIEFLY * 1000:.0f}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual * 1000:.0f}")
