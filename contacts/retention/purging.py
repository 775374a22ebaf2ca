"""Removes what is kept no longer: in batches, so that others' saves go on meanwhile.

Any number of machines may do it at once: a row is locked and judged anew before it goes, and one
that another process has locked is left to that.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contacts.retention.rules import RULES
from contacts.search import rare

ROWS_AT_ONCE: Final = 1000
SHORTEST_PAUSE: Final = 0.01  # seconds
RARE: Final = _("Rare searches, which are counted in sum from now on")


@dataclass(frozen=True, slots=True)
class Purged:
    name: str | Promise
    count: int


def purge(now: datetime, *, dry_run: bool = False) -> Iterator[Purged]:
    """What went, or would go, table by table; nothing of those in which all is young enough."""
    overwrite_deleted()
    for rule in RULES:
        rows = rule.over(now)
        yield Purged(rule.name, rows.count() if dry_run else remove(rows))
    yield Purged(RARE, fold_rare(now, dry_run=dry_run))


def remove(rows: QuerySet[Any]) -> int:
    """They are looked for without a lock, in the order of their keys, each table once."""
    gone, last = 0, None
    while True:
        following = rows if last is None else rows.filter(pk__gt=last)
        keys = list(following.order_by("pk").values_list("pk", flat=True)[:ROWS_AT_ONCE])
        if not keys:
            return gone
        began = time.monotonic()
        gone += remove_some(rows, keys)
        last = keys[-1]
        # As long as it held the lock, so that who waits for it gets it.
        time.sleep(max(time.monotonic() - began, SHORTEST_PAUSE))


@transaction.atomic
def remove_some(rows: QuerySet[Any], keys: list[Any]) -> int:
    free = rows.filter(pk__in=keys).select_for_update(skip_locked=True, of=("self",))
    locked = list(free.values_list("pk", flat=True))
    rows.model._base_manager.filter(pk__in=locked).delete()
    return len(locked)


def fold_rare(now: datetime, *, dry_run: bool) -> int:
    gone = 0
    for day, most, too_many in rare.crowded(timezone.localdate(now)):
        gone += too_many if dry_run else rare.fold(day, most=most)
        time.sleep(0 if dry_run else SHORTEST_PAUSE)
    return gone


def overwrite_deleted() -> None:
    """SQLite otherwise leaves what was deleted readable in the file until its room is used."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
