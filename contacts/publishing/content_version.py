"""The content's stamp as this process last saw it, read at most once a second."""

import threading
import time
from dataclasses import dataclass

from django.conf import settings

from contacts.models import ContentVersion


@dataclass(slots=True)
class _Seen:
    stamp: int
    read_at: float  # seconds, by the clock that never goes back


_lock = threading.Lock()
_seen: _Seen | None = None


def current() -> int:
    """The stamp of the published content; equal stamps mean equal content.

    Asks the database when the last answer is older than CONTENT_VERSION_POLL_SECONDS.
    """
    seen = _seen
    if seen and time.monotonic() - seen.read_at < settings.CONTENT_VERSION_POLL_SECONDS:
        return seen.stamp
    return refresh()


def refresh() -> int:
    """The stamp in the database at this moment, for the next callers of `current` too.

    One thread asks at a time. Were two to ask at once, the older answer could be remembered
    last, and a page be made of old content shared by all and new content of its own.
    """
    global _seen
    with _lock:
        asked_at = time.monotonic()
        stamp = read()
        _seen = _Seen(stamp, asked_at)
    return stamp


def read() -> int:
    """The stamp in the database at this moment."""
    return ContentVersion.objects.read()


def bump() -> None:
    """Say that content changed; ordinary saves and deletes do so by themselves."""
    ContentVersion.objects.bump()
