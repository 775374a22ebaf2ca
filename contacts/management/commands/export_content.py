"""Write all content into one readable file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from contacts.content.exporter import export_file
from contacts.content.output_file import is_passed_on


class Command(BaseCommand):
    help = "Writes all content into one YAML file, which import_content reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The file to write; an old one is replaced.")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            export_file(file)
        except BrokenPipeError:  # nobody reads: no fault (citizen_help/terminal.py)
            raise
        except OSError as error:
            message = _("%(file)s cannot be written: %(reason)s.")
            values = {"file": file, "reason": error.strerror}
            raise CommandError(message % values) from error
        told = self.stderr if is_passed_on(file) else self.stdout
        told.write(_("The content was written to %(file)s.") % {"file": file})
