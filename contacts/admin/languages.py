"""Both languages of a text side by side, each in an input that knows its language."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from contacts.admin.forms import ContentForm, SlugField
from contacts.admin.markdown_fields import with_markdown
from contacts.admin.picture_field import PictureInput
from contacts.admin.related import RelatedMixin
from contacts.admin.typed_times import FORM_FIELDS
from contacts.admin.widgets import LineArea, MomentInput, TextArea, TimeOfDayInput
from contacts.enums import Language
from contacts.models.confirmed_texts import PICTURE, text_fields, translated_fields
from contacts.models.fields import KindsField, MembersField

# (in Arabic, in English); a model's own words go before those of the field's name. Written out
# because the form shows them, and the history translates them, as whole sentences.
LABELS = {
    "name": (_("Name in Arabic"), _("Name in English")),
    "title": (_("Title in Arabic"), _("Title in English")),
    "summary": (_("Summary in Arabic"), _("Summary in English")),
    "body": (_("Text in Arabic"), _("Text in English")),
    "label": (_("Label in Arabic"), _("Label in English")),
    "note": (_("Note in Arabic"), _("Note in English")),
    "text": (_("Step in Arabic"), _("Step in English")),
    "detail": (_("Detail in Arabic"), _("Detail in English")),
    "picture": (_("Picture for Arabic readers"), _("Picture for English readers")),
    "picture_alt": (
        _("What the picture shows, in Arabic"),
        _("What the picture shows, in English"),
    ),
    "tagline": (_("Tagline in Arabic"), _("Tagline in English")),
    "programme": (_("Programme in Arabic"), _("Programme in English")),
    "about": (_("Who runs it, in Arabic"), _("Who runs it, in English")),
    "independence": (
        _("Not the programme itself, in Arabic"),
        _("Not the programme itself, in English"),
    ),
    "hint": (_("Hint in Arabic"), _("Hint in English")),
    "response_time": (_("Usual reply time in Arabic"), _("Usual reply time in English")),
    "notice.text": (_("Notice in Arabic"), _("Notice in English")),
    "site.name": (_("Name of the site in Arabic"), _("Name of the site in English")),
    "openinghours.name": (_("Name of the season in Arabic"), _("Name of the season in English")),
    "chooserquestion.text": (_("Question in Arabic"), _("Question in English")),
    "chooseranswer.text": (_("Answer in Arabic"), _("Answer in English")),
    "guide.title": (_("Question in Arabic"), _("Question in English")),
    "guide.summary": (_("Short answer in Arabic"), _("Short answer in English")),
}
# Where search engines cut the title of a page and the text below it, in characters.
CUTS = {
    "channel.name": 60,
    "channel.summary": 155,
    "guide.title": 60,
    "guide.summary": 155,
    "page.title": 60,
}
# Numbers, addresses and dates: written from left to right in either language.
SLUG_HELP = _(
    "Part of the page’s address, in Latin letters, such as call-us. It is filled in from the "
    "English text; without one, write it yourself."
)
LTR_FIELDS = (models.SlugField, models.PositiveIntegerField, models.DateField, models.TimeField)
# Above this a text does not fit one line of half a page.
LINE_LENGTH = 120


def current_language() -> Language:
    return Language(get_language() or Language.ARABIC)


def columns(model: type[models.Model]) -> list[str]:
    """Every column of a translated text; lists search them all, whatever the page's language."""
    return [f"{field}_{code}" for field in text_fields(model) for code in Language.values]


def in_language(text: str, code: str) -> SafeString:
    """A text marked with its language, which may not be the page's."""
    language = Language(code)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language.value, language.direction, text
    )


def pair(field: str) -> tuple[str, str]:
    """Both columns, the page's language first.

    From right to left Arabic then stands on the right, from left to right English on the left:
    each always on its own side, and one's own language on top where they are stacked.
    """
    language = current_language()
    return f"{field}_{language}", f"{field}_{language.other}"


def language_of(field: Any) -> Language | None:
    """The language of a column of a translated text; None for any other field."""
    return Language(field.language) if isinstance(field, TranslationField) else None


def label_of(field: Any) -> Any:
    name = field.translated_field.name
    labels = LABELS.get(f"{field.model._meta.model_name}.{name}") or LABELS[name]
    return labels[Language.values.index(field.language)]


class TwoLanguagesMixin(RelatedMixin):
    """For a ModelAdmin or an inline: pairs of texts, then `facts` (rows of other fields).

    `ltr` names further fields whose value reads from left to right. `facts_first` puts the
    texts last. `set_apart` are translated fields that stand among the facts.
    """

    form: Any = ContentForm
    facts: Sequence[tuple[Any, dict[str, Any]]] = ()
    facts_first = False
    ltr: Sequence[str] = ()
    set_apart: Sequence[str] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = translated_fields(self.model)
        pairs = [pair(field) for field in fields if field not in self.set_apart]
        texts = (None, {"fields": pairs, "classes": ["two-languages"]})
        return [*self.facts, texts] if self.facts_first else [texts, *self.facts]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any
        if language := language_of(db_field):
            kwargs["widget"] = text_widget(db_field)
            kwargs["label"] = label_of(db_field)
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
            field.widget.attrs |= {"lang": language.value, "dir": language.direction}
            return with_cut(with_markdown(field, db_field), db_field)
        if widget := own_widget(db_field):
            kwargs["widget"] = widget
        if form_class := FORM_FIELDS.get(type(db_field)):
            kwargs["form_class"] = form_class
        if isinstance(db_field, models.SlugField):
            kwargs["form_class"] = SlugField
            kwargs.setdefault("help_text", SLUG_HELP)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and (isinstance(db_field, LTR_FIELDS) or db_field.name in self.ltr):
            field.widget.attrs["dir"] = "ltr"
        return field


def with_cut(field: forms.Field, db_field: Any) -> forms.Field:
    """Says how much of the text search engines show; a script counts while one types."""
    cut = CUTS.get(f"{db_field.model._meta.model_name}.{db_field.translated_field.name}")
    if cut:
        field.widget.attrs["data-cut"] = str(cut)
        hint = _("Search engines show about the first %(count)d characters.") % {"count": cut}
        field.help_text = f"{field.help_text} {hint}".strip()
    return field


def own_widget(field: models.Field) -> forms.Widget | None:
    """The browser's inputs for days and times, and a tick for each of a set; else Django's."""
    if isinstance(field, KindsField | MembersField):
        return forms.CheckboxSelectMultiple()
    if isinstance(field, models.DateTimeField):
        return MomentInput()
    if isinstance(field, models.DateField):
        return forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return TimeOfDayInput() if isinstance(field, models.TimeField) else None


def text_widget(field: Any) -> forms.Widget:
    """One line for a name, a growing area for a sentence, a tall one for a page."""
    if field.translated_field.name == PICTURE:
        return PictureInput()
    if isinstance(field, models.CharField):
        return LineArea() if (field.max_length or 0) > LINE_LENGTH else forms.TextInput()
    return TextArea(rows=18 if field.translated_field.name == "body" else 3)
