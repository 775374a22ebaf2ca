"""What tables hold, as numbers that two databases can be compared by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, Model

ROWS_AT_ONCE = 2000
FILES_AT_ONCE = 10  # rows that hold files, of 5 MB at most
APPLIED_MIGRATIONS = "django_migrations"
# Columns of each table, by the table's name.
Columns = Mapping[str, Sequence[str]]


class Cursor(Protocol):
    """What this module asks of a cursor, Django's or a driver's own."""

    def execute(self, sql: str, /) -> Any: ...
    def fetchmany(self, size: int, /) -> Sequence[Sequence[Any]]: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Of one table: how many rows, and the SHA-256 sums of its rows added up modulo 2^256.

    The sum is the same in whichever order a database gives the rows: orders differ with its
    locale. No `columns`: only the rows were counted, in a backup of format 1.
    """

    rows: int
    sha256: str
    columns: tuple[str, ...] = ()


def site_tables() -> set[str]:
    """Tables of the site's models, and the one that says which migrations were applied."""
    return {model._meta.db_table for model in stored_models()} | {APPLIED_MIGRATIONS}


def stored_models() -> Iterator[type[Model]]:
    """Every model with a table of its own, those between many-to-many rows included."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def tables_of_files() -> set[str]:
    return {
        model._meta.db_table
        for model in stored_models()
        if any(isinstance(field, BinaryField) for field in model._meta.local_fields)
    }


def of_tables(cursor: Cursor, tables: Columns, *, cast: str = "") -> dict[str, Fingerprint]:
    """Fingerprints by the table's name. `cast`: what makes text of a value, such as "::text"."""
    return {name: of_table(cursor, name, tables[name], cast=cast) for name in sorted(tables)}


def of_table(cursor: Cursor, table: str, columns: Sequence[str], *, cast: str) -> Fingerprint:
    quote = connection.ops.quote_name
    ordered = sorted(columns)
    wanted = ", ".join(f"{quote(column)}{cast}" for column in ordered)
    # Names that the database itself gave, or were compared with them; values come from nowhere.
    cursor.execute(f"SELECT {wanted} FROM {quote(table)}")  # noqa: S608
    rows, total = 0, 0
    at_once = FILES_AT_ONCE if table in tables_of_files() else ROWS_AT_ONCE
    while some := cursor.fetchmany(at_once):
        rows += len(some)
        total += sum(of_row(row) for row in some)
    return Fingerprint(rows, f"{total % 2**256:064x}", tuple(ordered))


def of_row(row: Sequence[Any]) -> int:
    text = json.dumps(list(row), default=bytes.hex, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")


def differences(
    expected: Mapping[str, Fingerprint], cursor: Cursor, held: Columns, *, cast: str = ""
) -> list[str]:
    """Tables that a database does not hold as they are expected, by the columns expected.

    `held`: what the database has; it may have more.
    """
    return [
        name
        for name, table in expected.items()
        if not set(table.columns) <= set(held.get(name, ()))
        or name not in held
        or not is_as_expected(table, of_table(cursor, name, table.columns or held[name], cast=cast))
    ]


def is_as_expected(expected: Fingerprint, found: Fingerprint) -> bool:
    return expected == found if expected.columns else expected.rows == found.rows
