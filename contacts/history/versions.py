"""The history of the content: what a row looked like after each change, and who made it.

Kept by django-reversion. A version holds the columns of both languages; a row and its parts
(steps, hours, numbers) are always kept together, so that they come back together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from typing import Any, Final

import reversion
from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import post_delete
from django.utils import timezone
from reversion.models import Revision, Version

from contacts.history.authors import author_of
from contacts.history.comments import comment_of
from contacts.languages.translation_state import PARTS, rows_of
from contacts.models import MovedPage, Synonym
from contacts.models.confirmed_texts import translated_fields

# When a row was made or last saved is no content.
NO_CONTENT: Final = ("created_at", "updated_at")

Key = tuple[str, int]  # ("step", 5)
State = Mapping[Key, Mapping[str, Any]]  # of a row and its parts: columns as JSON has them


class ChangeKind(StrEnum):
    """Why there is a version."""

    EDITED = "edited"
    IMPORTED = "imported"
    BY_COMMAND = "by-command"
    ELSEWHERE = "elsewhere"  # found changed, by a shell or another program
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    REORDERED = "reordered"
    BROUGHT_BACK = "brought-back"
    RECOVERED = "recovered"
    ENDED = "ended"  # a notice, before its time
    EXTENDED = "extended"
    CALLED_OFF = "called-off"  # a notice, before it began
    CHECKED = "checked"  # compared with its source
    REPLACED = "replaced"  # words found in many texts
    TAKEN_BACK = "taken-back"  # a replacement, whole
    DELETED = "deleted"  # as it was then
    PROPOSAL_ACCEPTED = "proposal-accepted"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in the history of a row; `user` is "" where no editor made it."""

    revision: int
    moment: datetime
    user: str
    change: ChangeKind
    reason: str
    state: State = field(repr=False)
    is_minor: bool = False  # readers are not told of it
    author: str = ""  # of a proposal that `user` accepted
    account: int | None = None  # of `user`, while there is one


def connect() -> None:
    """Called once, when Django has loaded the models."""
    for model, parts in PARTS.items():
        _register(model, follow=parts)
        for name in parts:
            relation: Any = model._meta.get_field(name)
            part = relation.related_model
            _register(part, follow=(relation.field.name,))
            post_delete.connect(_part_deleted, sender=part, dispatch_uid=f"history of {name}")
    _register(Synonym, follow=())


def _register(model: type[models.Model], *, follow: tuple[str, ...]) -> None:
    by_language = [] if model is Synonym else translated_fields(model)
    reversion.register(model, exclude=(*NO_CONTENT, *by_language), follow=follow)


def _part_deleted(sender: type[models.Model], instance: Any, **_kwargs: Any) -> None:
    """A row that loses a part has a new version too; one deleted with its parts has none."""
    if reversion.is_active():
        reversion.add_to_revision(owner_of(instance))


def owner_of(row: Any) -> Any:
    """The row that a part is in; any other row itself."""
    for model, parts in PARTS.items():
        for name in parts:
            relation: Any = model._meta.get_field(name)
            if isinstance(row, relation.related_model):
                return getattr(row, relation.field.name)
    return row


@contextmanager
def recorded(change: ChangeKind, *, user: Any = None, **said: Any) -> Iterator[None]:
    """Everything saved inside gets a version, in one transaction with it.

    The version's moment is the one at which this begins: what was made inside is not older.
    `said` is what `describe` takes.
    """
    with reversion.create_revision():
        reversion.set_date_created(timezone.now())
        describe(change, **said)
        if user is not None and user.is_authenticated:
            reversion.set_user(user)
        yield


def describe(change: ChangeKind, *, reason: str = "", minor: bool = False, **further: Any) -> None:
    """What is being recorded; `minor` where readers are not told of it.

    `further` is for programs: which form it was sent in, or what led to a row that is deleted.
    """
    more = {"minor": minor, **further}
    said = {"deed": change, "reason": reason} | {name: one for name, one in more.items() if one}
    reversion.set_comment(json.dumps(said, ensure_ascii=False))


def keep_unrecorded(row: Any) -> None:
    """Write a version of the row as it stands, where nobody has: what a shell did, say."""
    last = next(entries(row, limit=1), None)
    if last is None or differs(last.state, row_state(row)):
        with recorded(ChangeKind.ELSEWHERE):
            keep(row)


def keep(row: Any) -> None:
    """A version of the row as it is stored, in what is being recorded."""
    reversion.add_to_revision(_stored(row))


def is_kept(model: type[models.Model]) -> bool:
    return bool(reversion.is_registered(model))


def differs(before: State, now: State) -> bool:
    """A column that is younger than the version differs once it holds anything."""
    return before.keys() != now.keys() or any(
        value != before[key][name] if name in before[key] else bool(value)
        for key, columns in now.items()
        for name, value in columns.items()
    )


def _stored(row: Any) -> Any:
    """The row as the database has it, whatever this object was told meanwhile."""
    return type(row)._base_manager.get(pk=row.pk)


