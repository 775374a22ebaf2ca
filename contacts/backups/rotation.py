"""The names of backups, and which of them are kept."""

import re
from datetime import datetime
from pathlib import Path

PREFIX, SUFFIX = "citizen-help-", ".tar.gz"
NAME = re.compile(rf"{PREFIX}(\d{{8}}-\d{{6}})(?:-(\d+))?{re.escape(SUFFIX)}")


def name_at(moment: datetime, *, number: int = 1) -> str:
    """The name of a backup made at a moment; `number` tells those of one second apart."""
    more = "" if number == 1 else f"-{number}"
    return f"{PREFIX}{moment:%Y%m%d-%H%M%S}{more}{SUFFIX}"


def free_name(folder: Path, moment: datetime) -> Path:
    number = 1
    while (path := folder / name_at(moment, number=number)).exists():
        number += 1
    return path


def of_folder(folder: Path) -> list[Path]:
    """The oldest first; files with other names are not ours."""
    found = [(match, path) for path in folder.glob("*") if (match := NAME.fullmatch(path.name))]
    return [path for _, path in sorted(((m[1], int(m[2] or 1)), path) for m, path in found)]


def remove_older(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest backups of a folder; return what went."""
    found = of_folder(folder)
    gone = found[: max(len(found) - keep, 0)]
    for file in gone:
        file.unlink()
    return gone
