"""The file of a backup: a tar of a manifest and the database as its own tools write it."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from contacts.backups.fingerprints import Fingerprint
from contacts.backups.problems import BackupProblem

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``engine``: "sqlite" or "postgresql"; ``migrations``: "app.name"."""

    made_at: datetime
    engine: str
    migrations: tuple[str, ...]
    tables: dict[str, Fingerprint]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def differences(self, tables: dict[str, Fingerprint]) -> list[str]:
        """The names of tables that are not as they were when the backup was made."""
        return [name for name, table in self.tables.items() if tables.get(name) != table]


def write(target: Path, manifest: Manifest, database: Path) -> None:
    """Write the file whole or not at all.

    Raises FileExistsError for one that is there: no backup is ever overwritten.
    """
    handle, name = tempfile.mkstemp(prefix=".backup-", dir=target.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        described = {"format": FORMAT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
        text = database.with_name(MANIFEST)
        text.write_text(json.dumps(described, indent=1), encoding="utf-8")
        with tarfile.open(unfinished, "w:gz", compresslevel=6) as tar:
            tar.add(text, MANIFEST)
            tar.add(database, DATABASE)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        os.link(unfinished, target)  # unlike a rename it replaces nothing
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def opened(source: Path) -> Iterator[tuple[Manifest, Path]]:
    """The manifest, and the database in a file that lives as long as the context.

    Raises BackupProblem for a file that is no backup, or a damaged one.
    """
    with tempfile.TemporaryDirectory(prefix="restore-") as name:
        folder = Path(name)
        try:
            with tarfile.open(source, "r:gz") as tar:
                for member in (MANIFEST, DATABASE):
                    copy_member(tar, member, folder / member)
            manifest = read_manifest(folder / MANIFEST)
        except (tarfile.TarError, EOFError, KeyError, ValueError, TypeError, OSError) as error:
            message = _("%(file)s is not a whole backup of this site: %(reason)s")
            raise BackupProblem(message % {"file": source, "reason": error}) from error
        yield manifest, folder / DATABASE


def copy_member(tar: tarfile.TarFile, name: str, target: Path) -> None:
    """Copy the bytes alone: no path, owner or link of the archive is believed.

    Raises KeyError when there is no such file.
    """
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    with found, target.open("wb") as file:
        shutil.copyfileobj(found, file)


def read_manifest(file: Path) -> Manifest:
    """Raises KeyError, ValueError or TypeError for one that is not of this format."""
    found = json.loads(file.read_text(encoding="utf-8"))
    if found.pop("format") != FORMAT:
        raise ValueError("unknown format")
    return Manifest(
        made_at=datetime.fromisoformat(found["made_at"]),
        engine=found["engine"],
        migrations=tuple(found["migrations"]),
        tables={name: Fingerprint(**table) for name, table in found["tables"].items()},
    )
