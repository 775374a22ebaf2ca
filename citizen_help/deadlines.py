"""One end for all that is done over the network, however slowly the other side goes on.

A socket's own timeout starts anew with each byte, and a name is looked up without any.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


class Deadline:
    """A moment, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._ends, self._seconds = time.monotonic() + seconds, seconds

    def is_over(self) -> bool:
        return time.monotonic() >= self._ends

    def left(self) -> float:
        """Seconds, more than none; TimeoutError afterwards."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise TimeoutError(f"not done within {self._seconds:.2g} seconds")
        return seconds


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What `work` returns or raises; TimeoutError when it takes longer than `seconds`.

    It is then left to itself, and does not keep the process from ending: it must write nothing.
    """
    done: Future[Result] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001  raised where it is waited for
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return done.result(seconds)
    except TimeoutError as error:
        if done.done():
            raise
        raise TimeoutError(f"not done within {seconds:.2g} seconds") from error
