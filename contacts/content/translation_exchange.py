"""Brings translators' texts back: all of them or none, and none over a newer text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.content.problems import ContentError, Problems
from contacts.content.spreadsheet import SheetRow, read_sheet, what_to_do, write_sheet
from contacts.content.translated_texts import Key, TranslatedText, all_texts, digest_of
from contacts.enums import Language
from contacts.history.versions import ChangeKind, recorded


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that the sheet changes."""

    text: TranslatedText
    sheet_row: SheetRow

    def languages(self) -> list[str]:
        before, after = self.text.texts, self.sheet_row.texts
        return [code for code in Language.values if after[code] != before[code]]

    def diff(self) -> str:
        """What is there and what would be, a language a line."""
        lines = [self.text.place]
        for code in self.languages():
            lines += [
                f"- {code}: {self.text.texts[code]}",
                f"+ {code}: {self.sheet_row.texts[code]}",
            ]
        return "\n".join(lines)


def export_translations(path: Path, *, unfinished_only: bool = False) -> int:
    """Write all texts, or those that lack a language or are out of date; how many."""
    with transaction.atomic():  # one state of the database for all of them
        texts = list(all_texts())
    return write_sheet(path, [one for one in texts if not unfinished_only or what_to_do(one)])


def import_translations(path: Path, *, dry_run: bool = False) -> list[Edit]:
    """What the sheet changes, stored unless `dry_run`; ContentError, and nothing, if it is wrong.

    A text that changed on the site since the export is left alone where the translator left
    it alone too, and is a problem where both changed it.
    """
    problems = Problems()
    sheet_rows = read_sheet(path, problems)
    _stop(problems)
    with recorded(ChangeKind.IMPORTED):
        edits = _edits(sheet_rows, {text.key: text for text in all_texts(lock=True)}, problems)
        rows = _apply(edits, problems)
        _stop(problems)
        if not dry_run:
            for row in rows:
                row.save()
    return edits


def _stop(problems: Problems) -> None:
    if problems:
        raise ContentError(problems)


def _edits(
    sheet_rows: Iterable[SheetRow], present: dict[Key, TranslatedText], problems: Problems
) -> list[Edit]:
    edits = []
    for row in sheet_rows:
        text = present.get(row.key)
        if digest_of(row.key, row.texts) == row.digest:
            continue  # as it was exported
        if text is None:
            problems.add(row.at("key"), _("This text is on the site no more."))
        elif text.texts == row.texts:
            continue  # on the site already
        elif text.digest != row.digest:
            message = _("This text was changed on the site meanwhile. Export it again.")
            problems.add(row.at("digest"), message)
        else:
            edits.append(Edit(text, row))
    return edits


def _apply(edits: Iterable[Edit], problems: Problems) -> list[Any]:
    """Put the texts into their rows and check them; each row once."""
    rows: dict[tuple[str, int], Any] = {}
    for edit in edits:
        model, pk, field = edit.text.key
        row = rows.setdefault((model, pk), edit.text.row)
        for code in edit.languages():
            setattr(row, f"{field}_{code}", edit.sheet_row.texts[code])
            _check_field(row, f"{field}_{code}", edit.sheet_row, code, problems)
        _check_row(row, edit.sheet_row, problems)
    return list(rows.values())


def _check_field(row: Any, column: str, sheet_row: SheetRow, code: str, problems: Problems) -> None:
    others = {each.name for each in row._meta.fields} - {column}
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        problems.add(sheet_row.at(code), " ".join(error.messages))


def _check_row(row: Any, sheet_row: SheetRow, problems: Problems) -> None:
    """Such as: nothing published without a title in either language."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        problems.add(sheet_row.at("key"), " ".join(error.messages))
