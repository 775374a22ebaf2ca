"""Words replaced in many texts: what would change, stored as one entry of the history, and undone.

Only texts in a language are looked into: no slugs, numbers, links of their own or other wordings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from contacts.content.translated_texts import place_of
from contacts.enums import Language
from contacts.history import many_rows, versions
from contacts.history.versions import Key
from contacts.languages.fact_check import Difference, differences
from contacts.languages.false_links import is_at_odds
from contacts.languages.markdown_fields import without_signs
from contacts.languages.replacing import Replacement, replaced
from contacts.languages.translation_state import PARTS, rows_of
from contacts.models import ConfirmedTexts
from contacts.models.confirmed_texts import text_fields, texts_of
from contacts.models.text_lengths import refusal_of
from contacts.reader_text import is_seen

NOTHING_LEFT = _("Nothing would be left of this text. Change it in its form.")
BY_HAND = _(
    "A link in this text would no longer open what it says. Change it by hand, in its form."
)


@dataclass(frozen=True)
class TextChange:
    """One text of a row, or of a part of `owner`, as it is and as it would be.

    `refusal` says why it cannot be stored, or is "". `differences` are those of the facts that
    the two languages would have, and do not have now.
    """

    owner: Any
    row: Any
    place: str
    field: str
    language: Language
    before: str
    after: str
    refusal: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def column(self) -> str:
        return f"{self.field}_{self.language}"

    @property
    def key(self) -> str:
        """guide:3:step:5:text_ar"""
        names = (*versions.key_of(self.owner), *versions.key_of(self.row), self.column)
        return ":".join(map(str, names))

    @property
    def fingerprint(self) -> str:
        both = f"{self.before}\0{self.after}"
        return blake2b(both.encode(), digest_size=8).hexdigest()


def found_in(
    rows: Iterable[Any], wanted: Replacement, languages: Collection[Language]
) -> Iterator[TextChange]:
    """In the order of the texts in the rows' forms; the rows were read with their parts."""
    for owner in rows:
        for number, row in enumerate(rows_of(owner)):
            place = place_of(owner, row, number)
            for field in text_fields(type(row)):
                yield from _of_field(owner, row, place, field, wanted, languages)


def found(
    kinds: Iterable[type[models.Model]], wanted: Replacement, languages: Collection[Language]
) -> Iterator[TextChange]:
    for model in kinds:
        rows = model._default_manager.prefetch_related(*PARTS[model])
        yield from found_in(rows.iterator(chunk_size=500), wanted, languages)


def _of_field(
    owner: Any,
    row: Any,
    place: str,
    field: str,
    wanted: Replacement,
    languages: Collection[Language],
) -> Iterator[TextChange]:
    now = texts_of(row, field)
    then = {code: replaced(now[code], wanted) if code in languages else now[code] for code in now}
    present, differing = (_differences(row, field, texts) for texts in (now, then))
    new = tuple(one for one in differing if one not in present)
    for code in Language:
        if then[code] != now[code]:
            refusal = _refusal(row, f"{field}_{code}", now[code], then[code])
            yield TextChange(owner, row, place, field, code, now[code], then[code], refusal, new)


def _differences(row: Any, field: str, texts: dict[str, str]) -> tuple[Difference, ...]:
    found = without_signs(row._meta.model_name, field, texts)
    return differences(found["ar"], found["en"])


def _refusal(row: Any, column: str, before: str, text: str) -> str:
    if not any(map(is_seen, text)):
        return str(NOTHING_LEFT)
    if is_at_odds(before, text):
        return str(BY_HAND)
    try:
        row._meta.get_field(column).run_validators(text)
        if error := refusal_of(row, column, text):
            raise error
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def owners_of(keys: Iterable[str]) -> dict[type[models.Model], list[int]]:
    """By model, of the `key` of changes; nothing for what is no such key."""
    owners: dict[type[models.Model], dict[int, None]] = {}
    kinds = {str(model._meta.model_name): model for model in PARTS}
    for name, pk in (key.split(":")[:2] for key in keys if ":" in key):
        if name in kinds and pk.isascii() and pk.isdecimal() and len(pk) < 19:  # as databases take
            owners.setdefault(kinds[name], {})[int(pk)] = None
    return {model: list(pks) for model, pks in owners.items()}


@transaction.atomic
def locked_owners(owners: Mapping[type[models.Model], Collection[int]]) -> list[Any]:
    """Rows with their parts, whose present state the history has."""
    found = []
    for model, pks in owners.items():
        rows = many_rows.locked(model, pks)
        many_rows.keep_unrecorded(rows)
        found += rows
    return found


def store(changes: Sequence[TextChange], *, confirm: bool = False) -> None:
    """Each row once, in what is being recorded. With `confirm` the other language still matches,
    wherever it did before."""
    by_row: dict[Key, list[TextChange]] = {}
    for one in changes:
        by_row.setdefault(versions.key_of(one.row), []).append(one)
    matching = list(_matching(by_row.values())) if confirm else []
    alike: dict[tuple[type[models.Model], *tuple[str, ...]], list[Any]] = {}
    for of_row in by_row.values():
        row = of_row[0].row
        for one in of_row:
            setattr(row, one.column, one.after)
        alike.setdefault((type(row), *(one.column for one in of_row)), []).append(row)
    many_rows.write_texts(alike)
    pairs = [ConfirmedTexts.objects.pair(row, field) for row, field in matching]
    ConfirmedTexts.objects.write(pairs)


def _matching(rows: Iterable[Sequence[TextChange]]) -> Iterator[tuple[Any, str]]:
    """Fields whose texts are those that were last confirmed."""
    for of_row in rows:
        row = of_row[0].row
        known = ConfirmedTexts.objects.of(type(row), [row.pk])
        confirmed = {one.field: one.texts for one in known}
        for field in dict.fromkeys(one.field for one in of_row):
            if confirmed.get(field) == texts_of(row, field):
                yield row, field


def undone(revision: Revision) -> tuple[list[TextChange], list[Any]]:
    """What takes a replacement back; and the rows of which something was changed since, which
    keep that. The rows are locked."""
    made = versions.states_of(_versions(revision))
    before = many_rows.last_states(made, before=revision.pk)
    owners: dict[type[models.Model], list[int]] = {}
    for name, pk in made:
        owners.setdefault(apps.get_model("contacts", name), []).append(pk)
    back: list[TextChange] = []
    kept: list[Any] = []
    for owner in locked_owners(owners):
        key = versions.key_of(owner)
        state = before[key][0] if key in before else {}
        changes = list(_back(owner, state, made[key]))
        still = [one for one in changes if getattr(one.row, one.column) == one.before]
        back += still
        if len(still) < len(changes):
            kept.append(owner)
    return back, kept


def _versions(revision: Revision) -> Iterable[Any]:
    return revision.version_set.select_related("content_type")


def _back(owner: Any, old: versions.State, new: versions.State) -> Iterator[TextChange]:
    for number, row in enumerate(rows_of(owner)):
        columns = [state.get(versions.key_of(row), {}) for state in (old, new)]
        if not all(columns):  # as of a part that is younger
            continue
        for field in text_fields(type(row)):
            for code in Language:
                was, became = (one.get(f"{field}_{code}") or "" for one in columns)
                if was != became:
                    yield TextChange(
                        owner, row, place_of(owner, row, number), field, code, became, was
                    )
