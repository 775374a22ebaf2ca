"""`manage.py move`: all data into another database, compared row by row."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from contacts.moving import service
from contacts.moving.problems import MoveProblem


class Command(BaseCommand):
    help = (
        "Copies everything from the site's database into an empty one, from SQLite to PostgreSQL "
        "or back, and compares the rows and SHA-256 sums of all tables. The site's database is "
        "not changed. Pages go on; saves are refused meanwhile, with what was typed kept."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to",
            metavar="DATABASE_URL",
            help="Where to. Without it the variable MOVE_TO is read, which, unlike an argument, "
            "others on the machine cannot see.",
        )
        parser.add_argument(
            "--replace-characters",
            action="store_true",
            help="Put U+FFFD in the place of characters that PostgreSQL cannot store (NUL, lone "
            "surrogates), instead of stopping at the first.",
        )

    def handle(self, *, to: str | None, replace_characters: bool, **options: Any) -> None:
        url = (to or os.environ.get("MOVE_TO", "")).strip()
        if not url:
            raise CommandError(_("Say where to: MOVE_TO=DATABASE_URL in the environment, or --to."))
        try:
            rows = service.move(url, replace=replace_characters, told=self.tell)
        except MoveProblem as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("%(rows)d rows are the same in both databases.") % {"rows": rows})
        self.stdout.write(
            _(
                "Now set DATABASE_URL to the new address and restart the site, all machines, then "
                "ask /readyz. What is saved before that stays in the old database. Keep the same "
                "SECRET_KEY: sessions, phones and links to set a password go on."
            )
        )
        self.stdout.write(
            _("Then make a backup: those of before are of the other database, and do not fit it.")
        )

    def tell(self, table: str, rows: int) -> None:
        self.stdout.write(f"{table:<40} {rows:>10,}  {_('the same')}")
