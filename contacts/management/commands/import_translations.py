"""Read translators' texts back from a spreadsheet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.content.problems import ContentError
from contacts.content.translation_exchange import Edit, Edits, import_translations


class Command(BaseCommand):
    help = "Reads texts from a file that export_translations wrote: all, or after an error none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The XLSX file to read.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Show what would change, and change nothing."
        )
        parser.add_argument(
            "--erase",
            action="store_true",
            help="An empty cell erases its text. Without it, that text stays.",
        )
        parser.add_argument(
            "--reason",
            default="",
            help="Why numbers, times, links and so on may differ between the languages.",
        )

    def handle(
        self, *, file: Path, dry_run: bool, erase: bool, reason: str, **options: Any
    ) -> None:
        try:
            edits = import_translations(file, dry_run=dry_run, erase=erase, reason=reason[:300])
        except ContentError as error:
            raise CommandError(error.report(file.name)) from error
        except DatabaseError as error:
            message = _("The database refused the content, and nothing was changed: %(reason)s")
            raise CommandError(message % {"reason": error}) from error
        self.tell_emptied(edits)
        if dry_run:
            self.stdout.write("\n".join(map(Edit.diff, edits)) or _("Nothing would change."))
            return
        text = ngettext("%(count)d text was changed.", "%(count)d texts were changed.", len(edits))
        self.stdout.write(text % {"count": len(edits)})

    def tell_emptied(self, edits: Edits) -> None:
        if edits.emptied:
            text = _("Empty cells leave their text on the site as it is: %(cells)s.")
            self.stdout.write(text % {"cells": _(", ").join(edits.emptied)})
