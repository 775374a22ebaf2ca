"""A time zone as calendar programs take it: iCalendar's VTIMEZONE (RFC 5545, 3.6.5). Pure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

DAY: Final = timedelta(days=1)
SECOND: Final = timedelta(seconds=1)


@lru_cache(maxsize=8)
def time_zone(zone: tzinfo, first: int, last: int) -> tuple[str, ...]:
    """The lines of it, right from the year `first` to the year `last`."""
    start, end = datetime(first, 1, 1, tzinfo=UTC) - DAY, datetime(last + 1, 1, 1, tzinfo=UTC)
    lines = _observance(start.astimezone(zone), start.astimezone(zone), "19700101T000000")
    for before, after in _changes(zone, start, end + DAY):
        wall = (after.astimezone(UTC) + _offset(before)).replace(tzinfo=None)
        lines += _observance(before, after, f"{wall:%Y%m%dT%H%M%S}")
    return ("BEGIN:VTIMEZONE", f"TZID:{zone}", *lines, "END:VTIMEZONE")


def _observance(before: datetime, after: datetime, start: str) -> list[str]:
    """From a wall clock's time on, which is that of before the change."""
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{start}",
        f"TZOFFSETFROM:{_written(before)}",
        f"TZOFFSETTO:{_written(after)}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _changes(zone: tzinfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change of the clocks, and the first one after it."""
    while start < end:
        if _offset(start.astimezone(zone)) != _offset((start + DAY).astimezone(zone)):
            change = _change_within(zone, start, start + DAY)
            yield (change - SECOND).astimezone(zone), change.astimezone(zone)
        start += DAY


def _change_within(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle.astimezone(zone)) == _offset(before.astimezone(zone)):
            before = middle
        else:
            after = middle
    return after


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)


def _written(moment: datetime) -> str:
    return f"{moment:%z}"
