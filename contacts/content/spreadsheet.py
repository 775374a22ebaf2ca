"""The texts as a spreadsheet for translators: Arabic and English side by side, and back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException

from contacts.content.kinds import normalized
from contacts.content.problems import Place, Problems
from contacts.content.translated_texts import Key, Texts, TranslatedText
from contacts.enums import Language
from contacts.languages.translation_state import TranslationState

KEY, WHERE, FIELD, ARABIC, ENGLISH, STATE, DIGEST = range(1, 8)
COLUMNS: Final = ("key", "where", "field", "ar", "en", "state", "digest")
WIDTHS: Final = (16, 40, 14, 60, 60, 28, 18)
TEXT_COLUMNS: Final = {ARABIC: Language.ARABIC, ENGLISH: Language.ENGLISH}
# Excel's own order of reading: 1 from left to right, 2 from right to left.
READING_ORDER: Final = {ARABIC: 2, ENGLISH: 1}
MOST_ROWS: Final = 100_000
# A small file can unpack to gigabytes.
MOST_BYTES: Final = 100 * 1024 * 1024
EDITABLE: Final = PatternFill("solid", fgColor="FFF8E5")


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet as it came back; `number` is the one that the program shows."""

    number: int
    key: Key
    texts: Texts
    digest: str

    def at(self, column: str) -> Place:
        return Place(self.number, column)


def write_sheet(path: Path, texts: Iterable[TranslatedText]) -> int:
    """The file, replaced as a whole; how many texts it holds."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "texts"
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "D2"
    sheet.append(COLUMNS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    count = 0
    for count, text in enumerate(texts, start=1):
        _write_row(sheet, count + 1, text)
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    # Without a password: it keeps from mistakes, not from intent; the digest does that.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.autoFilter = sheet.protection.sort = False
    sheet.auto_filter.ref = sheet.dimensions
    partial = path.with_name(f".{path.name}.part")
    book.save(partial)
    partial.replace(path)
    return count


def _write_row(sheet: Any, number: int, text: TranslatedText) -> None:
    model, pk, field = text.key
    texts = [text.texts[code] for code in Language.values]
    values = [f"{model}:{pk}:{field}", text.place, field, *texts, what_to_do(text), text.digest]
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        as_text(cell, value)
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", readingOrder=READING_ORDER.get(column, 0)
        )
        if column in TEXT_COLUMNS:
            cell.protection = Protection(locked=False)
            cell.fill = EDITABLE


def as_text(cell: Cell, value: str) -> None:
    """What looks like a formula, a number or a date stays the text it is."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def what_to_do(text: TranslatedText) -> str:
    """What a translator has to do, in words; empty where there is nothing."""
    words = {
        (Language.ARABIC, TranslationState.MISSING): _("Arabic is missing"),
        (Language.ENGLISH, TranslationState.MISSING): _("English is missing"),
        (Language.ARABIC, TranslationState.OUT_OF_DATE): _("Arabic is out of date"),
        (Language.ENGLISH, TranslationState.OUT_OF_DATE): _("English is out of date"),
    }
    return " / ".join(words[each] for each in text.states.items() if each in words)


def read_sheet(path: Path, problems: Problems) -> list[SheetRow]:
    """The rows that can be told; what is wrong with the others goes to `problems`."""
    sheet = _sheet(path, problems)
    if sheet is None:
        return []
    if sheet.max_row > MOST_ROWS:
        problems.add(Place(), _("The file is too large."))
        return []
    # Not further than its last row: asking for one that is not there makes it.
    rows = sheet.iter_rows(max_row=sheet.max_row, max_col=len(COLUMNS))
    heading = next(rows, ())
    if tuple(cell.value for cell in heading) != COLUMNS:
        message = _("The first row has to hold the columns %(columns)s, as they were exported.")
        problems.add(Place(1), message % {"columns": ", ".join(COLUMNS)})
        return []
    filled = (row for row in rows if any(cell.value is not None for cell in row))
    return list(_sheet_rows(filled, problems))


def _sheet(path: Path, problems: Problems) -> Any:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
                problems.add(Place(), _("The file is too large."))
                return None
        return load_workbook(path, data_only=False).worksheets[0]
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        IndexError,
        ValueError,
        SyntaxError,
    ):
        problems.add(Place(), _("This is not a spreadsheet in the XLSX format."))
    except OSError as error:
        problems.add(Place(), _("It cannot be read: %(reason)s.") % {"reason": error.strerror})
    return None


def _sheet_rows(rows: Iterable[tuple[Any, ...]], problems: Problems) -> Iterator[SheetRow]:
    seen: dict[Key, int] = {}
    for row in rows:
        number = row[0].row
        key = _key(row[KEY - 1].value)
        if key is None:
            message = _("This key was changed. Export the texts again.")
            problems.add(Place(number, COLUMNS[KEY - 1]), message)
        elif key in seen:
            message = _("This text is here twice: it is in row %(row)d already.")
            problems.add(Place(number, COLUMNS[KEY - 1]), message % {"row": seen[key]})
        else:
            seen[key] = number
            texts = {
                str(language): _text(row[column - 1], problems)
                for column, language in TEXT_COLUMNS.items()
            }
            yield SheetRow(number, key, texts, str(row[DIGEST - 1].value or ""))


def _key(value: Any) -> Key | None:
    parts = str(value or "").split(":")
    if len(parts) != 3 or not parts[1].isascii() or not parts[1].isdigit() or len(parts[1]) > 18:
        return None
    return parts[0], int(parts[1]), parts[2]


def _text(cell: Any, problems: Problems) -> str:
    """Whole numbers count as typed text: a hotline, a year."""
    column = COLUMNS[cell.column - 1]
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        problems.add(Place(cell.row, column), _("There is a formula here. Write text."))
        return ""
    if isinstance(cell.value, int) and not isinstance(cell.value, bool):
        return str(cell.value)
    if not isinstance(cell.value, str) or cell.data_type == "e":
        problems.add(Place(cell.row, column), _("Text is expected here, not a date or an amount."))
        return ""
    return normalized(cell.value)
