"""Files: whole, current, and nobody else's to read; each check well and not well."""

import json
import shutil
import stat

import pytest
from django.conf import settings as project

from contacts.doctor import files
from tools import compile_messages


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    settings.STATIC_ROOT = settings.VAR / "static"
    (settings.VAR / "backups").mkdir(parents=True)
    for folder in (settings.VAR, settings.VAR / "backups"):
        folder.chmod(0o700)
    return settings.VAR


@pytest.fixture
def locale(tmp_path):
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(project.BASE_DIR / "locale" / "ar" / "LC_MESSAGES" / "djangojs.po", folder)
    return tmp_path / "locale"


def sentences(findings) -> list[str]:
    return [finding.sentence for finding in findings]


def test_texts_are_well_once_compiled(locale):
    assert len(sentences(files.messages(locale))) == 1
    compile_messages.compile_all(locale)
    assert sentences(files.messages(locale)) == []


def test_texts_that_were_compiled_from_others_are_told_whatever_their_times(locale):
    compile_messages.compile_all(locale)
    (compiled,) = locale.rglob("*.mo")
    compiled.write_bytes(compiled.read_bytes()[:-1])
    (sentence,) = sentences(files.messages(locale))
    assert sentence.endswith("djangojs.po.")


def test_static_files_are_told_when_missing_and_when_in_part(var):
    (sentence,) = sentences(files.static())
    root = var / "static"
    root.mkdir()
    (root / "site.1.css").write_text("")
    paths = {"site.css": "site.1.css", "site.js": "site.2.js"}
    (root / "staticfiles.json").write_text(json.dumps({"paths": paths}))
    (other,) = sentences(files.static())
    assert other != sentence
    assert "site.2.js" in other
    (root / "site.2.js").write_text("")
    assert sentences(files.static()) == []


def test_static_files_of_another_version_are_told(var):
    (var / "static").mkdir()
    (var / "static" / "staticfiles.json").write_text('{"paths": {}}')
    (var / "static.sha256").write_text("of other files")
    assert len(sentences(files.static())) == 1


def test_data_that_others_can_read_are_told_one_by_one(var):
    for name in ("secret_key", "db.sqlite3", "db.sqlite3-wal", "backups/one.tar.gz"):
        (var / name).write_text("")
        (var / name).chmod(0o600)
    assert sentences(files.permissions()) == []
    for name in ("db.sqlite3-wal", "backups/one.tar.gz", "backups"):
        (var / name).chmod((var / name).stat().st_mode | stat.S_IRGRP)
    remedies = [finding.remedy for finding in files.permissions()]
    wrong = ("backups", "db.sqlite3-wal", "backups/one.tar.gz")
    assert remedies == [f"chmod go= {var / name}" for name in wrong]


@pytest.mark.parametrize(
    ("database", "needed"), [(0, 10**9), (3 * 10**8, 10**9), (10**9, 3 * 10**9)]
)
def test_room_is_for_a_backup_and_a_gigabyte_at_least(database, needed):
    assert files.room_needed(database) == needed


def test_full_disk_is_told(var, monkeypatch):
    assert sentences(files.room()) == []
    usage = shutil._ntuple_diskusage(10**12, 10**12 - 10**8, 10**8)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _folder: usage)
    (sentence,) = sentences(files.room())
    assert " 100 " in sentence
    none_left = shutil._ntuple_diskusage(10**12, 10**12, 0)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _folder: none_left)
    (full,) = sentences(files.room())
    assert " 0 " not in full


def test_libraries_of_another_version_are_told(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("new")
    assert sentences(files.libraries()) == []  # a container has no stamp
    (tmp_path / ".venv" / "installed.txt").write_text("old")
    assert len(sentences(files.libraries())) == 1
    (tmp_path / ".venv" / "installed.txt").write_text("new")
    assert sentences(files.libraries()) == []
