"""Copying a table's rows as they are into another database, and comparing the two."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Any

from django.apps import apps
from django.db import Error, connections, transaction
from django.db.models import BinaryField, Field, JSONField, Model
from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from contacts.moving.problems import MoveProblem
from contacts.moving.values import TableSum, canonical, storable

ROWS_AT_ONCE = 1000
FILES_AT_ONCE = 10  # rows that hold files, of 5 MB at most
# What a driver says of a value that it cannot read or write.
REFUSALS = (Error, ValueError, TypeError, OverflowError)
Row = tuple[Any, ...]


def stored_models() -> list[type[Model]]:
    """Every model with a table of its own, those between many-to-many rows included."""
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def rows_at_once(model: type[Model]) -> int:
    has_files = any(isinstance(field, BinaryField) for field in fields_of(model))
    return FILES_AT_ONCE if has_files else ROWS_AT_ONCE


def rows_in(alias: str, model: type[Model]) -> Generator[Row, None, None]:
    """All rows, a part at a time; a plain QuerySet, as managers of the site leave some out."""
    names = [field.attname for field in fields_of(model)]
    rows: Any = QuerySet(model, using=alias)
    try:
        yield from rows.order_by().values_list(*names).iterator(chunk_size=rows_at_once(model))
    except REFUSALS as error:
        message = _("The table %(table)s cannot be read: %(reason)s")
        values = {"table": model._meta.db_table, "reason": first_line(error)}
        raise MoveProblem(message % values) from error


def copy(model: type[Model], *, source: str, target: str, replace: bool) -> TableSum:
    """Put all rows of the source into the target; what was read, as a sum.

    With `replace`, characters that PostgreSQL cannot store become U+FFFD. Raises MoveProblem
    naming the first row that the target cannot store.
    """
    fields, found = fields_of(model), TableSum()
    with closing(rows_in(source, model)) as rows:
        while some := list(itertools.islice(rows, rows_at_once(model))):
            if replace:
                some = [tuple(map(storable, row)) for row in some]
            for row in some:
                found.add(canonical(fields, row))
            insert(model, some, target)
    return found


def held(model: type[Model], alias: str) -> TableSum:
    fields, found = fields_of(model), TableSum()
    for row in rows_in(alias, model):
        found.add(canonical(fields, row))
    return found


def insert(model: type[Model], rows: Sequence[Row], alias: str) -> None:
    """As they are: no default, no `auto_now`, no signal."""
    try:
        with transaction.atomic(using=alias):
            write(model, rows, alias)
    except REFUSALS as error:
        if len(rows) > 1:
            middle = len(rows) // 2
            insert(model, rows[:middle], alias)
            insert(model, rows[middle:], alias)
            return
        key = rows[0][fields_of(model).index(model._meta.pk)]
        message = _(
            "Row %(key)s of %(table)s cannot be stored there: %(reason)s. Mend it, or replace "
            "characters that PostgreSQL does not know with --replace-characters."
        )
        values = {"key": key, "table": model._meta.db_table, "reason": first_line(error)}
        raise MoveProblem(message % values) from error


def write(model: type[Model], rows: Sequence[Row], alias: str) -> None:
    connection, fields = connections[alias], fields_of(model)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    row_of_places = f"({', '.join(['%s'] * len(fields))})"
    begun = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608
    prepared = [[prepare(*pair, alias) for pair in zip(fields, row, strict=True)] for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # knows few places in a statement
            cursor.executemany(begun + row_of_places, prepared)
        else:
            places = ", ".join([row_of_places] * len(rows))
            cursor.execute(begun + places, list(itertools.chain(*prepared)))


def prepare(field: Field[Any, Any], value: Any, alias: str) -> Any:
    """The value as the driver takes it; None of a JSON field that is never NULL is JSON's null."""
    connection = connections[alias]
    if value is None and isinstance(field, JSONField) and not field.null:
        return connection.ops.adapt_json_value(None, field.encoder)
    return field.get_db_prep_save(value, connection=connection)


def first_line(error: BaseException) -> str:
    """Without the lines in which PostgreSQL quotes what was to be stored."""
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
