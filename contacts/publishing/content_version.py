"""The version of the published content as this process last saw it, read once a second at most.

It changes with every edit, and by itself at the moments at which rows begin and end by their own
dates: it is made of the stamp in the database and of the next such moment, which is the same
in every process. No job has to run. Only where a new version of a row takes its place at such a
moment is anything written, once, by the process that sees it first.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from contacts.models import ContentVersion
from contacts.publishing.due import Due, due

NOTHING_DUE = Due(None, None)
# A replacement that the database refused for now, as one that can only be read, is tried again.
TRY_AGAIN_SECONDS = 30.0
# Puts in place what is due, and says whether nothing is left to try (contacts.history.proposals).
Replace = Callable[[datetime], bool]


@dataclass(frozen=True, slots=True)
class Seen:
    """A version, from when on it is known to hold, and what ends it."""

    stamp: int  # as it is stored
    since: datetime
    due: Due
    read_at: float  # seconds, by the clock that never goes back

    @property
    def version(self) -> int:
        change = self.due.change
        return self.stamp ^ int(change.timestamp() * 1_000_000) if change else self.stamp

    def holds_at(self, moment: datetime) -> bool:
        """Whether the rows' dates say the same; false, too, when the clock was put back."""
        change = self.due.change
        return self.since <= moment and (change is None or moment < change)


_lock = threading.Lock()
_seen: Seen | None = None
_replace: Replace | None = None
_replaces_from = 0.0  # by the clock that never goes back


def current() -> int:
    """The version of the published content; equal ones mean equal content.

    Asks the database when the last answer is older than CONTENT_VERSION_POLL_SECONDS, or when
    something has begun or ended since.
    """
    seen = _seen
    is_recent = seen and time.monotonic() - seen.read_at < settings.CONTENT_VERSION_POLL_SECONDS
    if seen and is_recent and seen.holds_at(timezone.now()):
        return seen.version
    return refresh()


def refresh() -> int:
    """The version at this moment, for the next callers of `current` too."""
    return look().version


def replace_with(replace: Replace) -> None:
    """Have what is due put in place before the content is read."""
    global _replace
    _replace = replace


def look() -> Seen:
    """The version at this moment, with what ends it; new versions that are due are in place."""
    seen = _look()
    return _look(is_changed=True) if seen.due.is_overdue and _replaced() else seen


def _replaced() -> bool:
    """Not in a transaction: were it taken back, nobody would know that this is to be done again."""
    global _replaces_from
    if _replace is None or connection.in_atomic_block or time.monotonic() < _replaces_from:
        return False
    is_done = _replace(timezone.now())
    _replaces_from = 0.0 if is_done else time.monotonic() + TRY_AGAIN_SECONDS
    return True


def _look(*, is_changed: bool = False) -> Seen:
    """One thread asks at a time. Were two to ask at once, the older answer could be remembered
    last, and a page be made of old content shared by all and new content of its own.
    """
    global _seen
    with _lock:
        asked_at, now = time.monotonic(), timezone.now()
        stamp = read()
        known = _seen if _seen and _seen.stamp == stamp and _seen.holds_at(now) else None
        if known and not is_changed:
            _seen = Seen(stamp, known.since, known.due, asked_at)
        else:
            _seen = Seen(stamp, now, due(now), asked_at)
        return _seen


def seconds_left() -> float:
    """Until the version that was last seen changes by itself."""
    return _seconds_until((_seen.due if _seen else NOTHING_DUE).change)


def seconds_to_end() -> float:
    """Until a row is taken off, so that pages of the version that was last seen become false."""
    return _seconds_until((_seen.due if _seen else NOTHING_DUE).end)


def _seconds_until(moment: datetime | None) -> float:
    return (moment - timezone.now()).total_seconds() if moment else float("inf")


def read() -> int:
    """The stamp in the database at this moment."""
    return ContentVersion.objects.read()


def bump() -> None:
    """Say that content changed; ordinary saves and deletes do so by themselves."""
    ContentVersion.objects.bump()
