"""Collect static files when they have changed since the last time.

Collecting compresses every file anew, which takes seconds; reading them all takes none.
"""

import hashlib
import os
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from citizen_help.apps import StaticFilesConfig

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
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)
    return True


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    django.setup()
    collect()
