"""The texts as a spreadsheet for translators: Arabic and English side by side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection

from contacts.content.excel_text import escaped, fits
from contacts.content.output_file import write_whole
from contacts.content.sheet_words import TAB, field_name, headings
from contacts.content.translated_texts import TranslatedText
from contacts.enums import Language
from contacts.languages.translation_state import TranslationState

KEY, WHERE, FIELD, ARABIC, ENGLISH, STATE, DIGEST = range(1, 8)
WIDTHS: Final = (16, 40, 14, 60, 60, 28, 18)
TEXT_COLUMNS: Final = {ARABIC: Language.ARABIC, ENGLISH: Language.ENGLISH}
# Excel's own order of reading: 1 from left to right, 2 from right to left.
READING_ORDER: Final = {ARABIC: 2, ENGLISH: 1}
TOO_LONG: Final = "too-long"  # instead of a digest
EDITABLE: Final = PatternFill("solid", fgColor="FFF8E5")


def write_sheet(path: Path, texts: Iterable[TranslatedText]) -> int:
    """The file (see `write_whole`); how many texts it holds."""
    return write_whole(path, lambda file: write_book(file, texts))


def write_book(file: BinaryIO, texts: Iterable[TranslatedText]) -> int:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = str(TAB)
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "D2"
    sheet.append(headings())
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
    book.save(file)
    return count


def _write_row(sheet: Any, number: int, text: TranslatedText) -> None:
    """A text that no cell can hold is named, and left out in both languages."""
    model, pk, field = text.key
    texts, state, digest = list(text.texts.values()), what_to_do(text), text.digest
    is_whole = all(map(fits, texts))
    if not is_whole:
        texts, state, digest = ["", ""], _("Too long for a cell: change it at the desk"), TOO_LONG
    values = [f"{model}:{pk}:{field}", text.place, field_name(model, field), *texts, state, digest]
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        as_text(cell, value)
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", readingOrder=READING_ORDER.get(column, 0)
        )
        if column in TEXT_COLUMNS and is_whole:
            cell.protection = Protection(locked=False)
            cell.fill = EDITABLE


def as_text(cell: Cell, value: str) -> None:
    """What looks like a formula, a number or a date stays the text it is."""
    cell.value = escaped(value)
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
