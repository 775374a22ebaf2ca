"""PostgreSQL databases that the site shares with other roles, schemas and programs."""

from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from contacts.backups import postgresql_programs, service
from contacts.backups.another_connection import another_connection
from contacts.models import Topic
from tests.backups.keep import KEPT

KEPT_BACKUP = KEPT / "0.1-postgresql.tar.gz"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PASSWORD = "a-role-s-own-password"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_database", "english")]


@pytest.fixture(autouse=True)
def only_postgresql(db) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL alone")


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def one(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@contextmanager
def role(name: str, rights: str = ""):
    """A role that connects as itself; everything of it goes with it."""
    run(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
    try:
        run(rights.format(role=name, database=connection.settings_dict["NAME"]) or "SELECT 1")
        yield name
    finally:
        run(f"DROP OWNED BY {name} CASCADE")
        run(f"DROP ROLE {name}")


def connected_as(name: str, **more: object):
    return another_connection(USER=name, PASSWORD=PASSWORD, **more)


def backed_up(folder: Path) -> Path:
    made = folder / "made.tar.gz"
    service.backup(made, moment=NOW)
    return made


def test_what_others_own_is_neither_saved_nor_replaced(tmp_path):
    run("CREATE EXTENSION pg_stat_statements; CREATE SCHEMA theirs; CREATE TABLE theirs.t (a int)")
    run("CREATE TABLE orders (number int); INSERT INTO orders VALUES (7); SELECT lo_create(4242)")
    with role(
        "keeper",
        'GRANT CREATE ON DATABASE "{database}" TO {role};'
        "GRANT CREATE, USAGE ON SCHEMA public TO {role}",
    ) as name:
        with connected_as(name):
            service.restore(KEPT_BACKUP, force=False)
            made, told = tmp_path / "made.tar.gz", StringIO()
            call_command("backup", made, stdout=told)
            Topic.objects.update(name_en="since")
            service.restore(made, force=True)
            assert not Topic.objects.filter(name_en="since").exists()
        assert "Not the site's, and not in it: orders, " in told.getvalue()
        assert "theirs.t" in told.getvalue()
        assert one("SELECT sum(number) FROM orders") == 7
        assert one("SELECT count(*) FROM pg_largeobject_metadata") == 1


def test_role_that_may_make_no_schema_restores_and_says_what_it_cannot_check():
    rights = "GRANT CREATE, USAGE ON SCHEMA public TO {role}"
    with role("narrow", rights) as name, connected_as(name):
        service.restore(KEPT_BACKUP, force=False)
        count = Topic.objects.count()
        Topic.objects.update(name_en="since")
        with pytest.raises(CommandError, match="whole. It was not loaded: the role may not"):
            call_command("restore", KEPT_BACKUP, check=True)
        assert Topic.objects.filter(name_en="since").count() == count > 0
        service.restore(KEPT_BACKUP, force=True)
        assert not Topic.objects.filter(name_en="since").exists()


def test_tables_of_another_role_are_refused_and_stay():
    service.restore(KEPT_BACKUP, force=False)
    rights = (
        "GRANT CREATE, USAGE ON SCHEMA public TO {role};"
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    )
    with role("other", rights) as name, connected_as(name):
        with pytest.raises(CommandError, match="belong to postgres: restore as that role"):
            call_command("restore", KEPT_BACKUP, force=True)
        assert Topic.objects.exists()


def test_view_of_somebody_on_a_table_stops_a_restore_which_changes_nothing():
    service.restore(KEPT_BACKUP, force=False)
    run("CREATE VIEW report AS SELECT slug FROM contacts_topic")
    Topic.objects.update(name_en="since")
    with pytest.raises(CommandError) as refused:
        call_command("restore", KEPT_BACKUP, force=True)
    assert "nothing was changed: cannot drop" in str(refused.value)
    assert "view public.report depends on table" in str(refused.value)
    assert Topic.objects.filter(name_en="since").exists()


def test_rights_that_others_have_on_a_table_come_back():
    service.restore(KEPT_BACKUP, force=False)
    with role("reader", "GRANT SELECT ON contacts_topic TO {role}") as name:
        service.restore(KEPT_BACKUP, force=True)
        with connected_as(name):
            assert Topic.objects.exists()
            with pytest.raises(Exception, match="permission denied"):
                run("SELECT 1 FROM auth_user")


def test_role_that_may_only_read_makes_a_backup(tmp_path):
    service.restore(KEPT_BACKUP, force=False)
    rights = (
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};"
        "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};"
        "ALTER ROLE {role} SET default_transaction_read_only = on;"
        "ALTER ROLE {role} SET TimeZone = 'Asia/Riyadh';"
        "ALTER ROLE {role} SET bytea_output = 'escape'"
    )
    with role("reader", rights) as name, connected_as(name):
        made = backed_up(tmp_path)
    assert service.try_out(made).migrated == ()


def test_rows_that_a_policy_hides_from_the_role_are_no_backup(tmp_path):
    service.restore(KEPT_BACKUP, force=False)
    run("ALTER TABLE contacts_topic ENABLE ROW LEVEL SECURITY")
    rights = (
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};"
        "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    )
    refused = pytest.raises(CommandError, match="row-level security")
    with role("reader", rights) as name, connected_as(name), refused:
        call_command("backup", tmp_path / "made.tar.gz")
    assert list(tmp_path.iterdir()) == []


def test_backup_of_another_schema_moves_into_that_of_the_role(tmp_path):
    run('CREATE SCHEMA "Their Site"; CREATE SCHEMA other')
    options = {"options": '-c search_path="Their\\ Site",public'}
    with another_connection(OPTIONS=options):
        service.restore(KEPT_BACKUP, force=False)
        made = backed_up(tmp_path)
    with another_connection(OPTIONS={"options": "-c search_path=other"}):
        service.restore(made, force=False)
    assert one('SELECT count(*) FROM "Their Site".contacts_topic') == one(
        "SELECT count(*) FROM other.contacts_topic"
    )
    assert one("SELECT to_regclass('public.contacts_topic') IS NULL")
    assert one("SELECT to_regnamespace('citizen_help_restore') IS NULL")


def test_next_key_of_a_restored_table_is_free():
    service.restore(KEPT_BACKUP, force=False)
    last = Topic.objects.order_by("pk").last()
    assert Topic.objects.create(slug="next", name_ar="التالي").pk > last.pk


def test_password_is_not_among_the_arguments_of_the_programs():
    options = {"sslmode": "prefer", "options": "-c search_path=public"}
    with another_connection(PASSWORD=connection.settings_dict["PASSWORD"], OPTIONS=options):
        where, secrets = postgresql_programs.address()
        password = connection.settings_dict["PASSWORD"]
    assert password not in where
    assert secrets == {"PGPASSWORD": password}
    assert "sslmode=prefer" in where
    assert "options='-c search_path=public'" in where


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            "echo 'pg_dump: error: aborting because of server version mismatch' >&2; exit 1",
            r"pg_dump is too old: install that of the server's version \(.*version mismatch\)",
        ),
        (
            "echo 'pg_dump: error: could not\nwrite' >&2; exit 1",
            "pg_dump failed: pg_dump: error: could not write",
        ),
        ("", "The program pg_dump is missing. On Debian: apt-get install postgresql-client"),
    ],
)
def test_pg_dump_that_is_old_or_fails_or_is_missing_is_told_in_one_line(
    script, message, tmp_path, monkeypatch
):
    service.restore(KEPT_BACKUP, force=False)
    programs = tmp_path / "bin"
    programs.mkdir()
    if script:
        (programs / "pg_dump").write_text(f"#!/bin/sh\n{script}\n")
        (programs / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(CommandError, match=message) as refused:
        call_command("backup", tmp_path / "made.tar.gz")
    assert "\n" not in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
