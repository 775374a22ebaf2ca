"""Many rows changed at once: each with its version, all together at the cost of a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import reversion
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from reversion.models import Revision, Version

from contacts.history.versions import (
    ChangeKind,
    Key,
    State,
    differs,
    key_of,
    recorded,
    state_of,
    states_of,
    versions_of,
)
from contacts.languages.translation_state import PARTS
from contacts.publishing import redirects

ROWS_AT_ONCE = 500  # in one query
# A revision with more versions than this for every row that is looked for, as an import of
# thousands is, is asked for each row alone.
MOST_VERSIONS_A_ROW = 200


def locked(model: Any, pks: Collection[int]) -> list[Any]:
    """The rows with their parts, in the order of the list; until the transaction ends nobody else
    can save them."""
    rows = model._default_manager.select_for_update(of=("self",)).filter(pk__in=pks)
    return list(rows.prefetch_related(*PARTS.get(model, ())))


def keep_unrecorded(rows: Sequence[Any]) -> None:
    """As `versions.keep_unrecorded` of each row, which were read with their parts."""
    known = last_states(map(key_of, rows))
    new = [row for row in rows if _is_unrecorded(row, known.get(key_of(row)))]
    if new:
        with recorded(ChangeKind.ELSEWHERE):
            for row in new:
                reversion.add_to_revision(row)


def _is_unrecorded(row: Any, known: tuple[State, datetime] | None) -> bool:
    return known is None or differs(known[0], state_of(row))


def write(rows: Sequence[Any], columns: Sequence[str]) -> dict[int, ValidationError]:
    """Store those columns of the rows, and a version of each in what is being recorded.

    The rows are of one model and come from `locked`; neither slugs nor texts are among the columns.
    No signals are sent: what follows from a save is done here for all. Gives by their keys those
    that the database refuses, and why; they stay as they are stored.
    """
    if not rows:
        return {}
    before = type(rows[0])._base_manager.in_bulk([row.pk for row in rows])
    refused = _write(rows, columns)
    written = [row for row in rows if row.pk not in refused]
    redirects.statuses_changed(before, written)
    for row in written:
        reversion.add_to_revision(row)
    return refused


def write_texts(alike: Mapping[tuple[Any, ...], Sequence[Any]]) -> None:
    """Store texts of rows or parts, with a version of each: by model and columns the rows."""
    for (model, *columns), rows in alike.items():
        model._default_manager.bulk_update(rows, columns)
    for rows in alike.values():
        for row in rows:
            reversion.add_to_revision(row)


def _write(rows: Sequence[Any], columns: Sequence[str]) -> dict[int, ValidationError]:
    """Where readers get to see what other rows may contradict, each is judged by those before."""
    if "status" not in columns or not hasattr(rows[0], "contradiction"):
        return _write_at_once(rows, columns)
    refused: dict[int, ValidationError] = {}
    for row in rows:
        if row.is_shown and (found := row.contradiction()):
            refused[row.pk] = found
        else:
            refused |= _write_at_once([row], columns)
    return refused


def _write_at_once(rows: Sequence[Any], columns: Sequence[str]) -> dict[int, ValidationError]:
    """The database judges all rows in one go; each alone is asked only where it refuses."""
    try:
        with transaction.atomic():
            _update(rows, columns)
    except IntegrityError:
        refused = dict(_broken(rows))
        _update([row for row in rows if row.pk not in refused], columns)
        return refused
    return {}


def _update(rows: Iterable[Any], columns: Sequence[str]) -> None:
    """One statement for all rows that get the same values."""
    alike: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        alike.setdefault(tuple(getattr(row, column) for column in columns), []).append(row)
    now = timezone.now()
    for values, some in alike.items():
        stored = type(some[0])._default_manager.filter(pk__in=[row.pk for row in some])
        stored.update(**dict(zip(columns, values, strict=True)), updated_at=now)


def _broken(rows: Iterable[Any]) -> Iterator[tuple[int, ValidationError]]:
    for row in rows:
        try:
            row.validate_constraints()
        except ValidationError as error:
            yield row.pk, error


def last_states(
    keys: Iterable[Key], *, before: int | None = None
) -> dict[Key, tuple[State, datetime]]:
    """How rows were in their last version, or in the last one before a revision, and since when."""
    latest = _latest(keys, before)
    moments = dict(Revision.objects.filter(pk__in=latest).values_list("pk", "date_created"))
    found: dict[Key, tuple[State, datetime]] = {}
    for number, versions in _versions(latest):
        known = states_of(versions)
        found |= {key: (known[key], moments[number]) for key in latest[number] if key in known}
    return found


def _latest(keys: Iterable[Key], before: int | None) -> dict[int, list[Key]]:
    """By revision the rows whose last version is in it."""
    latest: dict[int, list[Key]] = {}
    for model, pks in by_model(keys):
        found = Version.objects.get_for_model(model).filter(object_id__in=map(str, pks))
        if before is not None:
            found = found.filter(revision__lt=before)
        newest = found.order_by().values_list("object_id").annotate(models.Max("revision"))
        for pk, number in newest:
            latest.setdefault(number, []).append((str(model._meta.model_name), int(pk)))
    return latest


def _versions(latest: Mapping[int, list[Key]]) -> Iterator[tuple[int, list[Version]]]:
    """By revision the versions of those rows and their parts, and it may be of others."""
    held = Version.objects.filter(revision__in=latest).order_by().values_list("revision")
    sizes = dict(held.annotate(models.Count("pk")))
    small = [one for one in latest if sizes[one] <= MOST_VERSIONS_A_ROW * len(latest[one])]
    for start in range(0, len(small), ROWS_AT_ONCE):
        by_revision: dict[int, list[Version]] = {}
        some = Version.objects.filter(revision__in=small[start : start + ROWS_AT_ONCE])
        for version in some.select_related("content_type"):
            by_revision.setdefault(version.revision_id, []).append(version)
        yield from by_revision.items()
    large = Revision.objects.filter(pk__in=latest.keys() - set(small))
    for one in large:
        yield one.pk, [version for key in latest[one.pk] for version in versions_of(one, key)]


def by_model(keys: Iterable[Key]) -> Iterator[tuple[Any, list[int]]]:
    """As many at once as databases take in one query."""
    pks: dict[str, list[int]] = {}
    for name, pk in keys:
        pks.setdefault(name, []).append(pk)
    for name, of in pks.items():
        for start in range(0, len(of), ROWS_AT_ONCE):
            yield apps.get_model("contacts", name), of[start : start + ROWS_AT_ONCE]
