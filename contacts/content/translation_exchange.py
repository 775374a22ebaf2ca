"""Brings translators' texts back: all of them or none, and none over a newer text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from contacts.content.excel_text import fits
from contacts.content.nodes import read_bytes
from contacts.content.problems import ContentError, Problems
from contacts.content.sheet_reader import SheetRow, in_another_row, read_sheet
from contacts.content.spreadsheet import what_to_do, write_sheet
from contacts.content.translated_texts import Key, TranslatedText, all_texts, digest_of
from contacts.enums import Language
from contacts.history.versions import ChangeKind, recorded
from contacts.languages.fact_report import accept, describe_all, unaccepted
from contacts.languages.markdown_refusals import refusals_of
from contacts.links.extraction import TEXTS
from contacts.reader_text import tidy_lines, without_pasted_marks


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that the sheet changes; its row says what the texts will be."""

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


class Edits(list[Edit]):
    """What a sheet changes; `emptied` are its empty cells, as D14, whose text on the site stays."""

    def __init__(self) -> None:
        super().__init__()
        self.emptied: list[str] = []


def texts_to_export(*, unfinished_only: bool = False) -> list[TranslatedText]:
    with transaction.atomic():  # one state of the database for all of them
        texts = list(all_texts(lasting=unfinished_only))
    return [one for one in texts if not unfinished_only or what_to_do(one)]


def too_long(texts: Iterable[TranslatedText]) -> list[TranslatedText]:
    """Those that the sheet names without their text, as no cell holds it."""
    return [text for text in texts if not all(map(fits, text.texts.values()))]


def export_translations(path: Path, *, unfinished_only: bool = False) -> int:
    """Write all texts, or those that lack a language or are out of date; how many."""
    return write_sheet(path, texts_to_export(unfinished_only=unfinished_only))


def import_translations(path: Path, **how: Any) -> Edits:
    """As `import_sheet`, from a file."""
    return import_sheet(read_bytes(path), **how)


def import_sheet(data: bytes, **how: Any) -> Edits:
    """As `import_rows`, of a spreadsheet; ContentError where it is none of ours."""
    return import_rows(sheet_rows_of(data), **how)


def sheet_rows_of(data: bytes) -> list[SheetRow]:
    problems = Problems()
    rows = read_sheet(data, problems)
    _stop(problems)
    return rows


def import_rows(
    sheet_rows: Sequence[SheetRow],
    *,
    dry_run: bool = False,
    erase: bool = False,
    facts_may_differ: bool = False,
    reason: str = "",
    user: Any = None,
    note: str = "",
) -> Edits:
    """What the sheet changes, stored unless `dry_run`; ContentError, and nothing, if it is wrong.

    A text that changed on the site since the export is left alone where the translator left
    it alone too, and is a problem where both changed it. An empty cell changes nothing unless
    `erase`. Facts that differ between the languages are a problem unless there is a `reason`, or
    somebody else asks for it (`facts_may_differ`). `user` and `note` go into the history.
    """
    problems = Problems()
    with recorded(ChangeKind.IMPORTED, user=user, reason=note or reason):
        present = {text.key: text for text in all_texts(lock=True)}
        edits = _edits(sheet_rows, present, problems, erase=erase)
        _tell_moved(edits, sheet_rows, present, problems)
        rows = _apply(edits, problems)
        if not facts_may_differ and not reason:
            _tell_facts(edits, problems)
        _stop(problems)
        if not dry_run:
            for row in rows:
                row.save()
            for edit in edits if reason else ():
                if unaccepted(edit.text.row, edit.text.key[2]):
                    accept(edit.text.row, edit.text.key[2], reason=reason)
    return edits


def _stop(problems: Problems) -> None:
    if problems:
        raise ContentError(problems)


