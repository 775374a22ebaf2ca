"""What readers are told has changed: written with every version, and read for their pages.

Written are the differences between what readers saw before and see now, at the moment of the save
and at those moments since the last one at which the row came or went by its dates. Of a change
that an editor called minor, the wording is not. What came or went by its dates since the last save
is found when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models.signals import pre_delete
from django.utils import timezone
from django.utils.dateparse import parse_date
from reversion.models import Revision, Version
from reversion.signals import post_revision_commit

from contacts.history.comments import comment_of
from contacts.history.facts import (
    NAMES,
    WHOLE,
    Fact,
    facts,
    is_wording,
    merged,
    name_of,
    worth_telling,
)
from contacts.history.many_rows import ROWS_AT_ONCE, by_model, last_states
from contacts.history.public_state import edges, shown
from contacts.history.versions import (
    ChangeKind,
    Key,
    State,
    key_of,
    owner_of,
    row_state,
    states_of,
)
from contacts.models import Change, Channel, clock
from contacts.publishing.snapshot import CHANGES_SHOWN, Published

NOT_THERE: State = {}


@dataclass(frozen=True, slots=True)
class DayOfRow:
    """What changed in one row on one day; `moment` is that of the last change."""

    key: Key
    day: date
    moment: datetime
    name: Mapping[str, str]
    facts: list[Fact]


def connect() -> None:
    post_revision_commit.connect(_recorded, dispatch_uid="changes told to readers")
    for name in NAMES:
        model = apps.get_model("contacts", name)
        pre_delete.connect(_deleted, sender=model, dispatch_uid=f"changes by deletion of {name}")


def _recorded(revision: Revision, versions: list[Version], **_kwargs: Any) -> None:
    said, moment = comment_of(revision), revision.date_created
    deed = said.get("deed")
    after = {key: state for key, state in states_of(versions).items() if key[0] in NAMES}
    before = last_states(after, before=revision.pk)
    new = _made_since(moment, after.keys() - before.keys())
    if deed == ChangeKind.ELSEWHERE:
        new = set()  # older than its history
    if deed == ChangeKind.RECOVERED:  # readers saw nothing of it since it was deleted
        before, new = {}, set(after)
    told: list[Change] = []
    for key, state in after.items():
        if key in before:
            old, since = before[key]
            told += _changes_by_date(key, old, after=since, until=moment)
            seen = shown(old, key, moment)
        elif key in new:
            seen = NOT_THERE
        else:
            continue
        change = _change(key, moment, seen, shown(state, key, moment))
        if not said.get("minor"):
            told += change
        elif deed != ChangeKind.IMPORTED:
            told += _beyond_wording(change)
    _write(told)


def _made_since(moment: datetime, keys: Iterable[Key]) -> set[Key]:
    """Those of the rows that were made in this revision; others are older than the history."""
    return {
        (str(model._meta.model_name), pk)
        for model, pks in by_model(keys)
        for pk in model._base_manager.filter(pk__in=pks, created_at__gte=moment).values_list(
            "pk", flat=True
        )
    }


def _deleted(instance: Any, **_kwargs: Any) -> None:
    key, now, state = key_of(instance), timezone.now(), row_state(instance)
    told = [*_changes_by_date(key, state, after=instance.updated_at, until=now)]
    _write([*told, *_change(key, now, shown(state, key, now), NOT_THERE)])


def _changes_by_date(
    key: Key, state: State, *, after: datetime, until: datetime
) -> Iterator[Change]:
    seen = shown(state, key, after)
    for moment in edges(state, after=after, until=until):
        now = shown(state, key, moment)
        yield from _change(key, moment, seen, now)
        seen = now


def _change(key: Key, moment: datetime, before: State, after: State) -> Iterator[Change]:
    found = facts(key, before, after)
    columns = after.get(key) or before.get(key) or {}
    if not found or not _concerns_readers(key, columns, moment):
        return
    model, pk = key
    name = name_of(key, columns)
    yield Change(moment=moment, model=model, object_id=pk, name=name, facts=found)


def _beyond_wording(change: Iterable[Change]) -> Iterator[Change]:
    """What no editor may call minor: another number, other hours, what came and what went."""
    for one in change:
        one.facts = [fact for fact in one.facts if not is_wording(fact)]
        if one.facts:
            yield one


def _concerns_readers(key: Key, columns: Mapping[str, Any], moment: datetime) -> bool:
    """Not a holiday that is over, nor what is said of a channel that they do not see."""
    last = parse_date(columns.get("last_day") or "")
    if last and last < timezone.localdate(moment):
        return False
    channel = columns.get("channel") if key[0] in WHOLE else None
    return channel is None or Channel.objects.published(moment).filter(pk=channel).exists()


def _write(told: Iterable[Change]) -> None:
    """And forget what is older than anybody is told."""
    rows = list(told)
    if rows:
        _tell_returned(rows)
        Change.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
        Change.objects.filter(moment__lt=timezone.now() - settings.KEEP["CHANGES"]).delete()


def _tell_returned(told: Iterable[Change]) -> None:
    """Of what comes: whether readers have been told of it before."""
    come = [one for one in told if _comes(one)]
    known: set[Key] = set()
    for model, pks in by_model(dict.fromkeys(one.key for one in come)):
        name = str(model._meta.model_name)
        earlier = Change.objects.filter(model=name, object_id__in=pks).order_by()
        found = earlier.values_list("object_id", flat=True).distinct()
        known |= {(name, pk) for pk in found}
    for one in come:
        one.facts[0]["again"] = one.key in known


def _comes(one: Change) -> bool:
    return bool(one.facts[0]["what"] == "presence" and one.facts[0]["after"])


def changes_of(content: Published) -> list[DayOfRow]:
    """What readers are told, newest first; of a bounded number, as the content has it."""
    return content.once(
        "changes", lambda: days_of_rows([*content.changes, *_all_due(content.passed)])
    )


def _all_due(passed: Iterable[tuple[str, int]]) -> list[Change]:
    found = list(_due(passed))
    _tell_returned(found)
    return found


def _due(passed: Iterable[tuple[str, int]]) -> Iterator[Change]:
    """What came or went by its dates after its last save, which nobody has written down."""
    found = (apps.get_model("contacts", name)._base_manager.filter(pk=pk) for name, pk in passed)
    rows = (row for one in found for row in one)  # none that was deleted meanwhile
    owners = {key_of(owner): owner for owner in map(owner_of, rows)}
    now = clock.now()
    for key, owner in owners.items():
        if key[0] in NAMES:
            saved = max(owner.updated_at, now - CHANGES_SHOWN)
            yield from _changes_by_date(key, row_state(owner), after=saved, until=now)


def days_of_rows(changes: Iterable[Change]) -> list[DayOfRow]:
    """The changes of one row on one day as one; what was taken back the same day is none."""
    found: dict[tuple[date, Key], DayOfRow] = {}
    for one in sorted(changes, key=lambda one: (one.moment, one.pk or 0)):
        day = timezone.localdate(one.moment)
        earlier = found.pop((day, one.key), None)
        told = merged(earlier.facts if earlier else [], one.facts)
        found[day, one.key] = DayOfRow(one.key, day, one.moment, one.name, told)
    kept = [replace(one, facts=worth_telling(one.facts)) for one in found.values()]
    return [one for one in reversed(kept) if one.facts]
