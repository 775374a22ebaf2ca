"""A database apart from the tests' own, for backups that are restored into it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections

from contacts.backups.another_connection import another_connection


@pytest.fixture
def empty_database(db, tmp_path: Path, settings) -> Iterator[None]:
    """Django's connection goes to a database that holds nothing."""
    settings.VAR = tmp_path
    with another_database(tmp_path):
        yield


@contextmanager
def another_database(folder: Path) -> Iterator[str]:
    """The database's name."""
    if connection.vendor == "sqlite":
        name = str(folder / "another.sqlite3")
        with another_connection(NAME=name):
            yield name
        return
    name, server = f"another_{secrets.token_hex(4)}", connections["default"].copy()
    with server.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        with another_connection(NAME=name):
            yield name
    finally:
        with server.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        server.close()
