"""Taking a copy of the site's tables in PostgreSQL while they are in use, and putting it back.

Only the site's tables are saved and replaced: extensions, other schemas, views and tables of
others, which belong to other roles, stay as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from contacts.backups import fingerprints, postgresql_programs, postgresql_script, postgresql_swap
from contacts.backups.another_connection import another_connection
from contacts.backups.archive import Manifest
from contacts.backups.fingerprints import APPLIED_MIGRATIONS, Fingerprint
from contacts.backups.postgresql_swap import quoted
from contacts.backups.problems import BackupProblem, database_refusals

SCRATCH = "citizen_help_restore"
# Values as text, the same whatever the server, the role or the database say of their forms.
CAST = "::text"
FORMS = (
    "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL bytea_output = 'hex';"
    "SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0;"
    "SET LOCAL idle_in_transaction_session_timeout = 0"
)
COLUMNS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p')
AND a.attnum > 0 AND NOT a.attisdropped
"""
OTHERS = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
AND NOT (n.nspname = %s AND c.relname = ANY(%s)) ORDER BY 1
"""


def dump(target: Path) -> dict[str, Fingerprint]:
    """Write the site's tables as they are at this moment, with what they hold at the moment."""
    refuse_pooler()
    target.touch(mode=0o600)
    where = schema()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(FORMS)
        tables = site_columns(cursor, where)
        if not tables:
            raise BackupProblem(_("The database has no table of the site."))
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        names = [f"--table={pattern(where, table)}" for table in tables]
        options = ("--no-owner", "--no-privileges", "--encoding=UTF8", f"--snapshot={snapshot}")
        postgresql_programs.dump(*options, *names, f"--file={target}")
        with connection.chunked_cursor() as part_by_part:
            return fingerprints.of_tables(part_by_part, tables, cast=CAST)


def refuse_pooler() -> None:
    """Raises BackupProblem: what pg_dump sets would be set for whoever gets its connection next."""
    connection.ensure_connection()
    if connection.connection.is_pooled:
        message = _(
            "DATABASE_URL leads to a pooler such as PgBouncer, through which no backup can be "
            "made or restored. Run this command with an address of PostgreSQL itself."
        )
        raise BackupProblem(message)


def pattern(schema: str, table: str) -> str:
    return f"{quoted(schema)}.{quoted(table)}"


def schema() -> str:
    """Where the role finds the site's tables, else where it would make them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce((SELECT n.nspname FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = c.relnamespace WHERE c.oid = to_regclass(%s)), current_schema())",
            [APPLIED_MIGRATIONS],
        )
        (found,) = cursor.fetchone()
    if found is None:
        raise BackupProblem(_("The role finds no schema in its search_path."))
    return str(found)


def columns(cursor: Any, schema: str) -> dict[str, tuple[str, ...]]:
    """All tables of a schema with their columns."""
    cursor.execute(COLUMNS, [quoted(schema)])
    tables: dict[str, list[str]] = {}
    for table, column in cursor.fetchall():
        tables.setdefault(table, []).append(column)
    return {name: tuple(names) for name, names in tables.items()}


def site_columns(cursor: Any, schema: str) -> dict[str, tuple[str, ...]]:
    site = fingerprints.site_tables()
    return {name: names for name, names in columns(cursor, schema).items() if name in site}


def left_out() -> list[str]:
    """Tables and views of others, which a backup does not hold."""
    with connection.cursor() as cursor:
        cursor.execute(OTHERS, [schema(), list(fingerprints.site_tables())])
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def loaded(source: Path, manifest: Manifest, *, in_place: bool) -> Iterator[list[str]]:
    """The copy stands for the site's database; yields the tables that differ from the manifest.

    All in one transaction: with `in_place` it ends with the copy in the place of the site's
    tables; otherwise, and when something was raised, nothing was changed. The copy is made in a
    schema of its own, beside the tables that readers go on to read, where the role may make one.
    """
    refuse_pooler()
    script = as_script(source)
    target = schema()
    with another_connection(), database_refusals(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(FORMS)
            has_scratch = make_scratch(cursor)
            if not has_scratch and not in_place:
                raise BackupProblem(
                    _(
                        "The file is whole. It was not loaded: the role may not make a schema "
                        "(GRANT CREATE ON DATABASE … TO …)."
                    )
                )
            where = SCRATCH if has_scratch else target
            taken = [] if has_scratch else postgresql_swap.remove(cursor, target, manifest)
            different = load(cursor, script, manifest, where)
        yield different
        with connection.cursor() as cursor:
            if in_place and has_scratch:
                taken = postgresql_swap.remove(cursor, target, manifest)
                postgresql_swap.move(cursor, SCRATCH, target)
            postgresql_swap.give_back(cursor, target, taken)
        transaction.set_rollback(not in_place)


def make_scratch(cursor: Any) -> bool:
    """False where the role may make no schema. One that is there waits for no other restore."""
    cursor.execute("SELECT has_database_privilege(current_database(), 'CREATE')")
    (may_create,) = cursor.fetchone()
    if may_create:
        cursor.execute(f"CREATE SCHEMA {SCRATCH}")
    return bool(may_create)


def load(cursor: Any, script: Path, manifest: Manifest, where: str) -> list[str]:
    """Run the copy's text; from now on the site's tables are those of the schema `where`."""
    own = connection.connection.cursor  # psycopg's, as Django's knows no COPY
    try:
        with connection.wrap_database_errors, own() as raw:
            postgresql_script.run(script, raw, schema=manifest.schema, into=where)
    except UnicodeDecodeError as error:
        raise BackupProblem(_("The backup is damaged: %(reason)s") % {"reason": error}) from error
    cursor.execute(f"SET LOCAL search_path TO {quoted(where)}")
    # A migration may change tables whose keys an earlier one has written.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    held = columns(cursor, where)
    with connection.chunked_cursor() as part_by_part:
        return fingerprints.differences(manifest.tables, part_by_part, held, cast=CAST)


def as_script(source: Path) -> Path:
    """Backups of format 1 hold pg_dump's archive of the whole database."""
    with source.open("rb") as file:
        if file.read(5) != b"PGDMP":
            return source
    script, wanted = source.with_name("script.sql"), source.with_name("wanted")
    postgresql_programs.run("pg_restore", "--list", f"--file={wanted}", source)
    lines = wanted.read_text(encoding="utf-8").splitlines(keepends=True)
    wanted.write_text("".join(filter(postgresql_swap.is_of_tables, lines)), encoding="utf-8")
    options = ("--no-owner", "--no-privileges", f"--use-list={wanted}", f"--file={script}")
    postgresql_programs.run("pg_restore", *options, source)
    return script
