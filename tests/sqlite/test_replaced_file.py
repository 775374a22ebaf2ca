"""A connection that is kept notices that its SQLite file is another one, or gone."""

import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError, connections

from citizen_help.sqlite.base import DatabaseWrapper


@pytest.fixture
def file(tmp_path):
    return made(tmp_path / "db.sqlite3", "old")


def made(path, value):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (v)")
        database.execute("INSERT INTO t VALUES (?)", [value])
        database.commit()
    return path


@pytest.fixture
def kept(file, django_db_blocker):
    """As each thread of a server keeps one."""
    given = {**connections["default"].settings_dict, "NAME": str(file), "CONN_MAX_AGE": None}
    given["OPTIONS"] = {}
    with django_db_blocker.unblock():
        wrapper = DatabaseWrapper(given, "kept")
        yield wrapper
        wrapper.close()


def held(wrapper) -> str:
    wrapper.close_if_unusable_or_obsolete()  # as at the start of each request
    with wrapper.cursor() as cursor:
        return cursor.execute("SELECT v FROM t").fetchone()[0]


def test_file_in_the_place_of_another_is_read(kept, file, tmp_path):
    assert held(kept) == "old"
    made(tmp_path / "new.sqlite3", "new").replace(file)
    assert held(kept) == "new"


def test_connection_is_kept_while_the_file_is_the_same(kept, file):
    assert held(kept) == "old"
    first = kept.connection
    assert held(kept) == "old"
    assert kept.connection is first


def test_file_that_is_gone_is_not_made_anew_and_comes_back(kept, file):
    assert held(kept) == "old"
    file.unlink()
    with pytest.raises(OperationalError, match=r"db\.sqlite3 is gone: restore a backup"):
        held(kept)
    assert not file.exists()
    made(file, "restored")
    assert held(kept) == "restored"


def test_transaction_goes_on_in_the_file_it_began_in(kept, file, tmp_path):
    assert held(kept) == "old"
    kept.in_atomic_block = True
    made(tmp_path / "new.sqlite3", "new").replace(file)
    assert held(kept) == "old"
    kept.in_atomic_block = False
    assert held(kept) == "new"
