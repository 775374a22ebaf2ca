"""Values that hold for stretches of days. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Generic, Self, TypeVar

P = TypeVar("P")
T = TypeVar("T")

LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Runs(Generic[T]):
    """A value for every day, kept as the days on which it becomes another one."""

    starts: tuple[int, ...]  # the first is 0, before all dates
    values: tuple[T, ...]

    @classmethod
    def of(cls, periods: Iterable[tuple[int, int, P]], choose: Callable[[list[P]], T]) -> Self:
        """What `choose` makes of the periods (first day, day after the last, what) of a day."""
        events = []
        for first, after, what in periods:
            if first < after:
                events += [(first, True, what), (after, False, what)]
        events.sort(key=itemgetter(0))
        runs = {0: choose([])}
        active: list[P] = []
        for place, (day, begins, what) in enumerate(events, 1):
            (active.append if begins else active.remove)(what)
            if place == len(events) or events[place][0] != day:
                runs[day] = choose(active)
        return cls._merged(runs)

    @classmethod
    def _merged(cls, runs: dict[int, T]) -> Self:
        """Without the days on which nothing changes, and those after the last date."""
        starts: list[int] = []
        values: list[T] = []
        for day, value in runs.items():
            if day <= LAST_DAY and (not values or value != values[-1]):
                starts.append(day)
                values.append(value)
        return cls(tuple(starts), tuple(values))

    def at(self, day: int) -> T:
        return self.values[bisect_right(self.starts, day) - 1]

    def next_start(self, day: int) -> int | None:
        place = bisect_right(self.starts, day)
        return self.starts[place] if place < len(self.starts) else None
