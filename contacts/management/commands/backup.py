"""`manage.py backup`: the whole database in one file, while the site goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.backups import problems, rotation, service
from contacts.backups.problems import BackupProblem


class Command(BaseCommand):
    help = "Writes the whole database into one file, which restore reads. The site goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            help="The file to write, which must not be there; default: a name with the time "
            "in VAR/backups.",
        )
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            help="Remove all but the newest N backups of the folder afterwards.",
        )

    def handle(self, *, file: Path | None, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError(_("--keep takes a number from 1 on."))
        now = timezone.localtime()
        target = (file or rotation.free_name(settings.VAR / "backups", now)).absolute()
        try:
            manifest = service.backup(target, moment=now)
            gone = rotation.remove_older(target.parent, keep=keep) if keep else []
            others = service.left_out()
        except BackupProblem as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(problems.of_file(error)) from error
        message = _("%(file)s holds %(tables)d tables with %(rows)d rows.")
        values = {"file": target, "tables": len(manifest.tables), "rows": manifest.rows}
        self.stdout.write(message % values)
        if others:
            message = _("Not the site's, and not in it: %(names)s.")
            self.stdout.write(message % {"names": ", ".join(others)})
        for old in gone:
            self.stdout.write(_("%(file)s was removed.") % {"file": old})
