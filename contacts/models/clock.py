"""The moment that content is asked for: now, or another one at which staff look at the site.

Only what readers see goes by it. Whatever is shared between requests or stored goes by the real
time, and so does everything that has to do with waiting.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_shown: ContextVar[datetime | None] = ContextVar("the moment shown instead of now", default=None)


def now() -> datetime:
    return _shown.get() or timezone.now()


@contextmanager
def showing(moment: datetime | None) -> Iterator[None]:
    """Inside, this thread and no other takes `moment` for now; None: what is shared goes by now."""
    if moment is not None and timezone.is_naive(moment):
        raise ValueError(f"{moment} does not say in which time zone")
    token = _shown.set(moment)
    try:
        yield
    finally:
        _shown.reset(token)
