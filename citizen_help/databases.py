"""Django's DATABASES from one address: `sqlite:///FILE`, or one as psql takes it (libpq)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE = {
    "ENGINE": "citizen_help.sqlite",  # notices a file that was replaced
    # One connection a thread for good: reads go on when the disk is full, and a writer
    # takes its lock at the start of the transaction instead of failing in its middle.
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,  # seconds that a save waits for others
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
POSTGRESQL = {
    # One connection a thread as well; it notices a server that hangs (citizen_help/postgres/).
    "ENGINE": "citizen_help.postgres",
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    # A pooler may give every statement to another server, which does not know the cursor.
    "DISABLE_SERVER_SIDE_CURSORS": True,
}
POSTGRESQL_OPTIONS: dict[str, Any] = {
    "connect_timeout": "2",  # seconds, as are the next two; libpq takes no less
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "tcp_user_timeout": "3000",  # milliseconds
    # Values apart from statements: a statement that fails stands in the server's log.
    "server_side_binding": True,
}
# Django's name of what libpq calls otherwise.
NAMES = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
MOST_OF_A_NAME = 63  # characters; PostgreSQL's own limit (NAMEDATALEN)
SESSIONS = {"any", "read-write", "read-only", "primary", "standby", "prefer-standby"}
SSL = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}


def configuration(url: str, *, file: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES; with "" SQLite in `file`. ValueError for what is no such address."""
    if not url:
        return {"default": {**SQLITE, "NAME": str(file)}}
    if url.startswith("sqlite:"):
        return {"default": {**SQLITE, "NAME": sqlite_file(url)}}
    return {"default": _postgresql(postgresql_parameters(url))}


def sqlite_file(url: str) -> str:
    """A path from the root has four slashes: `sqlite:////srv/db`."""
    parts = urlsplit(url)
    if parts.netloc == ":memory:":
        return parts.netloc
    if parts.netloc or len(parts.path) < 2 or parts.query or parts.fragment:
        raise ValueError("no file")
    return unquote(parts.path[1:], errors="strict")


def postgresql_parameters(url: str) -> dict[str, str]:
    """By libpq's names, as libpq itself reads the address; several hosts and ports have commas."""
    from psycopg import ProgrammingError  # which a site on SQLite does not load
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(("postgres://", "postgresql://")):
        raise ValueError("another scheme")
    try:
        found = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise ValueError("not as libpq takes it") from error
    if not (found.get("dbname") or found.get("service")):
        raise ValueError("no database")
    if not _is_sensible(found):
        raise ValueError("not to be connected to")
    return found


def _is_sensible(found: Mapping[str, str]) -> bool:
    """What libpq itself would only say at each connection."""
    ports, hosts = found.get("port", "").split(","), found.get("host", "").split(",")
    return (
        all(not port or (port.isdecimal() and 0 < int(port) < 65536) for port in ports)
        and len(ports) in {1, len(hosts)}
        and len(found.get("dbname", "")) <= MOST_OF_A_NAME
        and found.get("connect_timeout", "2").isdecimal()
        and found.get("target_session_attrs", "any") in SESSIONS
        and found.get("sslmode", "prefer") in SSL
    )


def _postgresql(parameters: Mapping[str, str]) -> dict[str, Any]:
    named = {django: parameters.get(libpq, "") for django, libpq in NAMES.items()}
    others = {name: one for name, one in parameters.items() if name not in NAMES.values()}
    return {**POSTGRESQL, **named, "OPTIONS": {**POSTGRESQL_OPTIONS, **others}}
