"""Where the team's actions are kept: versions of rows, Django's log, and the log of accounts.

Each is narrowed to what was asked for and to what the person may see; of each no more is read than
could stand on the page or before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.contrib.admin.models import DELETION, LogEntry
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from reversion.models import Revision, Version

from citizen_help.accounts.events import EventKind
from contacts.history.authors import KINDS, logged_apart, made_by
from contacts.history.versions import ChangeKind
from contacts.models import AccountEvent

NOTHING: Final = Q(pk__in=[])
# So many of the newest revisions are read for what their comments say; others by their day.
LOOKED_AT: Final = 50_000
USER: Final = "user"


class Kind(StrEnum):
    CONTENT = "content"
    PUBLICATION = "publication"
    DELETION = "deletion"
    SIGN_IN = "sign-in"
    FAILURE = "failure"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Asked:
    """`models` are those whose rows the person may see; `USER` among them for administrators."""

    models: frozenset[str]
    person: int | None = None
    kind: Kind | None = None
    what: str = ""
    day: date | None = None


def page(asked: Asked, start: int, size: int) -> list[tuple[datetime, int, str]]:
    """Moment, number and source ("revision", "log", "event"), the latest first."""
    end = start + size
    found = [
        *_keys(_revisions(asked), "date_created", "revision", end),
        *_keys(_log(asked), "action_time", "log", end),
        *(key for rows in _events(asked) for key in _keys(rows, "moment", "event", end)),
    ]
    return sorted(found, reverse=True)[start:end]


def _keys(
    rows: QuerySet[Any], moment: str, source: str, end: int
) -> Iterator[tuple[Any, int, str]]:
    """Each from its own index: put together by the database, all of each would be sorted."""
    newest = rows.order_by(f"-{moment}", "-pk").values_list(moment, "pk")
    return ((at, pk, source) for at, pk in newest[:end])


def _revisions(asked: Asked) -> QuerySet[Revision]:
    models = asked.models - {USER}
    versions = Version.objects.filter(
        revision=OuterRef("pk"),
        content_type__app_label="contacts",
        content_type__model__in=models & {asked.what} if asked.what else models,
    )
    by = made_by(asked.person) if asked.person else Q()
    kind = _of_revisions(asked.kind)
    logged = Q(comment__contains=f'"deed": "{ChangeKind.DELETED}"')  # a deletion is in the log too
    found = Revision.objects.filter(
        ~logged, by, kind, Exists(versions), *_on(asked.day, "date_created")
    )
    if asked.day:
        return found
    newest = Revision.objects.order_by("-pk").values("pk")[:1]
    return found.filter(pk__gt=Subquery(newest) - LOOKED_AT)


def _of_revisions(kind: Kind | None) -> Q:
    if kind in (None, Kind.CONTENT):
        return Q()
    if kind is not Kind.PUBLICATION:
        return NOTHING
    told = (ChangeKind.PUBLISHED, ChangeKind.UNPUBLISHED, ChangeKind.ENDED, ChangeKind.CALLED_OFF)
    found = Q()
    for change in told:
        found |= Q(comment__contains=f'"deed": "{change}"')
    return found


def _log(asked: Asked) -> QuerySet[LogEntry]:
    models = asked.models & {asked.what} if asked.what else asked.models
    of = Q(content_type__model__in=models)
    if asked.person:
        about = Q(content_type__model=USER, object_id=str(asked.person))
        of &= Q(user=asked.person) | about
    account = Q(content_type__model=USER)
    deleted = Q(action_flag=DELETION)
    kinds = {
        None: Q(),
        Kind.CONTENT: ~account & ~deleted,
        Kind.DELETION: deleted,
        Kind.ACCOUNT: account,
    }
    kind = kinds.get(asked.kind, NOTHING)
    return LogEntry.objects.filter(logged_apart(), of, kind, *_on(asked.day, "action_time"))


def _events(asked: Asked) -> Iterator[QuerySet[AccountEvent]]:
    """In all, or kind by kind, where the index of kinds leads past a million sign-ins."""
    models = asked.models & {asked.what} if asked.what else asked.models
    of = Q(model__in=models) if asked.what or USER not in models else Q()
    if asked.person:
        about = Q(model=USER, object_id=str(asked.person))
        of &= Q(by_account=asked.person) | about
    account, deleted = Q(model=USER), Q(kind=EventKind.DELETED)
    failures = Q(kind__in=(EventKind.FAILED, EventKind.LOCKED))
    signed_in = Q(kind=EventKind.SIGNED_IN)
    kinds = {
        None: Q(),
        Kind.CONTENT: ~account & ~deleted,
        Kind.DELETION: deleted,
        Kind.SIGN_IN: signed_in,
        Kind.FAILURE: failures,
        Kind.ACCOUNT: account & ~failures & ~signed_in,
    }
    kind = kinds.get(asked.kind, NOTHING)
    rows = AccountEvent.objects.filter(of, kind, *_on(asked.day, "moment"))
    if USER in models:  # who sees accounts sees them all
        yield rows
    else:
        yield from (rows.filter(kind=one) for one in sorted(set(KINDS.values())))


def _on(day: date | None, field: str) -> Sequence[Q]:
    """On the site's clock."""
    if day is None:
        return ()
    start = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    return (Q(**{f"{field}__gte": start, f"{field}__lt": start + timedelta(days=1)}),)
