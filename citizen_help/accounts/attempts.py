"""Tries of passwords and codes, counted before they are made (the rule: lock_out.py).

A try is a row of its own from before it is made: whatever then happens to the process, it was
counted, and while a password is hashed no transaction is open (SQLite has one writer).

The rows stand in django-axes's table. They hold neither names nor addresses, but keyed hashes of
them, and go at the first try after they have ceased to count.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from axes.models import AccessAttempt
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from citizen_help.accounts import devices, events, hashing
from citizen_help.accounts.expired_tries import remove_expired
from citizen_help.accounts.lock_out import Origin, Try, locked_until
from citizen_help.client_address import client_network

WAIT_SECONDS, PAUSE_SECONDS = 3.0, 0.05
ATTEMPT_SECONDS = 10  # one that has not ended by then never will: its process is gone
PENDING, FAILED = "pending", "failed"


class TooManyAttempts(Exception):
    """The last one was wrong, or none is left and nothing was tried; more at the moment `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass
class Attempt:
    succeeded: bool = False


@contextmanager
def counted(request: HttpRequest, username: str) -> Iterator[Attempt]:
    """An attempt, which counts as a failed one unless it `succeeded`.

    Raises TooManyAttempts, and hashing.TooBusy.
    """
    origin = origin_of(request, username)
    proved = bool(origin.device) or request.user.is_authenticated
    with hashing.turn(proved=proved):
        pending = reserve(origin)
        attempt = Attempt()
        request.attempt_is_counted = True  # type: ignore[attr-defined]
        try:
            yield attempt
        finally:
            request.attempt_is_counted = False  # type: ignore[attr-defined]
            if until := settle(pending, origin, username, succeeded=attempt.succeeded):
                raise TooManyAttempts(until)


def is_counted(request: HttpRequest, _credentials: Any) -> bool:
    """Whether axes has nothing to add: such a request is allowed (AXES_WHITELIST_CALLABLE)."""
    return getattr(request, "attempt_is_counted", False)


def origin_of(request: HttpRequest, username: str) -> Origin:
    device = devices.known(request, username)
    return Origin(hidden(username), hidden(client_network(request) or ""), hidden(device))


def hidden(text: str) -> str:
    """What stands for a name, a network or a device in the database; "" for none."""
    return salted_hmac(__name__, text, algorithm="sha256").hexdigest()[:32] if text else ""


def reserve(origin: Origin) -> int:
    """Count an attempt that is about to be made. Who finds the last ones taken waits for their end.

    Otherwise people of one office who sign in at the same moment would lock each other out. Who
    waits too long is told to come back (OperationalError, contacts/middleware.py).
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        locked = locked_for(origin)
        if locked is None:  # whoever is locked out need not wait for a lock
            with one_at_a_time(origin):
                if locked_for(origin) is None:
                    return create_pending(origin)
        elif not others_are_pending(origin):
            raise TooManyAttempts(locked)
        pause(until)


def create_pending(origin: Origin) -> int:
    """In axes's columns: what they are called says less than what they can hold."""
    remove_expired()
    return AccessAttempt.objects.create(
        username=origin.name,
        http_accept=origin.network,
        get_data=origin.device,
        user_agent=uuid4().hex,  # which keeps it apart from all other rows
        path_info=PENDING,
        failures_since_start=1,
    ).pk


def settle(pending: int, origin: Origin, username: str, *, succeeded: bool) -> datetime | None:
    """A wrong code weighs as much as a wrong password. Until when this one locks, if it does."""
    row = AccessAttempt.objects.filter(pk=pending)
    if succeeded:
        row.delete()
        return None
    with transaction.atomic():
        row.update(path_info=FAILED)
        until = locked_for(origin)
        events.record_failure(username, locked=until is not None)
    return until


def counts_since() -> datetime:
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    return timezone.now() - cool_off


def tries_near(origin: Origin) -> QuerySet[AccessAttempt]:
    """Those of the last minutes at the same name or from the same network."""
    near = Q(username=origin.name) | Q(http_accept=origin.network)
    return AccessAttempt.objects.filter(near, attempt_time__gt=counts_since())


def locked_for(origin: Origin) -> datetime | None:
    rows = tries_near(origin).values_list("username", "http_accept", "get_data", "attempt_time")
    tries = [Try(Origin(name, network, device), at) for name, network, device, at in rows]
    return locked_until(tries, origin, settings.AXES_COOLOFF_TIME)


def others_are_pending(origin: Origin) -> bool:
    since = timezone.now() - timedelta(seconds=ATTEMPT_SECONDS)
    return tries_near(origin).filter(path_info=PENDING, attempt_time__gt=since).exists()


@contextmanager
def one_at_a_time(origin: Origin) -> Iterator[None]:
    """Simultaneous attempts that count together are counted one after the other.

    Otherwise all of them look at the count before any of them is counted. PostgreSQL keeps a
    lock for each of an origin's lanes until the transaction ends; SQLite has one writer anyway.
    """
    # Always the smaller first, so that no two wait for each other.
    keys = sorted({lock_key(lane) for lane in origin.lanes()})
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


def clear(request: HttpRequest, username: str) -> None:
    """Start from nothing: the account's owner has come in, both factors proved.

    Not at the right password alone, or whoever has that could go on guessing codes for ever. On
    a device of the owner's this takes nothing off what strangers have tried.
    """
    origin = origin_of(request, username)
    AccessAttempt.objects.filter(username=origin.name, get_data=origin.device).delete()


def reset(username: str) -> int:
    """Unlock a name; how many counted tries were forgotten."""
    return AccessAttempt.objects.filter(username=hidden(username)).delete()[0]
