"""What came of each job on this machine: one small file each, which `manage.py doctor` reads.

In files, so that a failure is kept while the database is away.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Record:
    """Aware moments; `problems` of the last run, one line each."""

    begun: datetime | None = None
    ended_well: datetime | None = None
    problems: tuple[str, ...] = ()


def read(folder: Path, name: str) -> Record:
    """An empty one where there is none, or none that can be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return Record(
            moment(found["begun"]), moment(found["ended_well"]), tuple(map(str, found["problems"]))
        )
    return Record()


def write(folder: Path, name: str, record: Record) -> None:
    """Whole or not at all. Raises OSError for a folder that cannot be written."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = folder / f".{name}.{os.getpid()}"
    text = json.dumps(asdict(record), default=str, ensure_ascii=False)
    try:
        own.write_text(text, encoding="utf-8")
        own.replace(folder / f"{name}.json")
    finally:
        own.unlink(missing_ok=True)


def try_to_write(folder: Path) -> None:
    """As much as a record takes, and away with it. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = folder / f".try.{os.getpid()}"
    try:
        own.write_bytes(bytes(4096))
    finally:
        own.unlink(missing_ok=True)


def moment(text: str | None) -> datetime | None:
    """Raises ValueError for what is no time, or has no zone to compare it in."""
    if text is None:
        return None
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found