def row_state(row: Any) -> State:
    """The row and its parts as they are stored now."""
    return state_of(_stored(row))


def state_of(row: Any) -> State:
    """The same of a row as this object and its parts have it."""
    return {key_of(one): columns_of(one) for one in rows_of(row)}


def all_states() -> dict[Key, State]:
    """Of all content as it is stored now, by the key of the row; old addresses too."""
    whole: list[tuple[type[models.Model], tuple[str, ...]]]
    whole = [*PARTS.items(), (Synonym, ()), (MovedPage, ())]
    return {
        key_of(row): {key_of(one): columns_of(one) for one in rows_of(row)}
        for model, parts in whole
        for row in model._base_manager.prefetch_related(*parts)
    }


def fingerprint(row: Any) -> str:
    """Changes with anything in the row or its parts, whoever changes it."""
    state = [[*key, columns] for key, columns in sorted(row_state(row).items())]
    return blake2b(json.dumps(state, sort_keys=True).encode(), digest_size=16).hexdigest()


def key_of(row: Any) -> Key:
    return str(row._meta.model_name), row.pk


def columns_of(row: Any) -> Mapping[str, Any]:
    by_language = [] if isinstance(row, Synonym | MovedPage) else translated_fields(type(row))
    names = [each.name for each in row._meta.local_fields]
    kept = [name for name in names if name not in (*NO_CONTENT, *by_language)]
    columns: Mapping[str, Any] = json.loads(serializers.serialize("json", [row], fields=kept))[0]
    return columns["fields"]


def entries(row: Any, *, limit: int | None = None) -> Iterator[Entry]:
    """The history of a row that is or was, newest first; `row` needs no more than a key."""
    versions = Version.objects.get_for_object_reference(type(row), row.pk)
    for version in versions.select_related("revision", "revision__user")[:limit]:
        yield _entry(version.revision, key_of(row))


def entry(row: Any, revision: int) -> Entry | None:
    """The one with that number; None where the row has none such."""
    versions = Version.objects.get_for_object_reference(type(row), row.pk)
    found = versions.filter(revision=revision).select_related("revision__user").first()
    return found and _entry(found.revision, key_of(row))


def _entry(revision: Revision, key: Key) -> Entry:
    said = comment_of(revision)
    return Entry(
        revision=revision.pk,
        moment=revision.date_created,
        user=author_of(revision),
        change=ChangeKind(said.get("deed", ChangeKind.EDITED)),
        reason=said.get("reason", ""),
        state=states_of(versions_of(revision, key)).get(key, {}),
        is_minor=bool(said.get("minor")),
        author=said.get("author", ""),
        account=revision.user_id,
    )


def versions_of(revision: Revision, key: Key) -> Iterable[Version]:
    """The row's, and some that may be of its parts: an import holds those of thousands of rows."""
    name, pk = key
    found = models.Q(content_type__model=name, object_id=str(pk))
    for part, owner, column in _parts():
        if owner == name:
            told = f'"{column}": {pk}'  # as the serializer writes it, and also 50 for 5
            found |= models.Q(content_type__model=part, serialized_data__contains=told)
    return revision.version_set.filter(found).select_related("content_type")


def states_of(found: Iterable[Version]) -> dict[Key, State]:
    """By the key of the row, with the parts that are among the versions."""
    states: dict[Key, dict[Key, Mapping[str, Any]]] = {}
    for version in found:
        name, pk = version.content_type.model, int(version.object_id)
        columns = _in_utc(name, json.loads(version.serialized_data)[0]["fields"])
        owner = parent_column(name)
        key = (owner[0], columns[owner[1]]) if owner else (name, pk)
        states.setdefault(key, {})[name, pk] = columns
    return {key: state for key, state in states.items() if key in state}


def _in_utc(name: str, columns: dict[str, Any]) -> Mapping[str, Any]:
    """Moments as the database gives them: a form or a file has them on the site's clock."""
    for column in apps.get_model("contacts", name)._meta.local_fields:
        moment = columns.get(column.name)
        if isinstance(column, models.DateTimeField) and moment:
            utc = column.to_python(moment).astimezone(UTC)
            columns[column.name] = DjangoJSONEncoder().default(utc)
    return columns


def parent_column(name: str) -> tuple[str, str] | None:
    """For a part, as in ("guide", "guide"): the model it is in, and the field that says where."""
    return next(((owner, column) for part, owner, column in _parts() if part == name), None)


@cache
def _parts() -> tuple[tuple[str, str, str], ...]:
    """As in ("step", "guide", "guide")."""
    relations: list[Any] = [
        model._meta.get_field(name) for model, parts in PARTS.items() for name in parts
    ]
    return tuple(
        (one.related_model._meta.model_name, one.model._meta.model_name, one.field.name)
        for one in relations
    )


def is_part(name: str) -> bool:
    return parent_column(name) is not None


def deleted(model: type[models.Model]) -> list[Version]:
    """The last version of every row of the model that is no more, the latest first."""
    found = Version.objects.get_deleted(model)
    return list(found.select_related("revision", "revision__user"))
