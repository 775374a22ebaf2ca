"""Opens a spreadsheet that somebody sends, in whatever state, without unpacking too much."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from contacts.content.problems import ContentError, Place

MOST_ROWS: Final = 100_000  # with something in them
LAST_ROW: Final = 1_048_576  # as programs count them; empty ones before a later one are made up
MOST_TEXTS: Final = 500_000
MOST_SHEETS: Final = 50
# Begins and ends of elements, some four a cell: openpyxl holds a whole row of them at once.
MOST_MARKS, MOST_MARKS_OF_ROW = 4_000_000, 200_000
# A small file can unpack to gigabytes.
MOST_BYTES: Final = 50 * 1024 * 1024
# All but the sheets and their texts: openpyxl makes an object of each element of the styles, the
# theme and the lists of parts. As programs save the sheets that are sent out, 60 kB.
MOST_BYTES_BESIDE: Final = 512 * 1024
# Pictures are never read.
_OF_TEXTS: Final = re.compile(r"xl/(?:worksheets/[^/]+\.xml|sharedStrings\.xml|media/)", re.I)
# What openpyxl, zipfile and the XML parsers raise at a damaged file.
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and what is encrypted
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b")
EMPTY: Final = gettext_lazy("The file is empty.")
TOO_LARGE: Final = gettext_lazy("The file is too large.")
OLD: Final = gettext_lazy(
    "This is an old Excel file (.xls), or one with a password. Open it, take the password away, "
    "and save it as “Excel Workbook (.xlsx)”."
)
OTHER: Final = gettext_lazy(
    "This is not a spreadsheet in the XLSX format (CSV is none), or it is damaged. Open it in the "
    "spreadsheet program and save it as “Excel Workbook (.xlsx)”."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Its rows that hold something, by their number from 1, and ranges that were merged: C2:D3."""

    rows: list[tuple[int, tuple[Any, ...]]]
    merged: list[str]


def read_workbook(data: bytes, *, columns: int) -> list[Sheet]:
    """The sheets, each as far as its first `columns`; ContentError where there are none."""
    if not data:
        raise ContentError.at(Place(), str(EMPTY))
    if data.startswith(_OLE):
        raise ContentError.at(Place(), str(OLD))
    try:
        sheets = list(_sheets(data, columns))
    except DAMAGED as error:
        raise ContentError.at(Place(), str(OTHER)) from error
    if not sheets:
        raise ContentError.at(Place(), str(OTHER))
    return sheets


def _sheets(data: bytes, columns: int) -> Iterator[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entries = packed.infolist()
    beside = [one.file_size for one in entries if not _OF_TEXTS.match(one.filename)]
    if sum(one.file_size for one in entries) > MOST_BYTES or sum(beside) > MOST_BYTES_BESIDE:
        raise ContentError.at(Place(), str(TOO_LARGE))
    reader = _Reader(io.BytesIO(data), read_only=True, keep_links=False)
    reader.read()
    marks = 0
    if len(reader.wb.worksheets) > MOST_SHEETS:
        raise ContentError.at(Place(), str(TOO_LARGE))
    for sheet in reader.wb.worksheets:
        sheet.reset_dimensions()  # programs write them wrongly
        with sheet._get_source() as source:
            written = source.read()
        marks += written.count(b"<")  # many sheets may be one part
        if marks > MOST_MARKS or _has_long_row(written):
            raise ContentError.at(Place(), str(TOO_LARGE))
        merged = [match.decode() for match in _MERGED.findall(written)]
        yield Sheet(list(_filled(sheet, columns)), merged)


def _has_long_row(sheet: bytes) -> bool:
    return any(row.count(b"<") > MOST_MARKS_OF_ROW for row in _ROW.split(sheet))


def _filled(sheet: Any, columns: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """A format alone, far down, makes no row."""
    count = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=columns), start=1):
        if any(cell.value is not None for cell in cells):
            count += 1
            yield number, cells
        if count > MOST_ROWS or number > LAST_ROW:
            raise ContentError.at(Place(), str(TOO_LARGE))


class _Reader(ExcelReader):  # type: ignore[misc]
    """With the texts as they stand in the file: openpyxl itself takes half of an escape away."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_shared_texts(source))


def _shared_texts(source: Any) -> Iterator[str]:
    count = 0
    for _event, node in iterparse(source):
        if node.tag == f"{{{SHEET_MAIN_NS}}}si":
            yield Text.from_tree(node).content
            node.clear()
            count += 1
            if count > MOST_TEXTS:
                raise ContentError.at(Place(), str(TOO_LARGE))


def merged_within(merged: str, *, columns: int) -> tuple[int, int] | None:
    """The second cell (row, column) of a merged range, of which the text is gone."""
    left, top, right, bottom = range_boundaries(merged)
    if left > columns or (left, top) == (right, bottom):
        return None
    return (top, left + 1) if left < min(right, columns) else (top + 1, left)


def is_workbook(data: bytes) -> bool:
    """Whether it is meant as a spreadsheet, sound or not."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))
