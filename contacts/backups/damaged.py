"""Damaged databases that a restore kept beside the new one: they hold accounts."""

from datetime import datetime, timedelta
from typing import Final

from contacts.backups import service

KEPT: Final = timedelta(days=30)


def remove(now: datetime, *, dry_run: bool) -> int:
    """How many files are older than they are kept for, by when they were put aside; they go."""
    old = (now - KEPT).timestamp()
    files = [file for file in service.kept_damaged() if file.lstat().st_ctime < old]
    for file in [] if dry_run else files:
        file.unlink(missing_ok=True)
    return len(files)
