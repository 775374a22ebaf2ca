"""Failed tries of passwords and codes, counted together by django-axes.

Both count under the account's name and under the visitor's address; either locks after
AXES_FAILURE_LIMIT tries until AXES_COOLOFF_TIME has passed since the last of them.

A try counts before it is made, as a row of its own: whatever then happens to the process, it
was counted, and while a password is hashed no transaction is open (SQLite has one writer).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.contrib.auth.signals import user_login_failed
from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from citizen_help.client_address import client_network

PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05
TRY_SECONDS = 10  # a try that has not ended by then never will: its process is gone
PENDING = "pending"  # in place of a path, which would begin with a slash


class UsedUp(Exception):
    """There were too many; nothing was tried."""


@dataclass
class Try:
    right: bool = False


@contextmanager
def counted(request: HttpRequest, username: str) -> Iterator[Try]:
    """One try, which counts as a wrong one unless it is called right; UsedUp after five."""
    pending = reserve(request, username)
    made = Try()
    request.try_is_counted = True  # type: ignore[attr-defined]
    try:
        yield made
    finally:
        request.try_is_counted = False  # type: ignore[attr-defined]
        with transaction.atomic():
            AccessAttempt.objects.filter(pk=pending).delete()
            if not made.right:
                count_failure(request, username)


def is_counted(request: HttpRequest, _credentials: Any) -> bool:
    """Whether axes has nothing to add: such a request is allowed (AXES_WHITELIST_CALLABLE)."""
    return getattr(request, "try_is_counted", False)


def reserve(request: HttpRequest, username: str) -> int:
    """Count a try that is about to be made. Those who find the last ones taken wait for their end.

    Otherwise people of one office who sign in at the same moment would lock each other out. Who
    waits too long is told to come back (OperationalError, contacts/middleware.py).
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        if are_left(request, username):  # whoever is locked out need not wait for a lock
            with in_turn(request, username):
                if are_left(request, username):
                    return pending_try(request, username)
        elif not others_are_trying(request, username):
            raise UsedUp
        pause(until)


def pending_try(request: HttpRequest, username: str) -> int:
    made: int = AccessAttempt.objects.create(
        username=username,
        ip_address=client_network(request),
        user_agent=uuid4().hex,  # which keeps it apart from all other rows
        path_info=PENDING,
        failures_since_start=1,
    ).pk
    return made


def others_are_trying(request: HttpRequest, username: str) -> bool:
    same = Q(username=username) | Q(ip_address=client_network(request))
    since = timezone.now() - timedelta(seconds=TRY_SECONDS)
    found: bool = AccessAttempt.objects.filter(
        same, path_info=PENDING, attempt_time__gt=since
    ).exists()
    return found


@contextmanager
def in_turn(request: HttpRequest, username: str) -> Iterator[None]:
    """Simultaneous tries of one name, or from one address, are counted one after the other.

    Otherwise all of them look at the count before any of them is counted. PostgreSQL keeps a
    lock for each of the two until the transaction ends; SQLite has one writer at a time anyway.
    """
    # Always the smaller first, so that no two wait for each other.
    keys = sorted({lock_key(f"name {username}"), lock_key(f"address {client_network(request)}")})
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
            pause(until)


def pause(until: float) -> None:
    if time.monotonic() >= until:
        raise OperationalError("lock timeout: too many try to sign in at once")
    time.sleep(PAUSE_SECONDS)


def lock_key(what: str) -> int:
    """A number of 64 bits with a sign, as PostgreSQL takes it."""
    return int.from_bytes(blake2b(what.encode(), digest_size=8).digest(), "big", signed=True)


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
    AxesProxyHandler.reset_attempts(ip_address=client_network(request))


def reset(username: str) -> int:
    """Unlock a name; how many counts were cleared."""
    cleared: int = AxesProxyHandler.reset_attempts(username=username)
    return cleared
