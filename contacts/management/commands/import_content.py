"""Load a content file into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from citizen_help.terminal import lacks_tables
from contacts.content.formats import OLDER
from contacts.content.import_files import opened
from contacts.content.importer import has_content, import_content
from contacts.content.preview import preview_content
from contacts.content.problems import ContentError
from contacts.languages.fact_report import mismatches


class Command(BaseCommand):
    help = (
        "Loads a content file (see export_content) with its pictures: all of it, or after an "
        "error nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The YAML or ZIP file to load.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Show what would change, and change nothing."
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing where there is a channel or a question already.",
        )
        extent = parser.add_mutually_exclusive_group()
        extent.add_argument(
            "--prune",
            action="store_true",
            help="Remove what the sections in the file lack. Without it, that is kept.",
        )
        extent.add_argument(
            "--only-missing",
            action="store_true",
            help="Add rows that the site lacks, and fill fields that are empty. All else stays, "
            "also where the file says something else.",
        )
        parser.add_argument(
            "--as-stored",
            action="store_true",
            help="Take hours, holidays and dates that the rules refuse, from the file of a site "
            "that stores them. check_content names them then.",
        )

    def handle(
        self,
        *,
        file: Path,
        dry_run: bool,
        if_empty: bool,
        **options: Any,
    ) -> None:
        if if_empty and has_content():
            self.stdout.write(_("There is content already: nothing was loaded."))
            return
        try:
            how = {name: options[name] for name in ("prune", "only_missing", "as_stored")}
            self.stdout.write(_outcome(file, dry_run=dry_run, **how))
        except ContentError as error:
            raise CommandError(error.report(file.name)) from error
        except DatabaseError as error:
            if lacks_tables(error):
                raise  # told with what to do
            message = _("The database refused the content, and nothing was changed: %(reason)s")
            raise CommandError(message % {"reason": error}) from error


def _outcome(file: Path, *, dry_run: bool, **how: Any) -> str:
    with opened(file) as content:
        if dry_run:
            return preview_content(content, **how) or _("Nothing would change.")
        told = [import_content(content, **how).sentence()]
        if content.format == OLDER:
            told.append(
                _(
                    "The file has no format: its step details, short answers and summaries of "
                    "channels were taken as plain text, without Markdown."
                )
            )
        if unlike := sum(not one.reason for one in mismatches()):
            text = ngettext(
                "Numbers, times or links differ between Arabic and English in %(count)d text. "
                "This shows where: manage.py check_content",
                "Numbers, times or links differ between Arabic and English in %(count)d texts. "
                "This shows where: manage.py check_content",
                unlike,
            )
            told.append(text % {"count": unlike})
        return "\n".join(told)
