"""`manage.py restore FILE`: put a backup in the place of the database, or try whether it could."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.backups import problems, rotation, service
from contacts.backups.problems import BackupProblem
from contacts.backups.service import Loaded


class Command(BaseCommand):
    help = (
        "Puts a backup in the place of an empty database and compares the rows and SHA-256 sums "
        "of all tables with those of the backup; one of an older version is brought up to this "
        "one. Refuses to replace data without --force. All or nothing."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "file", type=Path, nargs="?", help="A file that the command backup wrote."
        )
        which.add_argument(
            "--newest", action="store_true", help="The newest backup of VAR/backups."
        )
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--force", action="store_true", help="Replace all data that is there.")
        how.add_argument(
            "--check",
            action="store_true",
            help="Prove that it can be restored, beside the site's data, which is not touched.",
        )

    def handle(
        self, *, file: Path | None, newest: bool, force: bool, check: bool, **options: Any
    ) -> None:
        begun, before = time.monotonic(), service.kept_damaged()
        source = (file or newest_backup()).absolute()
        try:
            loaded = service.try_out(source) if check else service.restore(source, force=force)
        except BackupProblem as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(problems.of_file(error)) from error
        self.stdout.write(summary(loaded, time.monotonic() - begun))
        if loaded.migrated:
            message = ngettext(
                "The backup was of an older version: %(count)d migration was applied.",
                "The backup was of an older version: %(count)d migrations were applied.",
                len(loaded.migrated),
            )
            self.stdout.write(message % {"count": len(loaded.migrated)})
        for damaged in sorted(set(service.kept_damaged()) - set(before)):
            message = _("The damaged database, accounts too, is kept as %(file)s for 30 days.")
            self.stdout.write(message % {"file": damaged})
        if check:
            message = _("%(file)s can be restored. The site's data was not touched.")
            self.stdout.write(message % {"file": source})


def newest_backup() -> Path:
    folder = settings.VAR / "backups"
    found = rotation.of_folder(folder)
    if not found:
        raise CommandError(_("There is no backup in %(folder)s.") % {"folder": folder})
    return found[-1]


def summary(loaded: Loaded, seconds: float) -> str:
    message = _(
        "%(rows)d rows of %(tables)d tables are as they were on %(time)s. "
        "The restore took %(seconds).1f seconds."
    )
    manifest = loaded.manifest
    values = {
        "rows": manifest.rows,
        "tables": len(manifest.tables),
        "time": f"{manifest.made_at:%Y-%m-%d %H:%M:%S %z}",
        "seconds": seconds,
    }
    return message % values
