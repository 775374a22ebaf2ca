"""Taking a copy of a PostgreSQL database that is in use, and putting one back."""

import os
import subprocess
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from citizen_help.databases import libpq_command_line
from contacts.backups import fingerprints
from contacts.backups.fingerprints import Fingerprint
from contacts.backups.problems import BackupProblem


def dump(target: Path) -> dict[str, Fingerprint]:
    """Write the database as it is at this moment, with what it holds at the same moment."""
    refuse_pooler()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        return fingerprints.of_tables(cursor)


def held() -> dict[str, Fingerprint]:
    """What the database holds now."""
    with connection.cursor() as cursor:
        return fingerprints.of_tables(cursor)


def load(source: Path) -> None:
    """Put the copy in the place of all that is there, in one transaction."""
    refuse_pooler()
    connection.close()  # our own open transaction would keep tables from being dropped
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction")
    run("pg_restore", *options, "--exit-on-error", source)


def refuse_pooler() -> None:
    """Raises BackupProblem: what pg_dump sets would be set for whoever gets its connection next."""
    connection.ensure_connection()
    if connection.connection.is_pooled:
        message = _(
            "DATABASE_URL leads to a pooler such as PgBouncer, through which no backup can be "
            "made or restored. Run this command with an address of PostgreSQL itself."
        )
        raise BackupProblem(message)


def run(program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programs on the site's database.

    Raises BackupProblem with what the program said.
    """
    where, added = libpq_command_line(connection.settings_dict)
    environment = {**os.environ, **added}
    try:
        subprocess.run(  # noqa: S603 (the site's own settings, no shell)
            [program, f"--dbname={where}", *arguments],
            env=environment,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        message = _("The program %(name)s is missing. On Debian: apt-get install postgresql-client")
        raise BackupProblem(message % {"name": program}) from error
    except subprocess.CalledProcessError as error:
        message = _("%(name)s failed: %(reason)s")
        reason = error.stderr.decode(errors="replace").strip()
        raise BackupProblem(message % {"name": program, "reason": reason}) from error
