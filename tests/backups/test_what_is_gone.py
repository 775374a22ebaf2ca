"""Databases that are gone or damaged, and files that are not there."""

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from contacts.backups import archive, damaged, service
from contacts.doctor import data
from contacts.models import Topic

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]


@pytest.fixture
def made(tmp_path):
    Topic.objects.create(slug="payments", name_ar="الدفعات", name_en="Payments")
    file = tmp_path / "one.tar.gz"
    service.backup(file, moment=NOW)
    return file


def test_name_mistyped_is_told_before_the_data_that_are_in_the_way(made, tmp_path):
    with pytest.raises(CommandError, match="/nosuch.tar.gz: No such file"):
        call_command("restore", tmp_path / "nosuch.tar.gz")


def test_backup_is_read_from_a_pipe(made):
    Topic.objects.update(name_ar="غيرها")
    reads, writes = os.pipe()
    before, thread = os.dup(0), Thread(target=written, args=(writes, made.read_bytes()))
    os.dup2(reads, 0)
    thread.start()
    try:
        call_command("restore", Path("/dev/stdin"), force=True, stdout=StringIO())
    finally:
        os.dup2(before, 0)
        thread.join()
        for number in (before, reads):
            os.close(number)
    assert Topic.objects.get().name_ar == "الدفعات"


def written(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


@pytest.mark.usefixtures("empty_database")
def test_database_without_tables_is_not_saved(tmp_path):
    with pytest.raises(CommandError, match="The database has no table"):
        call_command("backup", tmp_path / "one.tar.gz")
    assert not (tmp_path / "one.tar.gz").exists()


def test_database_is_gone_where_nothing_is_in_it_but_backups_are_there(made, settings, tmp_path):
    settings.VAR = tmp_path
    call_command("backup", stdout=StringIO())
    assert not service.is_gone()
    Topic.objects.all().delete()
    assert service.is_gone()
    (finding,) = data.database()
    assert finding.sentence == service.gone()
    assert "restore --newest\n" in finding.remedy
    shutil.rmtree(tmp_path / "backups")
    assert not service.is_gone()


def test_damaged_file_gives_its_place_is_told_and_goes_after_thirty_days(monkeypatch, tmp_path):
    kept = tmp_path / "db.sqlite3.damaged-20261101-100000"
    monkeypatch.setattr(service, "kept_damaged", lambda: [kept] if kept.exists() else [])

    def restored(*_: object, **__: object) -> service.Loaded:
        kept.touch()
        return service.Loaded(archive.Manifest(NOW, "sqlite", (), {}), ())

    monkeypatch.setattr(service, "restore", restored)
    told = StringIO()
    call_command("restore", tmp_path / "one", stdout=told)
    assert f"is kept as {kept} for 30 days." in told.getvalue()
    now = datetime.now(UTC)
    assert damaged.remove(now + timedelta(days=29), dry_run=False) == 0
    assert damaged.remove(now + timedelta(days=31), dry_run=True) == 1
    assert kept.exists()
    assert damaged.remove(now + timedelta(days=31), dry_run=False) == 1
    assert not kept.exists()


def test_damaged_file_is_replaced_by_the_command_that_the_doctor_names(monkeypatch):
    monkeypatch.setattr(data, "connection", SimpleNamespace(vendor="sqlite"))
    cause = sqlite3.DatabaseError("file is not a database")
    cause.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    error = DatabaseError("file is not a database")
    error.__cause__ = cause
    assert data.remedy(error).endswith("restore --newest --force")
    assert data.remedy(DatabaseError("locked")) == ""
