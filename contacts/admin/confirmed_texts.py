"""Both languages kept true in the forms: what is out of date, what differs, what may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.admin.languages import current_language, label_of
from contacts.enums import Language
from contacts.languages.fact_report import accept, describe
from contacts.languages.translation_state import (
    OutdatedText,
    TranslationState,
    confirm,
    outdated_texts,
    state_of,
    with_language_states,
)
from contacts.languages.word_diff import Piece, shortened, word_diff
from contacts.models.confirmed_texts import texts_of

REASON = "difference_reason"
STILL_MATCHES = {
    Language.ARABIC: _("The Arabic still matches the English"),
    Language.ENGLISH: _("The English still matches the Arabic"),
}


@dataclass(frozen=True, slots=True)
class OutdatedField:
    """A text that is out of date: what changed in the other language, and how it stands."""

    row: str  # "" for the row itself
    label: str
    other_label: str
    pieces: tuple[Piece, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One language of the form's panel. `ticked`: the editor said so, but the form had errors."""

    language: Language
    state: TranslationState
    outdated: list[OutdatedField]
    name: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class FactDifferences:
    """Sentences about a text whose languages do not state the same facts."""

    row: str  # "" for the row itself
    label: str
    sentences: list[str]


class TranslationMixin(admin.ModelAdmin):
    """The panel of a form about its two languages, and what the editor answers in it."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        parts = [inline.formset.forms for inline in context["inline_admin_formsets"]]
        forms = [context["adminform"].form, *chain.from_iterable(parts)]
        context["fact_differences"] = list(fact_differences(forms))
        context["reason"] = request.POST.get(REASON, "")
        context["sides"] = self.sides(request, obj) if obj else []
        context["is_outdated"] = any(side.outdated for side in context["sides"])
        return super().render_change_form(request, context, *args, **kwargs)

    def sides(self, request: HttpRequest, obj: Any) -> list[Side]:
        """The page's language first."""
        stored = with_language_states(self.get_queryset(request)).get(pk=obj.pk)
        first = current_language()
        return [self.side(request, stored, language) for language in (first, first.other)]

    def side(self, request: HttpRequest, stored: Any, language: Language) -> Side:
        name = f"still-matches-{language}"
        return Side(
            language=language,
            state=state_of(stored, language),
            outdated=[outdated_field(text, stored) for text in outdated_texts(stored, language)],
            name=name,
            label=str(STILL_MATCHES[language]),
            ticked=name in request.POST,
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """After everything is stored: what was ticked and what may differ."""
        super().save_related(request, form, formsets, change)
        stored = self.model._base_manager.get(pk=form.instance.pk)
        for language in Language:
            if f"still-matches-{language}" in request.POST:
                confirm(stored, language)
        if reason := request.POST.get(REASON, "").strip():
            for one in [form, *(part for formset in formsets for part in formset.forms)]:
                for field in getattr(one, "fact_differences", {}) if one.instance.pk else ():
                    accept(one.instance, field, reason=reason[:300])


def outdated_field(text: OutdatedText, owner: Any) -> OutdatedField:
    model, other = type(text.row), text.language.other
    columns = {language: model._meta.get_field(f"{text.field}_{language}") for language in Language}
    is_part = text.row != owner
    return OutdatedField(
        row=f"{capfirst(model._meta.verbose_name)}: {text.row}" if is_part else "",
        label=str(label_of(columns[text.language])),
        other_label=str(label_of(columns[other])),
        pieces=shortened(word_diff(text.before, text.now)),
        text=texts_of(text.row, text.field)[text.language],
    )


def fact_differences(forms: Iterable[Any]) -> Iterator[FactDifferences]:
    """The facts that differ in what was typed, form by form."""
    for place, form in enumerate(forms):
        for field, found in getattr(form, "fact_differences", {}).items():
            label = form.fields[f"{field}_{current_language()}"].label
            row = str(form.instance) if place else ""
            yield FactDifferences(row, str(label), [describe(one) for one in found])