def _edits(
    sheet_rows: Iterable[SheetRow],
    present: Mapping[Key, TranslatedText],
    problems: Problems,
    *,
    erase: bool,
) -> Edits:
    edits = Edits()
    owners = {text.digest: key for key, text in present.items()}
    for row in sheet_rows:
        if digest_of(row.key, row.texts) == row.digest:
            continue  # as it was exported
        text = present.get(row.key)
        if owners.get(row.digest, row.key) != row.key:
            problems.add(row.at("key"), in_another_row(_("This key belongs to another row.")))
        elif text is None:
            problems.add(row.at("key"), _("This text is no longer on the site."))
        else:
            _add_edit(edits, text, row, problems, erase=erase)
    return edits


def _add_edit(
    edits: Edits, text: TranslatedText, row: SheetRow, problems: Problems, *, erase: bool
) -> None:
    texts = {code: _to_be(text, row, code, problems) for code in Language.values}
    for code in Language.values:
        if text.texts[code] and not texts[code] and not erase:
            texts[code] = text.texts[code]
            edits.emptied.append(row.at(code).cell)
    if texts == text.texts:
        return  # on the site already
    if text.digest != row.digest:
        message = _("This text was changed on the site meanwhile. Export it again.")
        problems.add(row.at("key"), message)
        return
    edits.append(Edit(text, replace(row, texts=texts)))


def _to_be(text: TranslatedText, row: SheetRow, code: str, problems: Problems) -> str:
    """What the cell asks for, as the desk's forms would store it."""
    before, typed = text.texts[code], row.texts[code]
    if typed == before or not tidy_lines(typed):
        return before if typed == before else ""
    if before != typed and before.lstrip("0") == typed:
        message = _("The spreadsheet has dropped the zeros before this number. Write it as text.")
        problems.add(row.at(code), message)
    column = text.row._meta.get_field(f"{text.key[2]}_{code}")
    typed = without_pasted_marks(typed).strip()
    is_text = isinstance(column, models.TextField)
    return typed if is_text else " ".join(typed.split())


def _tell_moved(
    edits: Iterable[Edit],
    sheet_rows: Iterable[SheetRow],
    present: Mapping[Key, TranslatedText],
    problems: Problems,
) -> None:
    """A text that has left the row to which it belongs for another one: a column sorted alone."""
    in_sheet = {row.key: row for row in sheet_rows}
    for code in Language.values:
        homes: dict[str, list[Key]] = {}
        for key, text in present.items():
            homes.setdefault(text.texts[code], []).append(key)
        for edit in edits:
            row = edit.sheet_row
            keys = homes.get(row.texts[code], ()) if row.texts[code] else ()
            left = [key for key in keys if in_sheet.get(key, row).texts[code] != row.texts[code]]
            if code in edit.languages() and left:
                message = _("This text belongs to another row: %(place)s.")
                told = in_another_row(message % {"place": present[left[0]].place})
                problems.add(row.at(code), told)


def _apply(edits: Iterable[Edit], problems: Problems) -> list[Any]:
    """Put the texts into their rows and check them; each row once."""
    rows: dict[tuple[str, int], Any] = {}
    for edit in edits:
        model, pk, field = edit.text.key
        row = rows.setdefault((model, pk), edit.text.row)
        for code in edit.languages():
            setattr(row, f"{field}_{code}", edit.sheet_row.texts[code])
            _check_markdown(edit, code, problems)
            _check_field(row, f"{field}_{code}", edit.sheet_row, code, problems)
        _check_row(row, edit.sheet_row, problems)
    return list(rows.values())


def _check_markdown(edit: Edit, code: str, problems: Problems) -> None:
    """As the desk's forms do: broken links, and signs that make nothing."""
    if TEXTS.get(type(edit.text.row)) == edit.text.key[2]:
        name = f"{edit.text.key[0]}.{edit.text.key[2]}"
        for told in refusals_of(name, edit.sheet_row.texts[code], edit.text.texts[code]):
            problems.add(edit.sheet_row.at(code), told)


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


def _tell_facts(edits: Iterable[Edit], problems: Problems) -> None:
    """As the desk's forms do, of the texts that change."""
    for edit in edits:
        if found := unaccepted(edit.text.row, edit.text.key[2]):
            mend = _("Mend one of the two, or say why they may differ.")
            problems.add(edit.sheet_row.at(edit.languages()[-1]), f"{describe_all(found)} {mend}")
