"""What is made in the background, by threads of this process, gives its turn to readers soon."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How long a reader waits for a turn meanwhile; by itself Python says 5 ms, and a search gives its
# turn away dozens of times.
SWITCH_SECONDS = 0.0002

_usual = sys.getswitchinterval()
_lock = threading.Lock()
_made = 0  # by so many threads at this moment


@contextmanager
def giving_way() -> Iterator[None]:
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(change: int) -> None:
    global _made
    with _lock:
        _made += change
        sys.setswitchinterval(SWITCH_SECONDS if _made else _usual)
