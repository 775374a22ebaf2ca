"""Translators' sheet as it comes back: whose texts stand where, and what is wrong by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from contacts.content.excel_text import unescaped
from contacts.content.kinds import UNSTORABLE, normalized
from contacts.content.problems import Place, Problems
from contacts.content.sheet_words import (
    COLUMNS,
    headings,
    spellings_of_field,
    spellings_of_heading,
)
from contacts.content.spreadsheet import DIGEST, FIELD, KEY, TEXT_COLUMNS, TOO_LONG
from contacts.content.translated_texts import Key, Texts
from contacts.content.workbook import Sheet, merged_within, read_workbook
from contacts.endpoints import fold
from contacts.reader_text import tidy

# Digits that a spreadsheet keeps of a number; it writes zeros for the others.
MOST_DIGITS: Final = 15
_KEY: Final = re.compile(r"([a-z]+):([0-9]{1,18}):([a-z_]+)")


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet as it came back; `number` is the one that the program shows."""

    number: int
    key: Key
    texts: Texts
    digest: str

    def at(self, column: str) -> Place:
        return place(self.number, COLUMNS.index(column) + 1)


def place(row: int, column: int) -> Place:
    return Place(row, COLUMNS[column - 1], f"{get_column_letter(column)}{row}")


def read_sheet(data: bytes, problems: Problems) -> list[SheetRow]:
    """The rows that can be told; what is wrong with the others goes to `problems`.

    ContentError where the file is no sheet that was exported.
    """
    sheets = read_workbook(data, columns=len(COLUMNS))
    sheet = next(filter(_is_ours, sheets), None)
    if sheet is None:
        message = _("The first row has to hold the columns %(columns)s, as they were exported.")
        problems.add(place(1, 1), message % {"columns": _(", ").join(headings())})
        return []
    _tell_merged(sheet, problems)
    return list(_sheet_rows(sheet, problems))


def _is_ours(sheet: Sheet) -> bool:
    heading = [_word(cell.value) for _number, cells in sheet.rows[:1] for cell in cells]
    return len(heading) == len(COLUMNS) and all(
        word in map(_word, spellings_of_heading(column))
        for word, column in zip(heading, COLUMNS, strict=True)
    )


def _tell_merged(sheet: Sheet, problems: Problems) -> None:
    message = _(
        "The cells %(range)s are merged. Split them, and write each text into its own cell."
    )
    for merged in sheet.merged:
        if second := merged_within(merged, columns=len(COLUMNS)):
            problems.add(place(*second), message % {"range": merged})


def _sheet_rows(sheet: Sheet, problems: Problems) -> Iterator[SheetRow]:
    seen: dict[Key, int] = {}
    for number, cells in sheet.rows[1:]:
        row = _sheet_row(number, cells, problems)
        if row is None:
            continue
        if row.key in seen:
            message = _("This text is here twice: it is in row %(row)d already.")
            problems.add(row.at("key"), message % {"row": seen[row.key]})
            continue
        seen[row.key] = number
        yield row


def _sheet_row(number: int, cells: tuple[Any, ...], problems: Problems) -> SheetRow | None:
    texts = {
        str(language): _text(cells[column - 1], place(number, column), problems)
        for column, language in TEXT_COLUMNS.items()
    }
    found = _KEY.fullmatch(_word(cells[KEY - 1].value))
    digest = _word(cells[DIGEST - 1].value)
    if found is None:
        _tell_key(number, cells, texts, problems)
        return None
    key = (found[1], int(found[2]), found[3])
    field = _word(cells[FIELD - 1].value)
    if field and field not in map(_word, spellings_of_field(key[0], key[2])):
        problems.add(place(number, KEY), in_another_row(_("This key belongs to another row.")))
        return None
    if digest != TOO_LONG:
        return SheetRow(number, key, texts, digest)
    for code in (code for code, text in texts.items() if text):
        message = _("This text is too long for a cell. Change it at the desk.")
        problems.add(SheetRow(number, key, texts, digest).at(code), message)
    return None


def _tell_key(number: int, cells: tuple[Any, ...], texts: Texts, problems: Problems) -> None:
    """Notes below the table or beside it are nobody's business."""
    if cells[KEY - 1].value is not None:
        problems.add(place(number, KEY), _("This key was changed. Export the texts again."))
    elif any(texts.values()):
        message = _(
            "This row has no key, so nobody knows where its texts belong. Delete the row; a new "
            "question or step is written at the desk."
        )
        problems.add(place(number, KEY), message)


def in_another_row(found: str) -> str:
    """What was found, and why that is so most times."""
    cause = _(
        "Probably one column was sorted or moved without the others. Undo that, or export the "
        "texts again; sort whole rows only."
    )
    return f"{found} {cause}"


def _word(value: Any) -> str:
    """Without what copying leaves: blanks, marks of direction, capitals."""
    if value is None:
        return ""
    return "".join(fold(tidy(unescaped(str(value)))).split()).lower()


def _text(cell: Any, at: Place, problems: Problems) -> str:
    """Whole numbers count as typed text: a hotline, a year."""
    value, before = cell.value, len(problems)
    if value is None:
        return ""
    if cell.data_type == "f":
        problems.add(at, _("There is a formula here. Write text."))
    elif cell.data_type == "e":
        problems.add(at, _("There is an error of the spreadsheet here. Write text."))
    elif isinstance(value, bool) or not isinstance(value, int | str):
        problems.add(
            at,
            _(
                "The spreadsheet has made a date or an amount of this. Give the cell the format "
                "“Text” and write it again."
            ),
        )
    elif isinstance(value, int) and len(str(abs(value))) > MOST_DIGITS:
        message = _("The spreadsheet has changed the last digits of this number. Write it as text.")
        problems.add(at, message)
    elif UNSTORABLE.search(text := normalized(unescaped(str(value)))):
        problems.add(at, _("There is a character in this text that cannot be stored."))
    return "" if len(problems) > before else text
