"""What tables hold, as numbers that two databases can be compared by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db import connection
from django.db.models import Model

ROWS_AT_ONCE = 2000


class Cursor(Protocol):
    """What this module asks of a cursor, Django's or a driver's own."""

    def execute(self, sql: str, /) -> Any: ...
    def fetchmany(self, size: int, /) -> Sequence[Sequence[Any]]: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of one table: how many rows, and a SHA-256 of all values in the order of the keys."""

    rows: int
    sha256: str


def of_tables(cursor: Cursor) -> dict[str, Fingerprint]:
    """Fingerprints of all tables of the site's models, by the table's name."""
    return {model._meta.db_table: of_table(cursor, model) for model in stored_models()}


def stored_models() -> Iterator[type[Model]]:
    """Every model with a table of its own, those between many-to-many rows included."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def of_table(cursor: Cursor, model: type[Model]) -> Fingerprint:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in model._meta.local_concrete_fields)
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    # Names of the site's own models; no value comes from outside.
    cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {key}")  # noqa: S608
    rows, digest = 0, hashlib.sha256()
    while some := cursor.fetchmany(ROWS_AT_ONCE):
        rows += len(some)
        for row in some:
            digest.update(json.dumps(list(row), default=str, ensure_ascii=False).encode())
    return Fingerprint(rows, digest.hexdigest())
