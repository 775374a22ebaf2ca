"""The content with its pictures as files: YAML and a folder beside it, or a ZIP of both.

The same content always makes the same bytes.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from django.db import transaction

from contacts.content.exporter import export_text
from contacts.content.output_file import NEW_MODE, is_passed_on, write_whole
from contacts.content.picture_files import (
    CONTENT_IN_ZIP,
    FOLDER_IN_ZIP,
    files_of,
    folder_of,
    is_name,
    is_ours,
    is_zip,
)
from contacts.content.step_pictures import names_in_use
from contacts.models import Picture
from contacts.pictures.names import PictureName

NEW_FOLDER_MODE: Final = 0o755
# The first day that a ZIP can tell.
MOMENT: Final = (1980, 1, 1, 0, 0, 0)
PICTURES_AT_ONCE: Final = 10  # in memory


class FolderError(OSError):
    """Of the folder with the pictures, whose name it has."""


@dataclass(frozen=True)
class Export:
    """All content at one moment: its text, and the names of its pictures in order."""

    text: str
    names: list[str]
    missing: int  # pictures that steps name and the database lacks

    @classmethod
    def now(cls) -> Export:
        with transaction.atomic():
            text, named = export_text(), names_in_use()
            stored = set(Picture.objects.values_list("name", flat=True))
        # What somebody else wrote into the database is no name of a file.
        here = {name for name in named & stored if is_name(name)}
        return cls(text, sorted(here), len(named - here))


def export_file(path: Path) -> Export:
    """The content into `path` (see `write_whole`), and the pictures; raises OSError.

    To what is passed on goes the text alone, unless a ZIP is asked for.
    """
    export = Export.now()
    if is_zip(path):
        write_whole(path, lambda file: write_zip(file, export))
        return export
    folder = None if is_passed_on(path) else folder_of(path)
    if folder is not None and export.names:
        _in_folder(_fill, folder, export.names)
    write_whole(path, lambda file: file.write(export.text.encode()))
    if folder is not None and folder.is_dir():
        _in_folder(_clear, folder, export.names)
    return export


def write_zip(file: BinaryIO, export: Export) -> None:
    """Nothing is compressed: pictures are already, and programs differ in how they do it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(CONTENT_IN_ZIP), export.text.encode())
        for name, data in picture_files(export.names):
            archive.writestr(_entry(f"{FOLDER_IN_ZIP}/{name}"), data)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.create_system = 3  # Unix, whatever this runs on
    entry.external_attr = (stat.S_IFREG | NEW_MODE) << 16
    return entry


def picture_files(names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Each file of the pictures with its name."""
    rows = Picture.objects.filter(name__in=names).order_by("name")
    for picture in rows.iterator(chunk_size=PICTURES_AT_ONCE):
        for file, name in files_of(PictureName(picture.name)):
            yield name, picture.file(file)


def _fill(folder: Path, names: Collection[str]) -> None:
    if not folder.is_dir():
        folder.mkdir()
        folder.chmod(NEW_FOLDER_MODE)
    for name, data in picture_files(names):
        path = folder / name
        if path.is_symlink():  # what it leads to is not ours
            path.unlink()
        if not (path.is_file() and path.read_bytes() == data):
            write_whole(path, partial(_put, data))


def _put(data: bytes, file: BinaryIO) -> None:
    file.write(data)


def _clear(folder: Path, names: Collection[str]) -> None:
    """Of pictures that the content has no longer, and of nothing else."""
    kept = {called for name in names for _file, called in files_of(PictureName(name))}
    for path in folder.iterdir():
        if is_ours(path.name) and path.name not in kept and (path.is_file() or path.is_symlink()):
            path.unlink()
    if not any(folder.iterdir()) and not folder.is_symlink():
        folder.rmdir()


def _in_folder(
    do: Callable[[Path, Collection[str]], None], folder: Path, names: Collection[str]
) -> None:
    try:
        do(folder, names)
    except OSError as error:
        raise FolderError(error.errno, error.strerror, str(folder)) from error
