"""The database that data move into: opened beside the site's own, and made ready."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.utils import load_backend
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from citizen_help import databases, schema
from contacts.models import ContentVersion
from contacts.moving.problems import MoveProblem
from contacts.moving.tables import first_line, stored_models

TARGET = "move_target"
OWN = gettext_noop("That is the database that the site uses already.")
ASKED_OF_POSTGRESQL = """
    SELECT current_setting('server_encoding'), has_schema_privilege(current_schema(), 'CREATE'),
           current_schema(), quote_ident(current_user)
"""
# Migrations themselves write rows of these.
MADE_BY_MIGRATIONS = {
    ContentType,
    ContentVersion,
    Group,
    Group.permissions.through,
    Permission,
}


@contextmanager
def opened(url: str, alias: str = TARGET) -> Iterator[str]:
    """The alias under which this thread knows the database of an address."""
    described = {DEFAULT_DB_ALIAS: {}, alias: configuration(url)}
    settings_dict = connections.configure_settings(described)[alias]  # with Django's defaults
    backend = load_backend(settings_dict["ENGINE"])
    connections[alias] = backend.DatabaseWrapper(settings_dict, alias)
    try:
        refuse_own(alias)
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


def configuration(url: str) -> dict[str, Any]:
    try:
        return databases.configuration(url or "nothing", file=Path())[DEFAULT_DB_ALIAS]
    except ValueError as error:
        message = _(
            "The address is none of a database: sqlite:///FILE or "
            "postgres://USER:PASSWORD@HOST:PORT/NAME"
        )
        raise MoveProblem(message) from error


def refuse_own(alias: str) -> None:
    if identity(alias) == identity(DEFAULT_DB_ALIAS):
        raise MoveProblem(_(OWN))


def identity(alias: str) -> tuple[str, ...]:
    found = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return (str(Path(found["NAME"]).resolve()),)
    return (found["HOST"] or "", str(found["PORT"] or 5432), found["NAME"])


def is_own_by_another_name(alias: str) -> bool:
    """A host has several names, and a file too: what one connection locks, the other one sees.

    An advisory lock of PostgreSQL is known in one database alone.
    """
    own, there = connections[DEFAULT_DB_ALIAS], connections[alias]
    if own.vendor != there.vendor:
        return False
    if own.vendor == "sqlite":
        files = [Path(one.settings_dict["NAME"]) for one in (own, there)]
        return all(file.exists() for file in files) and files[0].samefile(files[1])
    key = secrets.randbits(62)
    with own.cursor() as here, there.cursor() as cursor:
        here.execute("SELECT pg_advisory_lock(%s)", [key])
        try:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            return not cursor.fetchone()[0]
        finally:
            here.execute("SELECT pg_advisory_unlock(%s)", [key])


def prepare(url: str, alias: str) -> None:
    """Make the tables of this version, in a process of its own that knows no other database.

    Raises MoveProblem for a database that holds data, cannot be used, or is of a newer version.
    """
    if connections[alias].vendor == "sqlite":
        make_file(Path(connections[alias].settings_dict["NAME"]))
    try:
        if is_own_by_another_name(alias):
            raise MoveProblem(_(OWN))
        refuse_newer(alias)
        refuse_data(alias)
        refuse_unfit(alias)
    except DatabaseError as error:
        message = _("The database to move into cannot be used: %(reason)s.")
        raise MoveProblem(message % {"reason": first_line(error)}) from error
    finally:
        connections[alias].close()
    migrate(url)


def migrate(url: str) -> None:
    """The address goes by the environment: arguments can be seen by others on the machine."""
    done = subprocess.run(  # noqa: S603 (this very program)
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--verbosity=0"],
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = _("The tables could not be made there: %(reason)s")
        raise MoveProblem(message % {"reason": done.stderr.strip().splitlines()[-1]})


def make_file(file: Path) -> None:
    """For the owner alone: it will hold accounts."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        message = _("%(file)s cannot be written: %(reason)s.")
        raise MoveProblem(message % {"file": file, "reason": error.strerror}) from error


def refuse_newer(alias: str) -> None:
    if reason := schema.refusal(alias):
        raise MoveProblem(reason)


def refuse_data(alias: str) -> None:
    connection = connections[alias]
    tables = set(connection.introspection.table_names())
    for model in stored_models():
        table = model._meta.db_table
        if table in tables and model not in MADE_BY_MIGRATIONS and has_rows(table, alias):
            message = _(
                "The database to move into holds data, in %(table)s. Nothing is replaced: give an "
                "empty one. If nothing in it is wanted, such as the first content, "
                "`VAR=%(folder)s DATABASE_URL=… .venv/bin/python manage.py flush` with its address "
                "empties it."
            )
            raise MoveProblem(message % {"table": table, "folder": settings.VAR})


def has_rows(table: str, alias: str) -> bool:
    """Asked in plain SQL, as it may be a table of an older version."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None


def refuse_unfit(alias: str) -> None:
    """Of PostgreSQL one that cannot hold every character, or where this role makes no tables."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(ASKED_OF_POSTGRESQL)
        encoding, may_create, schema_name, role = cursor.fetchone()
    if encoding != "UTF8":
        message = _(
            "The database to move into stores texts as %(encoding)s. Make it with "
            "`createdb --encoding UTF8 --template template0`."
        )
        raise MoveProblem(message % {"encoding": encoding})
    if not may_create and "django_migrations" not in connection.introspection.table_names():
        message = _(
            "%(role)s may not make tables in the database to move into. Its owner allows it with "
            "GRANT USAGE, CREATE ON SCHEMA %(schema)s TO %(role)s."
        )
        raise MoveProblem(message % {"role": role, "schema": schema_name or "public"})
