"""One rendering at a time of a page that many ask for at once."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from citizen_help.page_cache.key import Key

Result = TypeVar("Result")


class Call(Generic[Result]):
    """A call under way, and its result for those who wait for it."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.result: Result | None = None  # None until then, and when it failed


class SingleFlight(Generic[Result]):
    def __init__(self, *, timeout: float) -> None:
        """`timeout`: seconds that others wait for the first one's result."""
        self.timeout = timeout
        self._calls: dict[Key, Call[Result]] = {}
        self._lock = threading.Lock()

    def do(
        self, key: Key, make: Callable[[], Result], *, may_share: Callable[[Result], bool]
    ) -> Result:
        """The first caller's result, for all who ask meanwhile.

        Whoever waits in vain, or for what may not be shared, makes their own.
        """
        with self._lock:
            call = self._calls.get(key)
            is_first = call is None
            if call is None:
                call = self._calls[key] = Call()
        if is_first:
            return self._run(key, call, make)
        call.done.wait(self.timeout)
        if call.result is not None and may_share(call.result):
            return call.result
        return make()

    def _run(self, key: Key, call: Call[Result], make: Callable[[], Result]) -> Result:
        try:
            call.result = make()
            return call.result
        finally:
            with self._lock:
                del self._calls[key]
            call.done.set()
