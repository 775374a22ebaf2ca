"""Content files as the commands take them: with the folder of their pictures, or as a ZIP."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from citizen_help import standard_streams
from contacts.content.nodes import MAX_BYTES, parse, read_whole, unread_told
from contacts.content.output_file import is_passed_on
from contacts.content.packed import SIGNS, is_packed, unpacked
from contacts.content.picture_files import folder_of
from contacts.content.picture_sources import Folder, Source
from contacts.content.records import Content, read_content
from contacts.content.step_pictures import read_own


@contextmanager
def opened(path: Path) -> Iterator[Content]:
    """The content in either kind of file, to be used while it is open; see `read_content`."""
    with _going_back(path) as file:
        if not is_packed(file.read(len(SIGNS[0]))):
            file.seek(0)
            with unread_told():
                data = read_whole(file)
            yield with_source(data, _beside(path))
            return
        with unpacked(file) as source:
            yield with_source(source.content(MAX_BYTES), source)


def with_source(data: bytes, source: Source) -> Content:
    return read_own(replace(read_content(parse(data)), source=source))


def _beside(path: Path) -> Source:
    return Source() if is_passed_on(path) else Folder(folder_of(path))


@contextmanager
def _going_back(path: Path) -> Iterator[BinaryIO]:
    """The file; what comes through a pipe is put on the disk first."""
    with unread_told():
        file = standard_streams.opened(path, "rb")
    with file:
        if file.seekable():
            yield file
            return
        with tempfile.TemporaryFile() as whole:
            with unread_told():
                shutil.copyfileobj(file, whole)
            whole.seek(0)
            yield whole
