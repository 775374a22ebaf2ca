"""Passwords are hashed by one thread of each process, which lets pages go first.

A hash costs a good part of a second of a processor, on purpose. Whoever guesses passwords, however
many at once, keeps few of a worker's threads (gunicorn.conf.py) and never a reader or a
save: the others are told to come back.
"""

import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from django.contrib.auth.hashers import PBKDF2PasswordHasher

# So many requests of a process may try at a moment, of them one that hashes; gunicorn.conf.py gives
# it four threads. A place of its own is kept for those who have proved something already.
STRANGERS: Final = 2
NICENESS: Final = 10  # of the thread that hashes, see nice(1)
RETRY_SECONDS: Final = 5

_strangers = threading.BoundedSemaphore(STRANGERS)
_proved = threading.BoundedSemaphore(1)


class TooBusy(Exception):
    """Nothing was tried, as too many try to sign in at this moment."""


@contextmanager
def turn(*, proved: bool) -> Iterator[None]:
    """`proved`: on a device of the owner's, or after the right password."""
    places = (_proved, _strangers) if proved else (_strangers,)
    taken = next((place for place in places if place.acquire(blocking=False)), None)
    if taken is None:
        raise TooBusy
    try:
        yield
    finally:
        taken.release()


class GivingWayHasher(PBKDF2PasswordHasher):
    """Django's own, in its own form, computed by the one thread for it."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        return executor().submit(super().encode, password, salt, iterations).result()


_executors: dict[int, ThreadPoolExecutor] = {}
_lock = threading.Lock()


def executor() -> ThreadPoolExecutor:
    """The process's own: a fork takes no thread along."""
    with _lock:
        if os.getpid() not in _executors:
            _executors[os.getpid()] = ThreadPoolExecutor(1, "hashing", initializer=give_way)
        return _executors[os.getpid()]


def give_way() -> None:
    """Linux knows a niceness of each thread."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
