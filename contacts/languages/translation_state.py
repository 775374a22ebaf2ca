"""Which texts lack a language and which are out of date, found by comparing what is stored.

A language of a text is out of date when the other language has changed since the two were
last confirmed to match, while it has not. Whoever wrote the change (the admin, the importer,
a shell) and when makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Length, Trim
from django.db.models.lookups import GreaterThan

from contacts.enums import Language
from contacts.models import (
    Channel,
    ChooserQuestion,
    Claim,
    ConfirmedTexts,
    Guide,
    Holiday,
    Notice,
    Page,
    Site,
    Topic,
)
from contacts.models.confirmed_texts import belong_together, text_fields, texts_of

# What an editor opens as one, with the relations whose texts count as its own.
PARTS: Final[dict[type[models.Model], tuple[str, ...]]] = {
    Channel: ("endpoints", "opening_hours"),
    Guide: ("steps",),
    Topic: (),
    Page: (),
    Holiday: (),
    Claim: (),
    Notice: (),
    ChooserQuestion: ("answers",),
    Site: (),
}


class TranslationState(StrEnum):
    """How one language of a row stands; values are those of the lists' filters."""

    COMPLETE = "complete"
    MISSING = "missing"
    OUT_OF_DATE = "out-of-date"


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many rows of `model` ("guide") are in `state` in `language`; never complete ones."""

    model: str
    language: Language
    state: TranslationState
    count: int


@dataclass(frozen=True, slots=True)
class OutdatedText:
    """A text in `language` whose counterpart in the other changed from `before` to `now`."""

    row: Any
    field: str
    language: Language
    before: str
    now: str


def has_text(column: str) -> Q:
    """Spaces alone are no text, as on the site."""
    return Q(GreaterThan(Length(Trim(Coalesce(F(column), Value("")))), 0))


def untranslated(model: type[models.Model], language: Language) -> Q:
    """A text of the row stands in the other language only."""
    gaps = Q()
    for field in text_fields(model):
        gaps |= has_text(f"{field}_{language.other}") & ~has_text(f"{field}_{language}")
    return gaps


def outdated(model: type[models.Model], language: Language) -> Q:
    """A text of the row was confirmed against another text than its counterpart is now."""
    found = Q()
    for field in text_fields(model):
        confirmed = ConfirmedTexts.objects.filter(
            ~Q(**{language.other.value: _text(f"{field}_{language.other}")}),
            ~Q(**{language.other.value: ""}),
            Q(**{language.value: _text(f"{field}_{language}")}),
            model=model._meta.model_name,
            object_id=OuterRef("pk"),
            field=field,
        )
        both = has_text(f"{field}_{language.other}") & has_text(f"{field}_{language}")
        found |= both & Q(Exists(confirmed))
    return found


def _text(column: str) -> Coalesce:
    return Coalesce(OuterRef(column), Value(""))


def lacks(model: type[models.Model], language: Language) -> Q:
    """The row or one of its parts is not complete in `language`."""
    heading: Any = model._meta.get_field(text_fields(model)[0])
    lacking = untranslated(model, language) | _in_parts(model, language, untranslated)
    if heading.blank:  # a note, which not every row needs
        return lacking
    return lacking | ~has_text(f"{heading.name}_{language}")


def is_outdated(model: type[models.Model], language: Language) -> Q:
    """The row or one of its parts is out of date in `language`."""
    return outdated(model, language) | _in_parts(model, language, outdated)


def _in_parts(model: type[models.Model], language: Language, condition: Any) -> Q:
    """Whether a published part of the row fulfils `condition`; drafts wait for nobody."""
    found = Q()
    for name in PARTS[model]:
        relation: Any = model._meta.get_field(name)
        part = relation.related_model
        rows = part.objects.published().filter(
            condition(part, language), **{relation.field.name: OuterRef("pk")}
        )
        found |= Q(Exists(rows))
    return found


def with_language_states(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Every row with `lacks_ar`, `lacks_en`, `outdated_ar` and `outdated_en`, in one query."""
    states: dict[str, Any] = {}
    for language in Language:
        states[f"lacks_{language}"] = lacks(queryset.model, language)
        states[f"outdated_{language}"] = is_outdated(queryset.model, language)
    return queryset.annotate(**states)


def state_of(row: Any, language: Language) -> TranslationState:
    """Of a row from `with_language_states`. A missing text is told before an outdated one."""
    if getattr(row, f"lacks_{language}"):
        return TranslationState.MISSING
    if getattr(row, f"outdated_{language}"):
        return TranslationState.OUT_OF_DATE
    return TranslationState.COMPLETE


def in_state(queryset: QuerySet[Any], language: Language, state: TranslationState) -> QuerySet[Any]:
    """Those rows of `with_language_states` whose `state_of` is `state`.

    What is over waits for nobody, whatever it lacks.
    """
    lacking, outdated = f"lacks_{language}", f"outdated_{language}"
    if state is not TranslationState.COMPLETE:
        queryset = queryset.lasting()  # type: ignore[attr-defined]
    if state is TranslationState.MISSING:
        return queryset.filter(**{lacking: True})
    return queryset.filter(**{lacking: False, outdated: state is TranslationState.OUT_OF_DATE})


def out_of_date_counts() -> list[StateCount]:
    """What waits for a translator, by model, language and state; only what there is."""
    found = []
    for model in PARTS:
        rows = with_language_states(model._default_manager.all())
        for language in Language:
            for state in (TranslationState.MISSING, TranslationState.OUT_OF_DATE):
                if count := in_state(rows, language, state).count():
                    name = str(model._meta.model_name)
                    found.append(StateCount(name, language, state, count))
    return found


def rows_of(row: Any) -> Iterator[Any]:
    """The row itself, then its parts."""
    yield row
    for name in PARTS.get(type(row), ()):
        yield from getattr(row, name).all()


def outdated_texts(row: Any, language: Language) -> list[OutdatedText]:
    """Texts of the row and its parts that are out of date in `language`, in their order."""
    found = []
    for one in rows_of(row):
        for pair in ConfirmedTexts.objects.of(type(one), [one.pk]):
            now = texts_of(one, pair.field)
            if _is_behind(pair.texts, now, language):
                other = language.other
                found.append(OutdatedText(one, pair.field, language, pair.texts[other], now[other]))
    return found


def _is_behind(before: dict[str, str], now: dict[str, str], language: Language) -> bool:
    stays = now[language] == before[language]
    return stays and now != before and not belong_together(before, now)


def confirm(row: Any, language: Language) -> None:
    """An editor says: the texts of the row and its parts in `language` still match."""
    with transaction.atomic():
        behind = outdated_texts(row, language)
        ConfirmedTexts.objects.write(
            ConfirmedTexts.objects.pair(text.row, text.field) for text in behind
        )
