"""A session ends after an hour without work in the admin.

Reading the site does not prolong it, so public pages never touch the session.
"""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

SEEN = "seen_at"  # seconds since 1970
# The expiry is written anew at most this often, not with every click.
RENEWED_AFTER_SECONDS = 60


def keep_alive(session: SessionBase, *, now: float) -> None:
    """Let the hour start again (SESSION_COOKIE_AGE) at a moment in seconds since 1970."""
    seen = session.get(SEEN)
    if not isinstance(seen, int) or now - seen >= RENEWED_AFTER_SECONDS:
        session[SEEN] = int(now)
        session.renewed = dict(session.items())  # type: ignore[attr-defined]


def seconds_left(session: SessionBase, *, now: float) -> int:
    """Of a session that still runs, at least; `now` in seconds since 1970."""
    seen = session.get(SEEN)
    since = now - seen if isinstance(seen, int) else 0
    return max(1, int(settings.SESSION_COOKIE_AGE - since))


def end_all(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """Sign the user out everywhere, except in the session of the key `but`; how many ended."""
    running = Session.objects.filter(expire_date__gte=timezone.now()).exclude(pk=but)
    own = [each.pk for each in running if each.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
