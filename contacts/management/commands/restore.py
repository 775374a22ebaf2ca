"""`manage.py restore FILE`: put a backup in the place of the database."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from contacts.backups import service
from contacts.backups.problems import BackupProblem


class Command(BaseCommand):
    help = (
        "Puts a backup in the place of an empty database and compares the rows and SHA-256 sums "
        "of all tables with those of the backup. Refuses to replace data without --force."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A file that the command backup wrote.")
        parser.add_argument("--force", action="store_true", help="Replace all data that is there.")

    def handle(self, *, file: Path, force: bool, **options: Any) -> None:
        begun = time.monotonic()
        try:
            manifest = service.restore(file, force=force)
        except (BackupProblem, OSError) as error:
            raise CommandError(str(error)) from error
        message = _(
            "%(rows)d rows of %(tables)d tables are as they were on %(time)s. "
            "The restore took %(seconds).1f seconds."
        )
        values = {
            "rows": manifest.rows,
            "tables": len(manifest.tables),
            "time": f"{manifest.made_at:%Y-%m-%d %H:%M:%S %z}",
            "seconds": time.monotonic() - begun,
        }
        self.stdout.write(message % values)
