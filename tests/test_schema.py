"""Code that is older than the database's tables leaves them alone, and says so in one line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from citizen_help import schema
from tests.gunicorn_process import gunicorn_settings

LINE = r"^The database is of a newer version of the site: it has contacts\.0999_next_year, which"


@pytest.fixture
def newer(db):
    MigrationRecorder(connection).record_applied("contacts", "0999_next_year")


def test_long_list_is_told_in_part():
    assert schema.listed(["a.1", "b.2"]) == "a.1, b.2"
    told = schema.listed([f"a.{number}" for number in range(60)])
    assert told.startswith("a.57, a.58, a.59 ")
    assert "57" in told.removeprefix("a.57")


@pytest.mark.django_db
def test_own_tables_are_accepted():
    assert schema.refusal() == ""


@pytest.mark.usefixtures("newer", "english")
def test_migrate_refuses_newer_tables():
    with pytest.raises(CommandError, match=LINE):
        call_command("migrate", stdout=StringIO())


@pytest.mark.usefixtures("newer")
def test_gunicorn_does_not_start_over_newer_tables(monkeypatch, capsys):
    monkeypatch.setattr(connection, "close", lambda: None)
    with pytest.raises(SystemExit) as ended:
        gunicorn_settings()["refuse_newer_database"]()
    assert ended.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("The database is of a newer version of the site: it has contacts.0999")


@pytest.mark.django_db
def test_app_that_was_given_up_leaves_its_migrations_behind():
    MigrationRecorder(connection).record_applied("once_installed", "0001_initial")
    assert schema.refusal() == ""


@pytest.mark.django_db
def test_migrations_that_one_stands_for_are_known(monkeypatch):
    MigrationRecorder(connection).record_applied("contacts", "0999_next_year")
    monkeypatch.setattr(schema, "replaced", lambda _loader: {("contacts", "0999_next_year")})
    assert schema.refusal() == ""


@pytest.mark.django_db
def test_database_that_does_not_answer_is_no_reason_not_to_start(monkeypatch):
    def away(*_arguments: object, **_options: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(MigrationLoader, "build_graph", away)
    assert schema.refusal() == ""


@pytest.mark.django_db
def test_replaced_migrations_are_those_that_files_name():
    loader = MigrationLoader(connection)
    loader.disk_migrations["contacts", "0001_initial"].replaces = [("contacts", "0000_old")]
    assert schema.replaced(loader) == {("contacts", "0000_old")}
