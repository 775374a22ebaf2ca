"""Collect static files when they have changed since the last time.

Collecting compresses every file anew, which takes seconds; reading them all takes none. Files of
older versions stay for as long as a page that names them may be kept somewhere, and longer.
"""

import hashlib
import json
import os
import time
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from citizen_help.apps import StaticFilesConfig

# A page names its files for a day in caches (PAGE_STALE_IF_ERROR), in open tabs for longer.
OLD_FILES_KEPT = 30 * 24 * 60 * 60  # seconds
LOCK = Path(__file__).resolve().parent.parent / "requirements" / "run.txt"


def fingerprint() -> str:
    """A digest of all that decides what collecting yields, as hexadecimal text."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    digest.update(LOCK.read_bytes())  # the programs that hash and compress
    for finder in get_finders():
        for name, storage in finder.list(StaticFilesConfig.ignore_patterns):
            with storage.open(name) as file:
                digest.update(f"\n{name} {file.size}\n".encode())
                digest.update(file.read())
    return digest.hexdigest()


def collect() -> bool:
    """Fill STATIC_ROOT; returns whether there was anything to do. The stamp is written last."""
    stamp = Path(settings.STATIC_ROOT).with_name("static.sha256")
    wanted = fingerprint()
    if stamp.exists() and Path(settings.STATIC_ROOT).is_dir() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    now = time.time()
    for file in files_in_use():
        os.utime(file, (now, now))  # the time from which on an older version is not in use
    call_command("collectstatic", verbosity=0, interactive=False)
    remove_old(before=now - OLD_FILES_KEPT)
    stamp.write_text(wanted)
    return True


def files_in_use() -> set[Path]:
    """The files of the version that was collected last, with their compressed copies."""
    root = Path(settings.STATIC_ROOT)
    try:
        names = json.loads((root / "staticfiles.json").read_text())["paths"].values()
    except (OSError, ValueError, KeyError):
        return set()
    found = {root / f"{name}{coding}" for name in names for coding in ("", ".gz", ".br")}
    return {file for file in found if file.is_file()}


def remove_old(*, before: float) -> None:
    """Files that no version since then has used; `before` in seconds since 1970."""
    if not (used := files_in_use()):
        return  # in development, where names have no hash
    used.add(Path(settings.STATIC_ROOT) / "staticfiles.json")
    for file in Path(settings.STATIC_ROOT).rglob("*"):
        if file.is_file() and file not in used and file.stat().st_mtime < before:
            file.unlink()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    django.setup()
    collect()
