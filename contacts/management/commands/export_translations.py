"""Write all texts into a spreadsheet for translators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.content.output_file import is_passed_on
from contacts.content.translation_exchange import export_translations, texts_to_export, too_long


class Command(BaseCommand):
    help = "Writes every text in both languages into an XLSX file, which import_translations reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The file to write; an old one is replaced.")
        parser.add_argument(
            "--unfinished",
            action="store_true",
            help="Only texts that lack a language or are out of date in one.",
        )

    def handle(self, *, file: Path, unfinished: bool, **options: Any) -> None:
        try:
            count = export_translations(file, unfinished_only=unfinished)
        except BrokenPipeError:  # nobody reads: no fault (citizen_help/terminal.py)
            raise
        except OSError as error:
            message = _("%(file)s cannot be written: %(reason)s.")
            values = {"file": file, "reason": error.strerror}
            raise CommandError(message % values) from error
        text = ngettext(
            "%(count)d text was written to %(file)s.",
            "%(count)d texts were written to %(file)s.",
            count,
        )
        told = self.stderr if is_passed_on(file) else self.stdout
        told.write(text % {"count": count, "file": file})
        for one in too_long(texts_to_export(unfinished_only=unfinished)):
            message = _("Too long for a cell, so only at the desk: %(place)s.")
            self.stderr.write(message % {"place": f"{one.place}, {one.key[2]}"})
