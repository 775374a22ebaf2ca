"""The file of a backup: a tar of a manifest and the database as its own tools write it."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from citizen_help import standard_streams
from contacts.backups.fingerprints import Fingerprint
from contacts.backups.problems import BackupProblem

FORMAT = 2
FORMATS = (1, 2)
MANIFEST, DATABASE = "manifest.json", "database"
# A manifest has some ten thousand bytes; one of a million is none.
MANIFEST_BYTES = 1_000_000
# What a database's copy starts with: SQLite's file, pg_dump's archive and its text.
STARTS = (b"SQLite format 3\0", b"PGDMP", b"--\n-- PostgreSQL")
# A folder in which files cannot be linked: FAT, some network shares.
NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
NO_BACKUP = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, KeyError, ValueError)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    `engine`: "sqlite" or "postgresql"; `migrations`: "app.name"; `build`: of the site that made
    it; `schema`: PostgreSQL's.
    """

    made_at: datetime
    engine: str
    migrations: tuple[str, ...]
    tables: dict[str, Fingerprint]
    build: str = ""
    schema: str = "public"

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


def write(target: Path, manifest: Manifest, database: Path) -> None:
    """Write the file whole or not at all, readable by its owner alone.

    `database` lies in a working folder beside the target. Raises FileExistsError for a target
    that is there: no backup is ever overwritten.
    """
    unfinished, text = database.with_name("unfinished"), database.with_name(MANIFEST)
    described = {"format": FORMAT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    text.write_text(json.dumps(described, indent=1), encoding="utf-8")
    unfinished.touch(mode=0o600)
    with tarfile.open(unfinished, "w:gz", compresslevel=6) as tar:
        tar.add(text, MANIFEST)
        tar.add(database, DATABASE)
    sync(unfinished)
    publish(unfinished, target)
    sync(target.parent)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish(unfinished: Path, target: Path) -> None:
    """Give the file its name, which must not be taken."""
    try:
        os.link(unfinished, target)  # unlike a rename it replaces nothing
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        unfinished.replace(target)


@contextmanager
def opened(source: Path, folder: Path) -> Iterator[tuple[Manifest, Path]]:
    """The manifest, and the database in a file of `folder`, both whole.

    Raises BackupProblem for a file that is no backup, or a damaged one, OSError for one that
    cannot be read.
    """
    try:
        with (
            standard_streams.opened(source, "rb") as file,
            tarfile.open(fileobj=file, mode="r:gz") as tar,
        ):
            manifest = read_manifest(tar)
            copy_database(tar, folder / DATABASE)
    except NO_BACKUP as error:
        message = _("%(file)s is not a whole backup of this site: %(reason)s")
        raise BackupProblem(message % {"file": source, "reason": error}) from error
    yield manifest, folder / DATABASE


def next_member(tar: tarfile.TarFile, name: str) -> tarfile.TarInfo:
    """KeyError for any but the one that a backup has at this place: nothing else is read."""
    member = tar.next()
    if member is None or member.name != name or not member.isfile():
        raise KeyError(name)
    return member


def copy_database(tar: tarfile.TarFile, target: Path) -> None:
    """Copy the bytes alone: no path, owner or link of the archive is believed."""
    member = next_member(tar, DATABASE)
    free = shutil.disk_usage(target.parent).free
    if member.size > free:
        message = _("The backup needs %(needs)d MB in %(folder)s, where %(free)d MB are free.")
        raise BackupProblem(
            message
            % {"needs": member.size / 1e6, "folder": target.parent.parent, "free": free / 1e6}
        )
    found: Any = tar.extractfile(member)
    with found, target.open("xb") as file:
        start = found.read(max(map(len, STARTS)))
        if not start.startswith(STARTS):
            raise ValueError("it holds no database")
        file.write(start)
        shutil.copyfileobj(found, file)
    compressed: Any = tar.fileobj
    while compressed.read(1_000_000):  # gzip compares its sum with what was read at the very end
        pass


def read_manifest(tar: tarfile.TarFile) -> Manifest:
    """Raises KeyError or ValueError for one that is not of this format."""
    member = next_member(tar, MANIFEST)
    if member.size > MANIFEST_BYTES:
        raise ValueError("its manifest is too long")
    text: Any = tar.extractfile(member)
    found = json.loads(text.read())
    try:
        if found["format"] not in FORMATS:
            raise ValueError(f"format {found['format']!r} is unknown")
        return parsed(found)
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def parsed(found: dict[str, Any]) -> Manifest:
    is_first = found["format"] == 1  # its sums follow columns that it does not tell
    return Manifest(
        made_at=datetime.fromisoformat(found["made_at"]),
        engine=str(found["engine"]),
        migrations=tuple(map(str, found["migrations"])),
        tables={
            str(name): Fingerprint(
                int(table["rows"]),
                str(table["sha256"]),
                () if is_first else tuple(map(str, table["columns"])),
            )
            for name, table in found["tables"].items()
        },
        build=str(found.get("build", "")),
        schema=str(found.get("schema", "public")),
    )
