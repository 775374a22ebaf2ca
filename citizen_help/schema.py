"""Whether the database is of a newer version than this code, which then must not touch it."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

MOST_NAMED = 3


def unknown(database: Any) -> list[str]:
    """Migrations of the site's apps that were applied there and are not in this code.

    As "app.name", sorted. Those of apps that are not installed are left out: an app that was given
    up leaves them behind.
    """
    loader = MigrationLoader(database, ignore_no_migrations=True)
    known = {*loader.disk_migrations, *replaced(loader)}
    applied = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
    return sorted(f"{app}.{name}" for app, name in applied - known)


def replaced(loader: MigrationLoader) -> set[tuple[str, str]]:
    """Those that one migration stands for now; the table goes on naming them."""
    return {key for migration in loader.disk_migrations.values() for key in migration.replaces}


def listed(names: list[str]) -> str:
    """In one line that can be read: of many, the last ones."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    rest, named = len(names) - MOST_NAMED, ", ".join(names[-MOST_NAMED:])
    return _("%(names)s and %(count)d more") % {"names": named, "count": rest}


def refusal(alias: str = DEFAULT_DB_ALIAS) -> str:
    """Why this code must not use a database; "" where it may, or where none answers."""
    try:
        names = unknown(connections[alias])
    except DatabaseError:
        return ""
    if not names:
        return ""
    message = _(
        "The database is of a newer version of the site: it has %(names)s, which this code "
        "does not know. Start the newer code, or restore a backup of before the upgrade."
    )
    return message % {"names": listed(names)}
