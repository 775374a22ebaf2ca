"""Database rows seen as a content file sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from contacts.content.schema import Section

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


def _in_order(identity: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row that points at no other comes first."""
    return tuple("" if value is None else value for value in identity)


def by_parent(part: Section, rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """The rows of a part by the primary key of the row they are in."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{part.parent}_id")].append(row)
    return found
