"""Failed attempts at passwords and codes, counted together by django-axes.

Both count under the account's name and under the visitor's address; either locks after
AXES_FAILURE_LIMIT attempts until AXES_COOLOFF_TIME has passed since the last of them.

An attempt counts before it is made, as a row of its own: whatever then happens to the process, it
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

from citizen_help.accounts import events
from citizen_help.client_address import client_network

WAIT_SECONDS, PAUSE_SECONDS = 3.0, 0.05
ATTEMPT_SECONDS = 10  # one that has not ended by then never will: its process is gone
PENDING = "pending"  # in place of a path, which would begin with a slash


class TooManyAttempts(Exception):
    """Nothing was tried."""


@dataclass
class Attempt:
    succeeded: bool = False


@contextmanager
def counted(request: HttpRequest, username: str) -> Iterator[Attempt]:
    """An attempt, which counts as a failed one unless it `succeeded`, or TooManyAttempts."""
    pending = reserve(request, username)
    attempt = Attempt()
    request.attempt_is_counted = True  # type: ignore[attr-defined]
    try:
        yield attempt
    finally:
        request.attempt_is_counted = False  # type: ignore[attr-defined]
        with transaction.atomic():
            AccessAttempt.objects.filter(pk=pending).delete()
            if not attempt.succeeded:
                count_failure(request, username)


def is_counted(request: HttpRequest, _credentials: Any) -> bool:
    """Whether axes has nothing to add: such a request is allowed (AXES_WHITELIST_CALLABLE)."""
    return getattr(request, "attempt_is_counted", False)


def reserve(request: HttpRequest, username: str) -> int:
    """Count an attempt that is about to be made. Who finds the last ones taken waits for their end.

    Otherwise people of one office who sign in at the same moment would lock each other out. Who
    waits too long is told to come back (OperationalError, contacts/middleware.py).
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        if is_allowed(request, username):  # whoever is locked out need not wait for a lock
            with one_at_a_time(request, username):
                if is_allowed(request, username):
                    return create_pending(request, username)
        elif not others_are_pending(request, username):
            raise TooManyAttempts
        pause(until)


def create_pending(request: HttpRequest, username: str) -> int:
    return AccessAttempt.objects.create(
        username=username,
        ip_address=client_network(request),
        user_agent=uuid4().hex,  # which keeps it apart from all other rows
        path_info=PENDING,
        failures_since_start=1,
    ).pk


def others_are_pending(request: HttpRequest, username: str) -> bool:
    same = Q(username=username) | Q(ip_address=client_network(request))
    since = timezone.now() - timedelta(seconds=ATTEMPT_SECONDS)
    return AccessAttempt.objects.filter(same, path_info=PENDING, attempt_time__gt=since).exists()


@contextmanager
def one_at_a_time(request: HttpRequest, username: str) -> Iterator[None]:
    """Simultaneous attempts at one name, or from one address, are counted one after the other.

    Otherwise all of them look at the count before any of them is counted. PostgreSQL keeps a
    lock for each of the two until the transaction ends; SQLite has one writer at a time anyway.
    """
    # Always the smaller first, so that no two wait for each other.
    keys = sorted({lock_key(f"name {username}"), lock_key(f"address {client_network(request)}")})
    with transaction.atomic():
        if connection.vendor == "postgresql":
            until = time.monotonic() + WAIT_SECONDS
            for key in keys:
                acquire_lock(key, until)
        yield


def acquire_lock(key: int, until: float) -> None:
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


def is_allowed(request: HttpRequest, username: str) -> bool:
    return AxesProxyHandler.is_allowed(request, {"username": username})


def count_failure(request: HttpRequest, username: str) -> None:
    """A wrong code weighs as much as a wrong password."""
    user_login_failed.send(__name__, credentials={"username": username}, request=request)
    events.record_failure(username, locked=getattr(request, "axes_locked_out", False))


def clear(request: HttpRequest, username: str) -> None:
    """Start from nothing: the account's owner has come in, both factors proved.

    Not at the right password alone, or whoever has that could go on guessing codes for ever.
    """
    reset(username)
    AxesProxyHandler.reset_attempts(ip_address=client_network(request))


def reset(username: str) -> int:
    """Unlock a name; how many counts were cleared."""
    return AxesProxyHandler.reset_attempts(username=username)
