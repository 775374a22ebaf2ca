"""PostgreSQL's own programs, run on the server that the site is connected to."""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from psycopg import pq
from psycopg.conninfo import make_conninfo

from contacts.backups.problems import BackupProblem, one_line

# Nobody else on the machine may read it among the processes.
SECRET = {"password": "PGPASSWORD"}


def address() -> tuple[str, dict[str, str]]:
    """The connection's own address for libpq, and a variable with what nobody else may read.

    Of several hosts it names the one that answered: a snapshot is of one server.
    """
    keywords = {default.keyword.decode() for default in pq.Conninfo.get_defaults()}
    given: dict[str, Any] = connection.get_connection_params()
    wanted = {name: value for name, value in given.items() if name in keywords and value}
    connection.ensure_connection()
    info = connection.connection.info
    wanted |= {"host": info.host, "port": info.port, "dbname": info.dbname, "user": info.user}
    secrets = {SECRET[name]: str(wanted.pop(name)) for name in SECRET if name in wanted}
    return make_conninfo(**wanted), secrets


def dump(*arguments: str | Path) -> None:
    where, secrets = address()
    run("pg_dump", f"--dbname={where}", "--no-password", *arguments, environment=secrets)


def run(program: str, *arguments: str | Path, environment: dict[str, str] | None = None) -> None:
    """Raises BackupProblem with what the program said."""
    try:
        subprocess.run(  # noqa: S603 (the site's own settings, no shell)
            [program, *arguments],
            env={**os.environ, **(environment or {})},
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        message = _("The program %(name)s is missing. On Debian: apt-get install postgresql-client")
        raise BackupProblem(message % {"name": program}) from error
    except subprocess.CalledProcessError as error:
        reason = one_line(error.stderr.decode(errors="replace"))
        raise BackupProblem(refusal(program, reason)) from error


def refusal(program: str, reason: str) -> str:
    if "version mismatch" in reason or "unsupported version" in reason:
        message = _("%(name)s is too old: install that of the server's version (%(reason)s)")
    else:
        message = _("%(name)s failed: %(reason)s")
    return message % {"name": program, "reason": reason}
