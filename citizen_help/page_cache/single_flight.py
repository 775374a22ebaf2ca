"""One rendering at a time of a page that many ask for at once."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from citizen_help.page_cache.key import Key

Result = TypeVar("Result")


class Flight(Generic[Result]):
    def __init__(self) -> None:
        self.landed = threading.Event()
        self.result: Result | None = None  # None until then, and when it failed


class Flights(Generic[Result]):
    def __init__(self, *, patience: float) -> None:
        """`patience`: seconds that others wait for the first one's result."""
        self.patience = patience
        self._flights: dict[Key, Flight[Result]] = {}
        self._lock = threading.Lock()

    def joined(
        self, key: Key, make: Callable[[], Result], *, may_share: Callable[[Result], bool]
    ) -> Result:
        """The first caller's result, for all who ask meanwhile.

        Whoever waits in vain, or for what may not be shared, makes their own.
        """
        with self._lock:
            flight = self._flights.get(key)
            is_first = flight is None
            if flight is None:
                flight = self._flights[key] = Flight()
        if is_first:
            return self._flown(key, flight, make)
        flight.landed.wait(self.patience)
        if flight.result is not None and may_share(flight.result):
            return flight.result
        return make()

    def _flown(self, key: Key, flight: Flight[Result], make: Callable[[], Result]) -> Result:
        try:
            flight.result = make()
            return flight.result
        finally:
            with self._lock:
                del self._flights[key]
            flight.landed.set()
