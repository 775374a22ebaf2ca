"""The numbers that new rows get: none that a deleted row had comes again after a move."""

from collections.abc import Iterator

from django.db import connections
from django.db.models import AutoField, Max, Model
from django.db.models.query import QuerySet


def numbered(models: list[type[Model]]) -> Iterator[type[Model]]:
    for model in models:
        if isinstance(model._meta.pk, AutoField):
            yield model


def last_given(model: type[Model], alias: str) -> int:
    """The last number that a row got there, be it deleted since; 0 for none."""
    connection, table = connections[alias], model._meta.db_table
    highest = QuerySet(model, using=alias).aggregate(last=Max("pk"))["last"] or 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        else:
            sequence = sequence_of(model, alias)
            if not sequence:
                return int(highest)
            # A name that PostgreSQL itself quoted.
            question = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608
            cursor.execute(question)
        row = cursor.fetchone()
    return max(int(highest), int(row[0]) if row else 0)


def go_on_from(last: int, model: type[Model], alias: str) -> None:
    """Have the next row get the number after `last`."""
    connection, table = connections[alias], model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            if last:
                insert = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
                cursor.execute(insert, [table, last])
        elif sequence := sequence_of(model, alias):
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(last, 1), last > 0])


def sequence_of(model: type[Model], alias: str) -> str | None:
    """Its name in PostgreSQL, quoted where need be."""
    quote = connections[alias].ops.quote_name
    with connections[alias].cursor() as cursor:
        names = [quote(model._meta.db_table), str(model._meta.pk.column)]
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", names)
        (name,) = cursor.fetchone()
    return str(name) if name else None
