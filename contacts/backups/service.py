"""Making a backup and restoring one."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from contacts.backups import archive, postgresql, sqlite
from contacts.backups.archive import Manifest
from contacts.backups.fingerprints import Fingerprint
from contacts.backups.problems import BackupProblem
from contacts.models import ContentVersion
from contacts.publishing import content_version

PREFIX, SUFFIX = "citizen-help-", ".tar.gz"


def name_at(moment: datetime) -> str:
    """The name of a backup made at a moment; names sort by time."""
    return f"{PREFIX}{moment:%Y%m%d-%H%M%S}{SUFFIX}"


def engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def backup(target: Path, *, moment: datetime) -> Manifest:
    """Write the whole database into one file while the site goes on.

    Raises BackupProblem, and OSError for a place that cannot be written.
    """
    if target.exists():
        message = _("%(file)s is there already. Choose another name: no backup is overwritten.")
        raise BackupProblem(message % {"file": target})
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target: the one place that must have room for it anyway.
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as name:
        database = Path(name) / archive.DATABASE
        tables = engine().dump(database)
        manifest = Manifest(moment, connection.vendor, applied_migrations(), tables)
        archive.write(target, manifest, database)
    return manifest


def remove_older(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest backups of a folder; return what went."""
    found = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))
    gone = found[: max(len(found) - keep, 0)]
    for file in gone:
        file.unlink()
    return gone


def restore(source: Path, *, force: bool) -> Manifest:
    """Put a backup in the place of the database, and prove that all of it is there.

    Raises BackupProblem, before anything is changed: for a damaged file, another kind of
    database, one of a newer version of the site, or a database that holds data (not with
    `force`). After the load it is raised when a table is not as it was.
    """
    if not force and holds_data():
        message = _("The database holds data. To replace all of it, add --force.")
        raise BackupProblem(message)
    with archive.opened(source) as (manifest, database):
        check(manifest)
        if connection.vendor != "postgresql":
            compare(manifest, held_by_file(database))  # PostgreSQL's own tool checks as it loads
        engine().load(database)
        compare(manifest, engine().held())
    call_command("migrate", verbosity=0)
    content_version.bump()  # every process reads its content anew
    return manifest


def held_by_file(database: Path) -> dict[str, Fingerprint]:
    try:
        return sqlite.held_by(database)
    except sqlite3.DatabaseError as error:
        raise BackupProblem(_("The backup is damaged: %(reason)s") % {"reason": error}) from error


def check(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        message = _(
            "The backup is of %(theirs)s, the site uses %(ours)s. "
            "Content moves between the two with export_content and import_content."
        )
        raise BackupProblem(message % {"theirs": manifest.engine, "ours": connection.vendor})
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        message = _("The backup is of a newer version of the site: it knows %(names)s.")
        raise BackupProblem(message % {"names": ", ".join(unknown)})


def compare(manifest: Manifest, tables: dict[str, Fingerprint]) -> None:
    if different := manifest.differences(tables):
        message = _("These tables are not as they were in the backup: %(tables)s.")
        raise BackupProblem(message % {"tables": ", ".join(different)})


def applied_migrations() -> tuple[str, ...]:
    found = MigrationLoader(connection).applied_migrations
    return tuple(sorted(f"{app}.{name}" for app, name in found))


def holds_data() -> bool:
    """Whether anything would be lost: content, accounts, or what readers told."""
    tables = set(connection.introspection.table_names())
    models = [get_user_model(), *apps.get_app_config("contacts").get_models()]
    return any(
        model._base_manager.exists()
        for model in models
        if model._meta.db_table in tables and model is not ContentVersion
    )
