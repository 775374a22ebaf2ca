"""Database rows seen as a content file sees them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from contacts.content.schema import Section
from contacts.models import Endpoint

Row = Any  # a row of any of the models
Values = Mapping[str, Any]


def describe(row: Row, section: Section) -> Values:
    """The row as the values that reading its record from a file would give."""
    return {name: field.kind.take(row, name) for name, field in section.fields.items()}


def load(section: Section, *, lock: bool = False) -> list[Row]:
    """All rows of a section, in the order of the file.

    `lock` keeps other transactions from changing them until this one ends (SQLite locks
    the whole database instead).
    """
    rows = section.model._default_manager.order_by("pk")
    if section.references:  # without names it would follow every relation
        rows = rows.select_related(*section.references)
    if lock:
        rows = rows.select_for_update(of=("self",))
    if section.ordered:
        return list(rows.order_by("position", "pk"))
    # Sorted here, as databases do not agree on the order of letters.
    return sorted(rows, key=lambda row: _in_order(section.identity_of(describe(row, section))))


def endpoints_by_name() -> dict[str, Row]:
    """The channels' numbers and links as other sections name them: phone:19912"""
    return {f"{row.kind}:{row.value}": row for row in Endpoint.objects.order_by("-pk")}


def _in_order(identity: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row that points at no other comes first."""
    return tuple("" if value is None else value for value in identity)


def by_parent(part: Section, rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """The rows of a part by the primary key of the row they are in."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{part.parent}_id")].append(row)
    return found


def stored_for(section: Section, asked: Sequence[Row], stored: Sequence[Row]) -> list[Row | None]:
    """For each row that a file asks for, the stored one that it stands for; None: a new one."""
    by_identity = dict(zip(_identities(section, stored), stored, strict=True))
    found = [by_identity.get(identity) for identity in _identities(section, asked)]
    if not section.alike:
        return found
    taken = {row.pk for row in found if row is not None}
    left = _alone(section, [row for row in stored if row.pk not in taken])
    new = _alone(section, [row for row, old in zip(asked, found, strict=True) if old is None])
    for number, row in enumerate(asked):
        alike = _alike(section, row)
        if found[number] is None and new.get(alike) is row:
            found[number] = left.get(alike)
    return found


def _identities(section: Section, rows: Sequence[Row]) -> list[tuple[Any, int]]:
    """By what each row is found again, with how many equal ones came before it."""
    seen: Counter[Any] = Counter()
    found = []
    for row in rows:
        identity = section.identity_of(describe(row, section))
        found.append((identity, seen[identity]))
        seen[identity] += 1
    return found


def _alone(section: Section, rows: Sequence[Row]) -> dict[Any, Row]:
    """Those that no other is alike."""
    counts = Counter(_alike(section, row) for row in rows)
    return {_alike(section, row): row for row in rows if counts[_alike(section, row)] == 1}


def _alike(section: Section, row: Row) -> tuple[Any, ...]:
    values = describe(row, section)
    return tuple(values[name] for name in section.alike)


def copy(section: Section, source: Row, target: Row) -> None:
    """Make `target` say what `source` does."""
    for column in section.columns:
        setattr(target, column, getattr(source, column))
    if section.ordered:
        target.position = source.position
