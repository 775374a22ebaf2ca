"""Write all content into one readable file."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.content.export_files import Export, FolderError, export_file
from contacts.content.output_file import is_passed_on
from contacts.content.picture_files import folder_of, is_zip


class Command(BaseCommand):
    help = (
        "Writes all content into one YAML file, which import_content reads, and the pictures of "
        "steps into a folder beside it: those of content.yaml into content.pictures. A file whose "
        "name ends in .zip holds both."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The file to write; an old one is replaced.")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            export = export_file(file)
        except BrokenPipeError:  # nobody reads: no fault (citizen_help/terminal.py)
            raise
        except OSError as error:
            message = _("%(file)s cannot be written: %(reason)s.")
            place = error.filename if isinstance(error, FolderError) else file
            values = {"file": place, "reason": error.strerror}
            raise CommandError(message % values) from error
        told = self.stderr if is_passed_on(file) else self.stdout
        told.write(_("The content was written to %(file)s.") % {"file": file})
        for sentence in of_pictures(file, export):
            told.write(sentence)


def of_pictures(file: Path, export: Export) -> Iterator[str]:
    count = len(export.names)
    if count and is_passed_on(file) and not is_zip(file):
        text = ngettext(
            "%(count)d picture is left out: name a file, or a ZIP file, to have it too.",
            "%(count)d pictures are left out: name a file, or a ZIP file, to have them too.",
            count,
        )
        yield text % {"count": count}
    elif count and not is_zip(file):
        text = ngettext(
            "%(count)d picture is beside it, in the folder %(folder)s.",
            "%(count)d pictures are beside it, in the folder %(folder)s.",
            count,
        )
        yield text % {"count": count, "folder": folder_of(file).name}
    if export.missing:
        text = ngettext(
            "%(count)d picture that a step names is not on the site: see check_content.",
            "%(count)d pictures that steps name are not on the site: see check_content.",
            export.missing,
        )
        yield text % {"count": export.missing}
