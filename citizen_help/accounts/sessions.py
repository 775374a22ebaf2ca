"""A session ends after an hour without work at the desk.

Reading the site does not prolong it, so public pages never touch the session.
"""

from django.contrib.sessions.backends.base import SessionBase

SEEN = "seen_at"  # seconds since 1970
# The expiry is written anew at most this often, not with every click.
RENEWED_AFTER_SECONDS = 60


def keep(session: SessionBase, *, now: float) -> None:
    """Let the hour start again (SESSION_COOKIE_AGE) at a moment in seconds since 1970."""
    seen = session.get(SEEN)
    if not isinstance(seen, int) or now - seen >= RENEWED_AFTER_SECONDS:
        session[SEEN] = int(now)
