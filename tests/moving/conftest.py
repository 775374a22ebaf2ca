"""Databases to move into: their tables are made already, as making them takes seconds."""

import shutil
from collections.abc import Callable

import pytest
from django.db import transaction

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

    monkeypatch.setattr(places, "migrate", lambda _url: None)
    return make
