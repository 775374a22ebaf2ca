"""The move itself: one state of the source, one transaction in the target."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from django.utils.translation import gettext as _

from citizen_help import schema
from contacts.moving import numbers, places, tables
from contacts.moving.problems import MoveProblem

LOCK_WAIT_SECONDS = 30
Told = Callable[[str, int], None]


def move(url: str, *, replace: bool, told: Told) -> int:
    """Put all data of the site into the empty database of an address; return how many rows.

    `told` hears of each table, and its rows, that it is the same in both. Raises MoveProblem; then
    nothing is in the target but empty tables. `replace`: see tables.copy.
    """
    with places.opened(url) as target:
        refuse_other_version()
        places.prepare(url, target)
        try:
            return copy_all(DEFAULT_DB_ALIAS, target, replace=replace, told=told)
        except DatabaseError as error:
            message = _("The move failed, and nothing was moved: %(reason)s.")
            raise MoveProblem(message % {"reason": tables.first_line(error)}) from error


def refuse_other_version() -> None:
    """The target will have the tables of this code; the source must have them too."""
    if reason := schema.refusal():
        raise MoveProblem(reason)
    loader = MigrationLoader(connections[DEFAULT_DB_ALIAS])
    if missing := sorted(set(loader.disk_migrations) - set(loader.applied_migrations)):
        message = _(
            "The site's own database is of an older version, as it lacks %(names)s: run "
            "the command migrate first."
        )
        raise MoveProblem(message % {"names": schema.listed([".".join(key) for key in missing])})


def copy_all(source: str, target: str, *, replace: bool, told: Told) -> int:
    """Between two databases with the same tables. Saves in the source wait meanwhile."""
    models, rows = tables.stored_models(), 0
    connections[source].settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False  # one transaction
    connections[target].settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False
    if connections[source].vendor == "sqlite":  # others may be saving one after the other
        connections[source].cursor().execute(f"PRAGMA busy_timeout = {LOCK_WAIT_SECONDS * 1000}")
    with transaction.atomic(using=source), transaction.atomic(using=target):
        hold_still(source, models)
        empty(target, models)
        for model in models:
            rows += copy_table(model, source, target, replace=replace, told=told)
        for model in numbers.numbered(models):
            numbers.go_on_from(numbers.last_given(model, source), model, target)
    return rows


def hold_still(source: str, models: list[type[Model]]) -> None:
    """Keep others from writing: they are told, as at any long save, that somebody else is saving.

    SQLite's transaction has taken its one lock already (`transaction_mode`).
    """
    connection = connections[source]
    if connection.vendor == "sqlite":
        return
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_WAIT_SECONDS}s'")
        cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def empty(target: str, models: list[type[Model]]) -> None:
    """Of what migrations wrote, whose numbers are others than the source's."""
    connection = connections[target]
    with connection.cursor() as cursor:
        for model in models:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def copy_table(model: type[Model], source: str, target: str, *, replace: bool, told: Told) -> int:
    table = model._meta.db_table
    wanted = tables.copy(model, source=source, target=target, replace=replace)
    if tables.held(model, target) != wanted:
        message = _("%(table)s is not the same there as here; nothing was moved.")
        raise MoveProblem(message % {"table": table})
    told(table, wanted.rows)
    return wanted.rows
