"""Backups: made while the site goes on, whole, and restored with proof."""

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from contacts.backups import archive, rotation, service
from contacts.backups.fingerprints import Fingerprint
from contacts.backups.working_folder import working_folder
from contacts.models import Channel, Topic
from contacts.publishing import content_version

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Riyadh"))

# A backup is of what is committed: a test's own transaction would hide it.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]


@pytest.fixture
def made(tmp_path):
    """The file of a backup with one topic in both languages."""
    Topic.objects.create(slug="payments", name_ar="الدفعات", name_en="Payments")
    file = tmp_path / "one.tar.gz"
    service.backup(file, moment=NOW)
    return file


def test_backup_comes_back_whole(made):
    Topic.objects.update(name_ar="غيرها")
    Channel.objects.create(slug="later", kind="phone")
    service.restore(made, force=True)
    assert list(Topic.objects.values_list("slug", "name_ar", "name_en")) == [
        ("payments", "الدفعات", "Payments")
    ]
    assert not Channel.objects.exists()


def test_restored_content_is_new_to_every_process(made):
    before = content_version.read()
    service.restore(made, force=True)
    assert content_version.read() not in (0, before)


def test_restore_over_data_is_refused_without_force(made):
    Topic.objects.update(name_ar="غيرها")
    with pytest.raises(CommandError, match="add --force"):
        call_command("restore", made)
    assert Topic.objects.get().name_ar == "غيرها"


def test_restore_into_an_empty_database_says_what_came_back(made):
    Topic.objects.all().delete()
    told = StringIO()
    call_command("restore", made, stdout=told)
    assert "are as they were on 2026-11-22 10:00:00 +0300" in told.getvalue()
    assert Topic.objects.count() == 1


def test_no_backup_is_overwritten(made):
    before = made.read_bytes()
    with pytest.raises(CommandError, match="no backup is overwritten"):
        call_command("backup", made)
    assert made.read_bytes() == before


def test_oldest_backups_are_removed_when_asked(tmp_path):
    for day in ("20261101", "20261102", "20261103"):
        (tmp_path / f"citizen-help-{day}-000000.tar.gz").touch()
    (tmp_path / "notes.txt").touch()
    call_command("backup", tmp_path / rotation.name_at(NOW), keep=2, stdout=StringIO())
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "citizen-help-20261103-000000.tar.gz",
        "citizen-help-20261122-100000.tar.gz",
        "notes.txt",
    ]


def test_nothing_is_left_of_a_backup_that_failed(tmp_path, monkeypatch):
    def full(*_arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(archive, "write", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("backup", tmp_path / "x.tar.gz")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [0, 0.5])
def test_cut_off_file_is_refused_and_changes_nothing(made, kept):
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(CommandError, match="is not a whole backup"):
        call_command("restore", made, force=True)
    assert Topic.objects.count() == 1


def rewritten(file, change) -> None:
    """Change the manifest of a backup."""
    with working_folder(file.parent) as folder, archive.opened(file, folder) as found:
        manifest, database = found
        file.unlink()
        archive.write(file, change(manifest), database)


def with_parts(**parts):
    def change(manifest):
        values = {name: getattr(manifest, name) for name in manifest.__slots__}
        return archive.Manifest(**(values | parts))

    return change


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"engine": "oracle"}, "The backup is of oracle"),
        ({"migrations": ("contacts.9999_next_year",)}, "a newer version"),
    ],
)
def test_backup_of_another_kind_is_refused(made, parts, message):
    rewritten(made, with_parts(**parts))
    with pytest.raises(CommandError, match=message):
        call_command("restore", made, force=True)
    assert Topic.objects.count() == 1


def test_tables_that_differ_from_the_manifest_are_named(made):
    tables = {"contacts_topic": Fingerprint(2, "0" * 64)}
    rewritten(made, with_parts(tables=tables))
    with pytest.raises(CommandError, match=r"not as they were in the backup: contacts_topic\."):
        call_command("restore", made, force=True)


def test_damaged_database_in_a_backup_is_refused_and_changes_nothing(made):
    with working_folder(made.parent) as folder, archive.opened(made, folder) as found:
        manifest, database = found
        held = bytearray(database.read_bytes())
        third = len(held) // 3
        held[third : 2 * third] = b"\xff" * third
        database.write_bytes(held)
        made.unlink()
        archive.write(made, manifest, database)
    Topic.objects.update(name_ar="غيرها")
    with pytest.raises(CommandError, match="damaged|not as they were|failed"):
        call_command("restore", made, force=True)
    assert Topic.objects.get().name_ar == "غيرها"
