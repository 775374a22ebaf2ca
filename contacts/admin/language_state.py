"""The state of each language of a row in the lists: a column and a filter."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language
from contacts.languages.translation_state import TranslationState, in_state, state_of

STATES = {
    TranslationState.COMPLETE: _("Complete"),
    TranslationState.MISSING: _("Missing"),
    TranslationState.OUT_OF_DATE: _("Out of date"),
}


def badge(*, good: bool, text: Any, of: Any = "") -> SafeString:
    """A word with a shape and a colour; the word alone says it all.

    `of` names the column, for phones, which show no column headings.
    """
    return format_html(
        '<span class="badge {}"><span class="badge-of">{}</span> {}</span>',
        "good" if good else "lacking",
        of,
        text,
    )


def language_column(language: Language, title: Any) -> Any:
    @admin.display(description=title, ordering=f"lacks_{language}")
    def column(obj: Model) -> SafeString:
        state = state_of(obj, language)
        return badge(good=state is TranslationState.COMPLETE, text=STATES[state], of=title)

    return column


class LanguageFilter(admin.SimpleListFilter):
    """By the state of one language; the subclasses say which."""

    language: Language

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(state.value, word) for state, word in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None or value not in STATES:
            return queryset
        return in_state(queryset, self.language, TranslationState(value))


class ArabicFilter(LanguageFilter):
    title = _("Arabic")
    parameter_name = "arabic"
    language = Language.ARABIC


class EnglishFilter(LanguageFilter):
    title = _("English")
    parameter_name = "english"
    language = Language.ENGLISH
