"""A ZIP with a content file and its pictures: read without unpacking it, whatever is in it. Pure.

Nothing is written to a folder; of the pictures only those are read that the content names.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from django.utils.translation import gettext as _

from contacts.content.picture_files import FOLDER_IN_ZIP, folder_of
from contacts.content.picture_sources import InZip, isolated, refuse_size
from contacts.content.problems import ContentError, Place
from contacts.pictures.problems import PictureProblem

SIGNS: Final = (b"PK\x03\x04", b"PK\x05\x06")
# Of its list of entries, each of which takes half a kilobyte of memory: some 18,000.
MOST_BYTES_OF_LIST: Final = 2 * 1024 * 1024
# The end of a ZIP without a comment, and what stands before it in one of more than 4 GB.
END: Final = struct.Struct("<4s4H2LH")
LOCATOR: Final = 20
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
IS_ENCRYPTED: Final = 1
# What systems add by themselves; others begin with a dot.
LEFT_OUT: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)


class Packed(InZip):
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = dict(_entries(archive))
        self._content = _content_of(entries)
        beside = self._content.parent
        folders = (beside / FOLDER_IN_ZIP, folder_of(self._content))
        self._entry = entries[self._content]
        self._pictures = {path.name: one for path, one in entries.items() if path.parent in folders}

    def content(self, most: int) -> bytes:
        """The content file; ContentError where it has more than `most` bytes or is damaged."""
        if self._entry.file_size > most:
            message = _("The content file in the ZIP file is larger than %(size)d MB.")
            raise ContentError.at(Place(), message % {"size": most // 1024**2})
        try:
            return self._whole(self._entry)
        except DAMAGED as error:
            raise _damaged() from error

    def read(self, name: str) -> bytes | None:
        entry = self._pictures.get(unicodedata.normalize("NFC", name))
        if entry is None:
            return None
        refuse_size(entry.file_size)
        try:
            return self._whole(entry)
        except DAMAGED as error:
            raise PictureProblem(_("The file is damaged. Pack the ZIP file anew.")) from error

    def _whole(self, entry: zipfile.ZipInfo) -> bytes:
        """By its size: without one, all is unpacked that is there, whatever the ZIP says of it."""
        with self._archive.open(entry) as file:
            return file.read(entry.file_size + 1)


def is_packed(start: bytes) -> bool:
    return start.startswith(SIGNS)


@contextmanager
def unpacked(file: BinaryIO) -> Iterator[Packed]:
    """ContentError where nothing can be made of it. The file has to be one that goes back."""
    _refuse_long_list(file)
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED as error:
        raise _damaged() from error
    with archive:
        yield Packed(archive)


def _damaged() -> ContentError:
    message = _("The ZIP file is damaged, or packed in an unusual way. Pack it anew.")
    return ContentError.at(Place(), message)


def _refuse_long_list(file: BinaryIO) -> None:
    """Python's own reader takes all of it into memory first."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - END.size - LOCATOR))
    last = file.read()
    if len(last) < END.size or len(last) - END.size > LOCATOR:
        raise _damaged()
    sign, *_numbers, length, _offset, comment = END.unpack(last[-END.size :])
    if sign != SIGNS[1] or comment or last.startswith(b"PK\x06\x07"):
        raise _damaged()
    if length > MOST_BYTES_OF_LIST:
        raise ContentError.at(Place(), _("There are too many files in the ZIP file. Split it."))


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """What people have put in, by its path; ContentError for what nobody has in good faith."""
    seen = set()
    for entry in archive.infolist():
        path = PurePosixPath(unicodedata.normalize("NFC", entry.filename))
        if entry.is_dir() or LEFT_OUT & {*path.parts} or path.name.startswith("."):
            continue
        if problem := _problem(entry, path) or (_("It is in there twice.") if path in seen else ""):
            message = _("The ZIP file cannot be taken because of “%(name)s” in it: %(problem)s")
            values = {"name": isolated(entry.filename[:100]), "problem": problem}
            raise ContentError.at(Place(), message % values)
        seen.add(path)
        yield path, entry


def _problem(entry: zipfile.ZipInfo, path: PurePosixPath) -> str:
    name = entry.filename
    if path.is_absolute() or ".." in path.parts or any(sign in name for sign in "\\:"):
        return _("Its name is no place within the ZIP file. Pack it anew.")
    if entry.flag_bits & IS_ENCRYPTED:
        return _("It has a password. Pack it without one.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _("It is a link. Pack the file itself.")
    if entry.compress_type not in METHODS:
        return _("It is packed in a way that is not read here. Pack it as an ordinary ZIP file.")
    return ""


def _content_of(entries: dict[PurePosixPath, zipfile.ZipInfo]) -> PurePosixPath:
    found = [path for path in entries if path.suffix.lower() in (".yaml", ".yml")]
    if len(found) == 1:
        return found[0]
    if not found:
        message = _("There is no content file (.yaml) in the ZIP file.")
        raise ContentError.at(Place(), message)
    message = _("There are several content files in the ZIP file: %(names)s. Leave one in it.")
    names = _(", ").join(isolated(str(path)) for path in found[:5])
    raise ContentError.at(Place(), message % {"names": names})
