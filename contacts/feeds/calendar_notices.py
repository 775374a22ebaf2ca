"""Notices as a calendar tells of them: in whole minutes, and none of a few moments. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from contacts.hours.values import Notice

MINUTE: Final = timedelta(minutes=1)
SHORTEST: Final = 5 * MINUTE  # of an interruption, or of hours that one leaves over


def in_whole_minutes(notices: Iterable[Notice]) -> Iterator[Notice]:
    for one in map(_on_minutes, notices):
        if one.ends_at is None or one.ends_at - one.starts_at >= SHORTEST:
            yield one


def _on_minutes(notice: Notice) -> Notice:
    """From the minute in which it begins to the end of that in which it ends."""
    starts, ends = notice.starts_at, notice.ends_at
    starts = starts.replace(second=0, microsecond=0)
    if ends is not None and ends != ends.replace(second=0, microsecond=0):
        ends = ends.replace(second=0, microsecond=0) + MINUTE
    return replace(notice, starts_at=starts, ends_at=ends)
