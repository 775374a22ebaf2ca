"""Backups of this version and earlier ones, restored by the code as it is, and by a later one."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from contacts.backups import archive, service
from contacts.backups.archive import Manifest
from contacts.backups.working_folder import working_folder
from contacts.models import Channel
from tests.backups.keep import KEPT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_database", "english")]
LATER = {"contacts": "tests.backups.later"}


def kept(version: str = "*") -> list[Path]:
    return sorted(KEPT.glob(f"{version}-{connection.vendor}.tar.gz"))


def manifest_of(file: Path, folder: Path) -> Manifest:
    with working_folder(folder) as apart, archive.opened(file, apart) as (manifest, _database):
        return manifest


def rows(table: str, where: str = "true") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}")  # noqa: S608
        return cursor.fetchone()[0]


def unapplied() -> list[object]:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


# Not by their names, which pytest would ask for before it is known which database is used.
@pytest.mark.parametrize("number", range(len(list(KEPT.glob("*-sqlite.tar.gz")))))
def test_kept_backup_is_restored_and_brought_up_to_this_version(number, tmp_path):
    if number >= len(kept()):
        return
    file = kept()[number]
    loaded = service.restore(file, force=False)
    assert unapplied() == []
    assert set(loaded.migrated) == set(service.applied_migrations()) - set(
        manifest_of(file, tmp_path).migrations
    )
    assert get_user_model().objects.get().username == "kept"
    assert Channel.objects.count() == loaded.manifest.tables["contacts_channel"].rows > 0


def test_kept_backup_of_this_version_has_rows_in_every_table(tmp_path):
    newest = manifest_of(kept("1.0")[0], tmp_path)
    assert [name for name, table in newest.tables.items() if not table.rows] == []
    assert newest.tables["otp_totp_totpdevice"].columns[:2] == ("confirmed", "created_at")


@pytest.mark.parametrize("version", ["0.1", "0.1-format-1"])
def test_later_version_with_other_tables_and_columns_restores_a_kept_backup(settings, version):
    settings.MIGRATION_MODULES = LATER
    loaded = service.restore(kept(version)[0], force=False)
    assert "contacts.made_up_later_version" in loaded.migrated
    assert unapplied() == []
    assert rows("contacts_letter", "text = 'from the later version'") == 1
    topics = loaded.manifest.tables["contacts_topic"].rows
    assert rows("contacts_topic", "later = 'new' AND short_name <> ''") == topics > 0
    assert "contacts_feedbacksender" not in connection.introspection.table_names()
    assert rows("auth_user") == 1


def test_older_version_refuses_the_backup_of_a_later_one_and_names_both(settings, tmp_path):
    settings.MIGRATION_MODULES = LATER
    service.restore(kept("1.0")[0], force=False)
    made = tmp_path / "later.tar.gz"
    service.backup(made, moment=manifest_of(kept("1.0")[0], tmp_path).made_at)
    settings.MIGRATION_MODULES = {}
    with pytest.raises(service.BackupProblem) as refused:
        service.restore(made, force=True)
    assert "newer version of the site (build " in str(refused.value)
    assert "does not know contacts.made_up_later_version" in str(refused.value)
    assert rows("contacts_letter") == 1


def test_check_loads_a_kept_backup_and_leaves_nothing_of_it(tmp_path):
    service.restore(kept("1.0")[0], force=False)
    get_user_model().objects.update(username="since")
    before = sorted(path.name for path in tmp_path.iterdir())
    loaded = service.try_out(kept("0.1-format-1")[0])
    assert loaded.manifest.tables["auth_user"].rows == 1
    assert get_user_model().objects.get().username == "since"
    assert sorted(path.name for path in tmp_path.iterdir()) == before
