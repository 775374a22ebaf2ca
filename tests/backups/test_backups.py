"""Backups: made while the site goes on, whole, and restored with proof."""

import errno
import os
import tarfile
from datetime import datetime
from io import BytesIO, StringIO
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError

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


def test_file_that_was_killed_in_the_making_is_removed_by_the_next(made):
    left = made.parent / ".backup-killed"
    left.mkdir()
    (left / "database").write_bytes(b"half")
    with working_folder(made.parent) as of_another_process:
        (of_another_process / "database").write_bytes(b"whole")
        service.backup(made.with_name("two.tar.gz"), moment=NOW)
        assert (of_another_process / "database").read_bytes() == b"whole"
    names = sorted(path.name for path in made.parent.iterdir())
    assert names == ["one.tar.gz", "two.tar.gz"]


def test_only_its_owner_reads_a_backup(tmp_path):
    before = os.umask(0)
    try:
        service.backup(tmp_path / "new" / "one.tar.gz", moment=NOW)
    finally:
        os.umask(before)
    assert oct((tmp_path / "new").stat().st_mode & 0o777) == "0o700"
    assert oct((tmp_path / "new" / "one.tar.gz").stat().st_mode & 0o777) == "0o600"


def test_backups_of_one_second_get_a_number_and_are_removed_in_their_order(settings, tmp_path):
    settings.VAR = tmp_path
    folder = tmp_path / "backups"
    with time_machine.travel(NOW, tick=False):
        for _number in range(3):
            call_command("backup", keep=2, stdout=StringIO())
    names = [path.name for path in rotation.of_folder(folder)]
    assert names == [
        "citizen-help-20261122-100000-2.tar.gz",
        "citizen-help-20261122-100000-3.tar.gz",
    ]


def test_folder_without_hard_links_gets_the_backup_too(made, monkeypatch):
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(archive.os, "link", refuse)
    file = made.with_name("two.tar.gz")
    service.backup(file, moment=NOW)
    assert service.try_out(file).manifest.rows == service.try_out(made).manifest.rows


def tar_of(file, members: dict[str, bytes]) -> None:
    with tarfile.open(file, "w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))


FOREIGN = {
    "empty": b"",
    "no archive": b"PK\x03\x04 something else",
    "another tar": {"../../etc/passwd": b"root"},
    "no manifest": {"manifest.json": b"[1, 2]"},
    "manifest without tables": {"manifest.json": b'{"format": 2, "made_at": "2026-11-22"}'},
    "unknown format": {"manifest.json": b'{"format": 99}'},
    "another file first": {"x": b"0" * 5_000_000, "manifest.json": b"{}", "database": b""},
    "manifest of a megabyte": {"manifest.json": b" " * 1_000_001},
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign_file_is_refused_in_one_line(kind, made, tmp_path):
    file = tmp_path / "foreign.tar.gz"
    content = FOREIGN[kind]
    file.write_bytes(content) if isinstance(content, bytes) else tar_of(file, content)
    for check in (True, False):
        with pytest.raises(CommandError, match="is not a whole backup of this site") as refused:
            call_command("restore", file, check=check, force=not check)
        assert "\n" not in str(refused.value)
    assert Topic.objects.count() == 1
    assert not (tmp_path.parent / "etc").exists()


def test_every_bit_that_fell_over_in_the_file_is_noticed(made):
    whole = made.read_bytes()
    for place in range(20, len(whole) - 9, len(whole) // 7):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with pytest.raises(CommandError, match="is not a whole backup|damaged"):
            call_command("restore", made, force=True)
    assert Topic.objects.count() == 1


def test_backup_with_no_room_is_refused_before_it_is_unpacked(made, monkeypatch, settings):
    monkeypatch.setattr(archive.shutil, "disk_usage", lambda _path: SimpleNamespace(free=100))
    with pytest.raises(CommandError, match=r"needs \d+ MB in .*, where 0 MB are free"):
        call_command("restore", made, check=True)


def test_file_that_is_missing_or_a_folder_is_named(tmp_path):
    with pytest.raises(CommandError, match="/none.tar.gz: No such file or directory"):
        call_command("restore", tmp_path / "none.tar.gz")
    with pytest.raises(CommandError, match="Is a directory"):
        call_command("restore", tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="Not a directory|File exists"):
        call_command("backup", tmp_path / "file" / "one.tar.gz")


def test_newest_backup_is_tried_without_touching_anything(settings, tmp_path):
    settings.VAR = tmp_path
    with pytest.raises(CommandError, match="There is no backup in"):
        call_command("restore", newest=True, check=True)
    Topic.objects.create(slug="payments", name_ar="الدفعات")
    call_command("backup", stdout=StringIO())
    Topic.objects.update(name_ar="غيرها")
    version, told = content_version.read(), StringIO()
    call_command("restore", newest=True, check=True, stdout=told)
    assert "can be restored. The site's data was not touched." in told.getvalue()
    assert content_version.read() == version
    assert Topic.objects.get().name_ar == "غيرها"
    assert [path.name for path in tmp_path.iterdir()] == ["backups"]


def test_migration_that_fails_leaves_the_database_as_it_was(made, monkeypatch):
    def fail(*_arguments: object, **_options: object) -> None:
        Topic.objects.all().delete()
        raise DatabaseError("no such\ncolumn")

    Topic.objects.update(name_ar="غيرها")
    monkeypatch.setattr(service, "call_command", fail)
    with pytest.raises(CommandError, match="nothing was changed: no such column"):
        call_command("restore", made, force=True)
    assert Topic.objects.get().name_ar == "غيرها"


def test_folder_of_the_data_that_cannot_be_written_is_not_worked_in(
    settings, monkeypatch, tmp_path
):
    """As in a container, whose one writable folder is that of the backups."""
    assert service.place_to_work(tmp_path / "one") == settings.VAR
    monkeypatch.setattr("contacts.backups.service.os.access", lambda *_: False)
    assert service.place_to_work(tmp_path / "one") == tmp_path
