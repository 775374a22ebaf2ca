"""Fields of forms that take Markdown: which they are."""

from typing import Any, Final

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contacts.languages.markdown_fields import is_short
from contacts.links.extraction import TEXTS

# By the name that scripts know: "step.detail".
BY_NAME: Final = {
    f"{model._meta.model_name}.{field}": (model, field) for model, field in TEXTS.items()
}
MARKED: Final = "data-markdown"  # on the input: the name of its field, for scripts
SHORT_HELP = _("Takes **bold**, [a link](https://…), and lists: each line begins with - or 1.")
LONG_HELP = _(
    "Takes **bold**, [a link](https://…), lists whose lines begin with - or 1., and headings that "
    "begin with ##. An empty line begins a paragraph."
)


def takes_markdown(model_name: str) -> bool:
    """Whether the form of such a row has one of the fields, those of a question its steps' too."""
    return any(name.startswith(f"{model_name}.") for name in BY_NAME)


def with_markdown(field: forms.Field, db_field: Any) -> forms.Field:
    """Marked for the buttons; without scripts its help says what may be written."""
    name = f"{db_field.model._meta.model_name}.{db_field.translated_field.name}"
    if name in BY_NAME:
        grammar, signs = ("short", SHORT_HELP) if has_short(name) else ("page", LONG_HELP)
        field.widget.attrs |= {MARKED: name, "data-grammar": grammar}
        own = "" if str(field.help_text) == str(_("Markdown.")) else field.help_text
        # Scripts show buttons instead.
        field.help_text = format_html('{} <span class="markdown-help">{}</span>', own, signs)
    return field


def has_short(name: str) -> bool:
    return is_short(*name.split("."))
