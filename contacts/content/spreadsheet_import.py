"""Brings translators' texts back: all of them or none, and none over a newer text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.content import spreadsheet
from contacts.content.problems import ContentError, Problems
from contacts.content.spreadsheet import Line
from contacts.content.texts import Key, TextPair, Texts, all_texts, digest_of
from contacts.enums import Language
from contacts.history.versions import ChangeKind, recorded


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that the sheet changes."""

    pair: TextPair
    line: Line

    def languages(self) -> list[str]:
        return [code for code in Language.values if self.line.texts[code] != self.pair.texts[code]]


def export_translations(path: Path, *, unfinished_only: bool = False) -> int:
    """Write all texts, or those that lack a language or are out of date; how many."""
    with transaction.atomic():  # one state of the database for all of them
        pairs = list(all_texts())
    return spreadsheet.write(
        path, [p for p in pairs if not unfinished_only or spreadsheet.states(p)]
    )


def import_translations(path: Path, *, dry_run: bool = False) -> list[Edit]:
    """What the sheet changes, stored unless `dry_run`; ContentError, and nothing, if it is wrong.

    A text that changed on the site since the export is left alone where the translator left
    it alone too, and is a problem where both changed it.
    """
    problems = Problems()
    lines = spreadsheet.read(path, problems)
    _stop(problems)
    with recorded(ChangeKind.IMPORTED):
        edits = _edits(lines, {pair.key: pair for pair in all_texts(lock=True)}, problems)
        rows = _apply(edits, problems)
        _stop(problems)
        if not dry_run:
            for row in rows:
                row.save()
    return edits


def _stop(problems: Problems) -> None:
    if problems:
        raise ContentError(problems)


def _edits(lines: Iterable[Line], present: dict[Key, TextPair], problems: Problems) -> list[Edit]:
    edits = []
    for line in lines:
        pair = present.get(line.key)
        if digest_of(line.key, line.texts) == line.digest:
            continue  # as it was exported
        if pair is None:
            problems.add(line.place("key"), _("This text is on the site no more."))
        elif pair.texts == line.texts:
            continue  # on the site already
        elif pair.digest != line.digest:
            message = _("This text was changed on the site meanwhile. Export it again.")
            problems.add(line.place("digest"), message)
        else:
            edits.append(Edit(pair, line))
    return edits


def _apply(edits: Iterable[Edit], problems: Problems) -> list[Any]:
    """Put the texts into their rows and check them; each row once."""
    rows: dict[tuple[str, int], Any] = {}
    for edit in edits:
        model, pk, field = edit.pair.key
        row = rows.setdefault((model, pk), edit.pair.row)
        for code in edit.languages():
            setattr(row, f"{field}_{code}", edit.line.texts[code])
            _check_field(row, f"{field}_{code}", edit.line, code, problems)
        _check_row(row, edit.line, problems)
    return list(rows.values())


def _check_field(row: Any, column: str, line: Line, code: str, problems: Problems) -> None:
    others = {each.name for each in row._meta.fields} - {column}
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        problems.add(line.place(code), " ".join(error.messages))


def _check_row(row: Any, line: Line, problems: Problems) -> None:
    """Such as: nothing published without a title in either language."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        problems.add(line.place("key"), " ".join(error.messages))


def in_words(edit: Edit) -> str:
    """For a dry run: what was there and what would be, a language a line."""
    texts: list[Texts] = [edit.pair.texts, edit.line.texts]
    lines = [edit.pair.place]
    for code in edit.languages():
        lines += [f"{sign} {code}: {each[code]}" for sign, each in zip("-+", texts, strict=True)]
    return "\n".join(lines)
