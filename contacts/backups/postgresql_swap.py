"""Putting tables of one PostgreSQL schema in the place of another's."""

import re
from typing import Any

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from contacts.backups import fingerprints
from contacts.backups.archive import Manifest
from contacts.backups.problems import BackupProblem

# Of pg_restore's list: what belongs to tables, and nothing that other roles may own.
OF_TABLES = re.compile(
    r"\d+; \d+ \d+ (TABLE|TABLE DATA|SEQUENCE|SEQUENCE OWNED BY|SEQUENCE SET|DEFAULT"
    r"|CONSTRAINT|FK CONSTRAINT|INDEX) "
)
TABLES = """
SELECT relname, pg_get_userbyid(relowner), relowner = current_user::regrole,
       pg_has_role(relowner, 'USAGE')
FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p') ORDER BY 1
"""
GRANTS = """
SELECT c.relname, format('GRANT %%s ON %%I.%%I TO %%s', g.privilege_type, n.nspname, c.relname,
       CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) g
WHERE n.nspname = %s AND c.relname = ANY(%s) AND g.grantee <> c.relowner
"""
# Of a later version than this one, too.
OWN_PREFIX = "contacts_"
# A table and a statement that gives somebody a right on it.
Right = tuple[str, str]
LOCK_TRIES = 20


def is_of_tables(line: str) -> bool:
    return bool(OF_TABLES.match(line))


def remove(cursor: Any, schema: str, manifest: Manifest) -> list[Right]:
    """Drop the site's tables of a schema; return what gives back their rights.

    Nothing of others goes with them: where a view of theirs hangs on a table, PostgreSQL refuses.
    """
    names, owners = site_tables(cursor, schema, manifest)
    if not names:
        return []
    cursor.execute(GRANTS, [schema, names])
    rights: list[Right] = list(cursor.fetchall())
    listed = ", ".join(f"{quoted(schema)}.{quoted(name)}" for name in names)
    lock(cursor, listed)
    cursor.execute(f"DROP TABLE {listed}")
    return rights + [
        (name, f"ALTER TABLE {quoted(schema)}.{quoted(name)} OWNER TO {quoted(owner)}")
        for name, owner in owners
    ]


def site_tables(
    cursor: Any, schema: str, manifest: Manifest
) -> tuple[list[str], list[tuple[str, str]]]:
    """Tables to be replaced, and the owners of those that are not the role's own."""
    cursor.execute(TABLES, [quoted(schema)])
    site = fingerprints.site_tables() | set(manifest.tables)
    found = [row for row in cursor.fetchall() if row[0] in site or row[0].startswith(OWN_PREFIX)]
    if foreign := sorted({owner for _name, owner, _own, may_drop in found if not may_drop}):
        message = _("Tables of the site belong to %(role)s: restore as that role.")
        raise BackupProblem(message % {"role": ", ".join(foreign)})
    names = [name for name, *_rest in found]
    return names, [(name, owner) for name, owner, is_own, _may in found if not is_own]


def lock(cursor: Any, tables: str) -> None:
    """All of them at once, or none for a moment, so that writers who hold some come to an end."""
    cursor.execute("SET LOCAL lock_timeout = '3s'")
    for tries_left in reversed(range(LOCK_TRIES)):
        try:
            with transaction.atomic():
                cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
        except OperationalError:
            if not tries_left:
                raise
        else:
            return


def move(cursor: Any, source: str, target: str) -> None:
    """Move all tables, with their keys, indexes and sequences; the schema `source` goes."""
    cursor.execute(TABLES, [quoted(source)])
    for name, *_rest in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {quoted(source)}.{quoted(name)} SET SCHEMA {quoted(target)}")
    cursor.execute(f"DROP SCHEMA {quoted(source)}")


def give_back(cursor: Any, schema: str, rights: list[Right]) -> None:
    """Tables that are there no more have no rights to be given back."""
    cursor.execute(TABLES, [quoted(schema)])
    present = {name for name, *_rest in cursor.fetchall()}
    for table, statement in rights:
        if table in present:
            cursor.execute(statement)


def quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
