"""Two published rows of one heading, which readers could not tell apart."""

from collections.abc import Collection
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language
from contacts.models import Channel, Guide
from contacts.models.confirmed_texts import translated_fields

SAME: Final[dict[type, Any]] = {
    Guide: _("Another published question has this title. Change one of the two."),
    Channel: _("Another published channel has this name. Change one of the two."),
}
# Of a column and a text in small letters: the rows that are, or will be, published with it.
Headings = dict[tuple[str, str], set[int]]


def same_headings(
    row: Any, changed: Collection[str], known: Headings | None = None
) -> dict[str, ValidationError]:
    """By column. Only of a heading, or a status, that is among the `changed` ones: what stood so
    before holds up nobody. `known` is for who asks of many rows, and has each that passes added.
    """
    if type(row) not in SAME or not row.is_shown:
        return {}
    columns = columns_of(type(row))
    asked = columns if "status" in changed else [one for one in columns if one in changed]
    texts = {one: folded(getattr(row, one)) for one in asked}
    texts = {one: text for one, text in texts.items() if text}
    if not texts:
        return {}
    known = headings(type(row)) if known is None else known
    found = {one for one, text in texts.items() if known.get((one, text), set()) - {row.pk}}
    for one, text in texts.items() if not found else ():
        known.setdefault((one, text), set()).add(row.pk)
    return {one: ValidationError(SAME[type(row)]) for one in found}


def headings(model: Any) -> Headings:
    """Of all such rows: a query, however many are asked about."""
    found: Headings = {}
    if model in SAME:
        columns, rows = columns_of(model), model._default_manager.published_or_due()
        for pk, *texts in rows.values_list("pk", *columns):
            for column, text in zip(columns, texts, strict=True):
                found.setdefault((column, folded(text)), set()).add(pk)
    return found


def columns_of(model: Any) -> list[str]:
    return [f"{translated_fields(model)[0]}_{code}" for code in Language.values]


def folded(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
