"""Databases to move into: their tables are made already, as making them takes seconds."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction

from contacts.moving import places, service, tables
from tests.prepared import prepared


@pytest.fixture
def new_file(tmp_path, monkeypatch) -> Callable[[str], str]:
    """Makes an empty SQLite database of a name; returns its address."""

    def make(name: str) -> str:
        shutil.copyfile(prepared() / "db.sqlite3", tmp_path / name)
        url = f"sqlite:///{tmp_path / name}"
        with places.opened(url) as alias, transaction.atomic(using=alias):
            service.empty(alias, tables.stored_models())
        return url

    migrate = places.migrate
    needed = lambda url: None if url.startswith("sqlite") else migrate(url)  # noqa: E731
    monkeypatch.setattr(places, "migrate", needed)
    return make


@pytest.fixture
def another(new_file) -> Iterator[str]:
    """An empty database of the engine that the suite runs on."""
    if connection.vendor == "sqlite":
        yield new_file("another.sqlite3")
        return
    name = f"moved_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
