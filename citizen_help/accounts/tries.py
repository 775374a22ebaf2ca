"""Failed tries of passwords and codes, counted together by django-axes.

Both count under the account's name and under the visitor's address; either locks after
AXES_FAILURE_LIMIT tries until AXES_COOLOFF_TIME has passed since the last of them.
"""

import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest
from django_otp.models import Device

from citizen_help.accounts import addresses, second_factor

PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05


class UsedUp(Exception):
    """There were too many; nothing was tried."""


@contextmanager
def in_turn(request: HttpRequest, username: str) -> Iterator[None]:
    """Simultaneous tries of one name, or from one address, wait for each other.

    Otherwise all of them look at the count before any of them is counted. PostgreSQL keeps a
    lock for each of the two until the transaction ends; SQLite has one writer at a time anyway.
    Who waits too long is told to come back (OperationalError, contacts/middleware.py).
    """
    # Always the smaller first, so that no two wait for each other.
    keys = sorted(
        {lock_key(f"name {username}"), lock_key(f"address {addresses.of_request(request)}")}
    )
    with transaction.atomic():
        if connection.vendor == "postgresql":
            until = time.monotonic() + PATIENCE_SECONDS
            for key in keys:
                hold(key, until)
        yield


def hold(key: int, until: float) -> None:
    """Keep the lock until the transaction ends; OperationalError when that does not come to be.

    Asked for again and again: a server that is waited for would count as one that is silent.
    """
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key])
            if cursor.fetchone()[0]:
                return
            if time.monotonic() >= until:
                raise OperationalError("lock timeout: too many try to sign in at once")
            time.sleep(PAUSE_SECONDS)


def as_read(username: str) -> str:
    """The one name that the form takes all its spellings for (Django's UsernameField)."""
    return unicodedata.normalize("NFKC", username).strip()


def lock_key(what: str) -> int:
    """A number of 64 bits with a sign, as PostgreSQL takes it."""
    return int.from_bytes(blake2b(what.encode(), digest_size=8).digest(), "big", signed=True)


def try_code(request: HttpRequest, code: str) -> Device | None:
    """The device whose code this is; None, and counted, for a wrong one; UsedUp after five."""
    person: Any = request.user
    username = person.get_username()
    if not are_left(request, username):
        raise UsedUp
    with in_turn(request, username):
        if not are_left(request, username):
            raise UsedUp
        device = second_factor.device_for(person, code)
        if device is None:
            count_failure(request, username)
        return device


def are_left(request: HttpRequest, username: str) -> bool:
    allowed: bool = AxesProxyHandler.is_allowed(request, {"username": username})
    return allowed


def count_failure(request: HttpRequest, username: str) -> None:
    """A wrong code weighs as much as a wrong password."""
    user_login_failed.send(__name__, credentials={"username": username}, request=request)


def forget(request: HttpRequest, username: str) -> None:
    """Start from nothing: the account's owner has come in, both factors proved.

    Not at the right password alone, or whoever has that could go on guessing codes for ever.
    """
    reset(username)
    AxesProxyHandler.reset_attempts(ip_address=addresses.of_request(request))


def reset(username: str) -> int:
    """Unlock a name; how many counts were cleared."""
    cleared: int = AxesProxyHandler.reset_attempts(username=username)
    return cleared
