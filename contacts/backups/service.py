"""Making a backup, restoring one, and trying whether one can be restored."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from citizen_help import standard_streams
from contacts.backups import archive, postgresql, rotation, sqlite
from contacts.backups.archive import Manifest
from contacts.backups.problems import BackupProblem, database_refusals
from contacts.backups.working_folder import working_folder
from contacts.models import ContentVersion
from contacts.publishing import build_id, content_version


@dataclass(frozen=True, slots=True)
class Loaded:
    """A backup that was loaded, and the migrations that made it one of this version."""

    manifest: Manifest
    migrated: tuple[str, ...]


def engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def backup(target: Path, *, moment: datetime) -> Manifest:
    """Write the whole database into one file while the site goes on.

    Raises BackupProblem, and OSError for a place that cannot be written.
    """
    if target.exists():
        message = _("%(file)s is there already. Choose another name: no backup is overwritten.")
        raise BackupProblem(message % {"file": target})
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Beside the target: the one place that must have room for it anyway.
    with working_folder(target.parent) as folder, database_refusals():
        database = folder / archive.DATABASE
        tables = engine().dump(database)
        if not tables:
            raise BackupProblem(_("The database has no tables: there is nothing to save."))
        manifest = Manifest(
            moment,
            connection.vendor,
            applied_migrations(),
            tables,
            build_id.stamp(),
            engine().schema(),
        )
        archive.write(target, manifest, database)
    return manifest


def left_out() -> list[str]:
    """Tables and views of others in the database, which no backup of the site holds."""
    return list(engine().left_out())


def kept_damaged() -> list[Path]:
    return sqlite.kept_damaged() if connection.vendor == "sqlite" else []


def restore(source: Path, *, force: bool) -> Loaded:
    """Put a backup in the place of the database, and prove that all of it is there.

    Raises BackupProblem, and nothing is changed: for a damaged file, another kind of database,
    one of a newer version of the site, a table that is not as it was, a migration that fails, or
    a database that holds data (not with `force`).
    """
    standard_streams.opened(source, "rb").close()  # a name mistyped is told before all else
    if not force:
        refuse_to_replace_data()
    return load(source, in_place=True)


def try_out(source: Path) -> Loaded:
    """Load a backup beside the site's data, compare, migrate, and take it away again.

    Raises BackupProblem as `restore` does.
    """
    return load(source, in_place=False)


def place_to_work(source: Path) -> Path:
    """The folder of the data, or that of the backup where only that one can be written, as in a
    container."""
    return settings.VAR if os.access(settings.VAR, os.W_OK) else source.resolve().parent


def load(source: Path, *, in_place: bool) -> Loaded:
    with (
        working_folder(place_to_work(source)) as folder,
        archive.opened(source, folder) as (manifest, database),
    ):
        check(manifest)
        with engine().loaded(database, manifest, in_place=in_place) as different:
            compare(different)
            migrate()
            migrated = sorted(set(applied_migrations()) - set(manifest.migrations))
    return Loaded(manifest, tuple(migrated))


def migrate() -> None:
    """Bring what was loaded up to this version; every process will read its content anew."""
    try:
        with database_refusals():
            call_command("migrate", verbosity=0, interactive=False)
            content_version.bump()
    except InconsistentMigrationHistory as error:
        message = _("The backup is of no version that this one follows: %(reason)s")
        raise BackupProblem(message % {"reason": error}) from error


def check(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        message = _(
            "The backup is of %(theirs)s, the site uses %(ours)s. "
            "All data move from one to the other with the command move."
        )
        raise BackupProblem(message % {"theirs": manifest.engine, "ours": connection.vendor})
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        message = _(
            "The backup is of a newer version of the site (build %(theirs)s) than this one "
            "(build %(ours)s), which does not know %(names)s. Install the newer one, then restore."
        )
        builds = {"theirs": manifest.build or "?", "ours": build_id.stamp()}
        raise BackupProblem(message % {**builds, "names": ", ".join(unknown)})


def compare(different: list[str]) -> None:
    if different:
        message = _("These tables are not as they were in the backup: %(tables)s.")
        raise BackupProblem(message % {"tables": ", ".join(different)})


def applied_migrations() -> tuple[str, ...]:
    found = MigrationLoader(connection).applied_migrations
    return tuple(sorted(f"{app}.{name}" for app, name in found))


def refuse_to_replace_data() -> None:
    try:
        found = holds_data()
    except DatabaseError as error:
        message = _("The database cannot be read (%(reason)s). To replace it, add --force.")
        raise BackupProblem(message % {"reason": error}) from error
    if found:
        raise BackupProblem(_("The database holds data. To replace all of it, add --force."))


def holds_data() -> bool:
    """Whether anything would be lost: content, accounts, or what readers told."""
    tables = set(connection.introspection.table_names())
    models = [get_user_model(), *apps.get_app_config("contacts").get_models()]
    return any(
        model._base_manager.exists()
        for model in models
        if model._meta.db_table in tables and model is not ContentVersion
    )


def is_gone() -> bool:
    """Nothing is in the database, while backups say that there was something once."""
    return bool(rotation.of_folder(settings.VAR / "backups")) and not holds_data()


def gone() -> str:
    message = _(
        "The database holds nothing, while backups of it lie in %(folder)s. The first content is "
        "not loaded in their place. To begin anew, move them elsewhere; else restore the newest:"
    )
    return message % {"folder": settings.VAR / "backups"}
