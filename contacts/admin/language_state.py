"""Which language of a row, its parts included, still lacks a text: as a database expression."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Length, Trim
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.languages import translated_fields
from contacts.enums import Language


def has_text(column: str) -> Q:
    """Spaces alone are no text, as on the site."""
    return Q(GreaterThan(Length(Trim(Coalesce(F(column), Value("")))), 0))


def untranslated(model: type[Model], language: Language) -> Q:
    """A text of the row stands in the other language only."""
    gaps = Q()
    for field in translated_fields(model):
        gaps |= has_text(f"{field}_{language.other}") & ~has_text(f"{field}_{language}")
    return gaps


def lacks(model: type[Model], language: Language, *, parts: tuple[str, ...]) -> Q:
    """The row or one of its `parts` (reverse relations) is not complete in `language`."""
    heading = translated_fields(model)[0]
    gaps = ~has_text(f"{heading}_{language}") | untranslated(model, language)
    for name in parts:
        relation = model._meta.get_field(name)
        rows = relation.related_model.objects.published().filter(
            untranslated(relation.related_model, language),
            **{relation.field.name: OuterRef("pk")},
        )
        gaps |= Q(Exists(rows))
    return gaps


def with_language_states(queryset: QuerySet, *, parts: tuple[str, ...]) -> QuerySet:
    """Every row with `lacks_ar` and `lacks_en`, in the same query."""
    return queryset.annotate(
        **{
            f"lacks_{language}": lacks(queryset.model, language, parts=parts)
            for language in Language
        }
    )


def state_tag(*, good: bool, text: Any, of: Any = "") -> SafeString:
    """A word with a shape and a colour; the word alone says it all.

    `of` names the column, for phones, which show no column headings.
    """
    return format_html(
        '<span class="state {}"><span class="state-of">{}</span> {}</span>',
        "good" if good else "lacking",
        of,
        text,
    )


def language_column(language: Language, title: Any) -> Any:
    @admin.display(description=title, ordering=f"lacks_{language}")
    def column(obj: Model) -> SafeString:
        if getattr(obj, f"lacks_{language}"):
            return state_tag(good=False, text=_("Missing"), of=title)
        return state_tag(good=True, text=_("Complete"), of=title)

    return column


class LanguageFilter(admin.SimpleListFilter):
    """By whether one language is complete; the subclasses say which."""

    language: Language

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("complete", _("Complete")), ("missing", _("Missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("complete", "missing"):
            return queryset
        return queryset.filter(**{f"lacks_{self.language}": self.value() == "missing"})


class ArabicFilter(LanguageFilter):
    title = _("Arabic")
    parameter_name = "arabic"
    language = Language.ARABIC


class EnglishFilter(LanguageFilter):
    title = _("English")
    parameter_name = "english"
    language = Language.ENGLISH
