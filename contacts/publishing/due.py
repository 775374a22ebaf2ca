"""The moments at which content begins or ends by its own dates, with nobody acting."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db import connection
from django.utils.dateparse import parse_datetime

from contacts.enums import PublicationStatus
from contacts.models import Notice, Proposal
from contacts.models.base import PublicModel
from contacts.models.proposals import Stage

MOST_PASSED = 100


class Due(NamedTuple):
    """What comes next; None: as the rows stand, nothing."""

    change: datetime | None  # a row or notice begins or ends
    end: datetime | None  # a row is taken off: what shows it becomes false
    is_overdue: bool = False  # a new version of a row should stand in its place by now


def next_due(after: datetime) -> datetime | None:
    """The next moment at which any public row or notice begins or ends."""
    return due(after).change


def due(after: datetime) -> Due:
    """One query for all rows: asked anew after each edit and each such moment."""
    columns = list(_columns())
    given = connection.ops.adapt_datetimefield_value(after)
    with connection.cursor() as cursor:  # as querysets it would take 20 ms to put together
        cursor.execute(_question(), [given] * (len(columns) + 2))
        found = [(_moment(value), is_end) for value, is_end in cursor.fetchall() if value]
    ahead = [(moment, is_end) for moment, is_end in found if moment > after]
    return Due(
        min((moment for moment, _ in ahead), default=None),
        min((moment for moment, is_end in ahead if is_end), default=None),
        is_overdue=len(ahead) < len(found),
    )


@cache
def _question() -> str:
    """Few rows have a moment ahead. Asked for the status first, databases go through all others.

    Last come the proposals that replace a row: the next, and one whose moment has passed.
    """
    table, waits = Proposal._meta.db_table, f"stage = '{Stage.SCHEDULED}'"
    proposals = [
        f"SELECT MIN(replace_at), 0 FROM {table} WHERE {waits} AND replace_at {sign} %s"  # noqa: S608  names of our own
        for sign in (">", "<=")
    ]
    rows = [
        f"SELECT MIN(CASE WHEN status = '{PublicationStatus.PUBLISHED}' THEN {column} END), "  # noqa: S608  names of our own
        f"{int(is_end)} FROM {table} WHERE {column} > %s"
        for table, column, is_end in _columns()
    ]
    return " UNION ALL ".join([*rows, *proposals])


def passed(since: datetime, now: datetime) -> list[tuple[str, int]]:
    """The rows (model and key) that began or ended in between and were not saved since."""
    columns = list(_columns())
    question = " UNION ".join(
        f"SELECT '{name}', id FROM {table} WHERE status = '{PublicationStatus.PUBLISHED}' "  # noqa: S608  names of our own
        f"AND {column} > %s AND {column} <= %s AND {column} > updated_at"
        for table, column, _is_end in columns
        for name in [table.removeprefix("contacts_")]
    )
    given = [connection.ops.adapt_datetimefield_value(moment) for moment in (since, now)]
    with connection.cursor() as cursor:
        cursor.execute(f"{question} LIMIT {MOST_PASSED}", given * len(columns))
        return [(name, pk) for name, pk in cursor.fetchall()]


def _columns() -> Iterator[tuple[str, str, bool]]:
    """Tables with their columns of moments, and whether pages are false from then on."""
    for model in apps.get_models():
        if issubclass(model, PublicModel):
            yield model._meta.db_table, "publish_at", False
            yield model._meta.db_table, "expire_at", True
    yield Notice._meta.db_table, "starts_at", False
    # Pages that may outlive their moment show no notice.
    yield Notice._meta.db_table, "ends_at", False


def _moment(value: datetime | str) -> datetime:
    """SQLite gives a text, in UTC."""
    if isinstance(value, datetime):
        return value
    found = parse_datetime(value)
    assert found is not None, value  # noqa: S101  Django wrote it
    return found.replace(tzinfo=UTC)
