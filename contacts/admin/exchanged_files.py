"""Files of the desk's page for files: as they are sent in and kept, and as they are handed out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any, BinaryIO, Final

from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.admin.picture_uploads import importing
from contacts.content.export_files import Export, write_zip
from contacts.content.nodes import parse
from contacts.content.packed import SIGNS, is_packed, unpacked
from contacts.content.picture_sources import InZip
from contacts.content.problems import ContentError, Place
from contacts.content.records import Content, read_content
from contacts.content.sheet_reader import SheetRow
from contacts.content.step_pictures import Found, made_ready, read_own, store
from contacts.content.translation_exchange import sheet_rows_of
from contacts.content.workbook import is_workbook
from contacts.models import Upload

MEGABYTE: Final = 1024**2
MOST_MEGABYTES: Final = 5
# Of a ZIP with pictures, some two hundred of them. It is read where it lies, on the disk: kept are
# its content file and, one after the other, its pictures.
MOST_MEGABYTES_OF_ZIP: Final = 32
MOST_SECONDS: Final = 20.0  # of making pictures ready, for which somebody waits

Contents = Content | list[SheetRow]


def received(user: Any, sent: Any, check: Callable[[Upload], object]) -> Upload:
    """What was sent (an UploadedFile), kept until its changes are confirmed; ContentError, TooBusy.

    `check` raises ContentError for a file that is to be refused: none of its pictures is stored.
    """
    name = (sent.name or "")[-200:]
    if not _is_zip(sent):
        return Upload.objects.keep(user, name, sent.read())
    with unpacked(sent.file) as source:
        data = source.content(MOST_MEGABYTES * MEGABYTE)
        keep = partial(Upload.objects.keep, user, name, data)
        try:
            content = replace(read_content(parse(data)), source=source)
        except ContentError:  # why is told with what the file changes
            return keep(pictures=asdict(Found()))
        with importing(user) as make:
            found, made = made_ready(content, seconds=MOST_SECONDS, make=make)
    try:
        with transaction.atomic():
            store(content, made)
            upload = keep(pictures=asdict(found))
            if made:
                check(upload)
    except ContentError:
        return keep(pictures=asdict(replace(found, stored=False)))
    return upload


def refuse_unstored(upload: Upload) -> None:
    """A file that was refused when it came, and could be written since."""
    if upload.pictures is not None and not Found(**upload.pictures).stored:
        message = _("Its pictures were not kept, as it was refused when it came. Send it again.")
        raise ContentError.at(Place(), message)


def refusal_of(sent: Any) -> str:
    if not sent.size:
        return _("The file is empty.")
    message = _("The file is larger than %(size)d MB.")
    if sent.size > MOST_MEGABYTES * MEGABYTE and not _is_zip(sent):
        return message % {"size": MOST_MEGABYTES}
    if sent.size > MOST_MEGABYTES_OF_ZIP * MEGABYTE:
        more = _(
            "Have it loaded with the command import_content, or send its content file alone if "
            "its pictures are on the site already."
        )
        return " ".join([message % {"size": MOST_MEGABYTES_OF_ZIP}, more])
    return ""


def _is_zip(sent: Any) -> bool:
    """A ZIP with content: spreadsheets are such archives too."""
    file: BinaryIO = sent.file
    file.seek(0)
    start = file.read(len(SIGNS[0]))
    file.seek(0)
    if not is_packed(start) or (sent.name or "").lower().endswith(".zip"):
        return is_packed(start)
    try:
        with unpacked(file):
            return True
    except ContentError:
        return False
    finally:
        file.seek(0)


def contents_of(upload: Upload) -> Contents:
    """What the file says, read before anything is locked; ContentError where it says nothing."""
    data = bytes(upload.data)
    if is_workbook(data):
        return sheet_rows_of(data)
    content = read_content(parse(data))
    if upload.pictures is not None:
        Found(**upload.pictures).tell(content)
        content = replace(content, source=InZip())
    return read_own(content)


def content_file() -> HttpResponseBase:
    """All content: with pictures a ZIP, which is made on the disk."""
    export, name = Export.now(), f"content-{timezone.localdate()}"
    if not export.names:
        return attachment(export.text.encode(), "application/yaml; charset=utf-8", f"{name}.yaml")
    whole = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    write_zip(whole, export)
    whole.seek(0)
    response = FileResponse(
        whole, as_attachment=True, filename=f"{name}.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "no-store"
    return response


def attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
