"""Where the languages of the stored texts differ in a fact, in words, and why that may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.languages.fact_check import Difference, Fact, differences
from contacts.languages.markdown_fields import as_read
from contacts.languages.translation_state import PARTS
from contacts.models import AcceptedDifference
from contacts.models.confirmed_texts import text_fields, texts_of
from contacts.models.fields import CHOICES

KINDS = {
    Fact.EMAIL: gettext_lazy("Email address"),
    Fact.LINK: gettext_lazy("Link"),
    Fact.HANDLE: gettext_lazy("Account"),
    Fact.TIME: gettext_lazy("Time"),
    Fact.WEEKDAY: gettext_lazy("Day of the week"),
    Fact.NUMBER: gettext_lazy("Number"),
}
# Numbers and addresses keep their own direction inside an Arabic sentence, and on a terminal.
ISOLATED = "\u2068{}\u2069"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A field whose languages differ; `reason` is why an editor let that stand, or ""."""

    row: Any
    field: str
    differences: tuple[Difference, ...]
    reason: str


def mismatches() -> Iterator[Mismatch]:
    for model in checked_models():
        accepted = {
            (one.object_id, one.field): one
            for one in AcceptedDifference.objects.filter(model=model._meta.model_name)
        }
        for row in model._default_manager.order_by("pk"):
            for field in text_fields(model):
                if found := differences_of(row, field):
                    reason = reason_for(accepted.get((row.pk, field)), texts_of(row, field))
                    yield Mismatch(row, field, found, reason)


def checked_models() -> Iterator[type[models.Model]]:
    for model, parts in PARTS.items():
        yield model
        for name in parts:
            relation: Any = model._meta.get_field(name)
            yield relation.related_model


def differences_of(row: Any, field: str) -> tuple[Difference, ...]:
    texts = as_read(row, field, with_addresses=True)
    return differences(texts["ar"], texts["en"])


def unaccepted(row: Any, field: str) -> tuple[Difference, ...]:
    """What differs in the texts as the row has them now, unless an editor let just that stand."""
    found = differences_of(row, field)
    if not found:
        return ()
    key = {"model": row._meta.model_name, "object_id": row.pk, "field": field}
    accepted = AcceptedDifference.objects.filter(**key).first()
    return () if reason_for(accepted, texts_of(row, field)) else found


def reason_for(accepted: AcceptedDifference | None, texts: dict[str, str]) -> str:
    """A reason holds for the very texts it was given for."""
    return accepted.reason if accepted and accepted.texts == texts else ""


def accept(row: Any, field: str, *, reason: str) -> None:
    """An editor says why the present texts of a field differ."""
    AcceptedDifference.objects.update_or_create(
        model=row._meta.model_name,
        object_id=row.pk,
        field=field,
        defaults={**texts_of(row, field), "reason": reason},
    )


def describe_all(found: Iterable[Difference]) -> str:
    return " ".join(describe(one) for one in found)


def describe(difference: Difference) -> str:
    kind = KINDS[difference.kind]
    arabic, english = (
        _list(difference.kind, facts) for facts in (difference.only_ar, difference.only_en)
    )
    values = {"kind": kind, "arabic": arabic, "english": english}
    if arabic and english:
        return _("%(kind)s: the Arabic has %(arabic)s, the English has %(english)s.") % values
    if arabic:
        return _("%(kind)s: only the Arabic has %(arabic)s.") % values
    return _("%(kind)s: only the English has %(english)s.") % values


def _list(kind: Fact, facts: Iterable[str]) -> str:
    days = {str(day): str(name) for day, name in CHOICES}
    names = [days[fact] if kind is Fact.WEEKDAY else ISOLATED.format(fact) for fact in facts]
    return _(", ").join(names)
