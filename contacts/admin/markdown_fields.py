"""Fields of forms that take Markdown: which they are, and links in them that lead nowhere."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from contacts.endpoints import isolated
from contacts.languages.refused_links import refused_links
from contacts.models import Channel, Guide, Notice, Page, Step

# With whether the text is a short one: words, links and lists, and each new line is one.
FIELDS: Final = {
    (Step, "detail"): True,
    (Guide, "summary"): True,
    (Channel, "summary"): True,
    (Notice, "detail"): False,
    (Page, "body"): False,
}
BY_NAME: Final = {f"{model._meta.model_name}.{field}": (model, field) for model, field in FIELDS}
MARKED: Final = "data-markdown"  # on the input: the name of its field, for scripts
SHORT_HELP = _("Takes **bold**, [a link](https://…), and lists: each line begins with - or 1.")
LONG_HELP = _(
    "Takes **bold**, [a link](https://…), lists whose lines begin with - or 1., and headings that "
    "begin with ##. An empty line begins a paragraph."
)
NO_ADDRESS = _(
    "A link has no address yet. Write one that begins with https://, tel: or mailto:, or with / "
    "for a page of this site."
)
LEADS_NOWHERE = _(
    "“%(address)s” is no address that a page opens. Write one that begins with https://, tel: or "
    "mailto:, or with / for a page of this site."
)


def takes_markdown(model_name: str) -> bool:
    """Whether the form of such a row has one of the fields, those of a question its steps' too."""
    return any(name.startswith(f"{model_name}.") for name in BY_NAME)


def with_markdown(field: forms.Field, db_field: Any) -> forms.Field:
    """Marked for the buttons; without scripts its help says what may be written."""
    name = f"{db_field.model._meta.model_name}.{db_field.translated_field.name}"
    if name in BY_NAME:
        is_short = FIELDS[BY_NAME[name]]
        field.widget.attrs |= {MARKED: name, "data-grammar": "short" if is_short else "page"}
        own = "" if str(field.help_text) == str(_("Markdown.")) else field.help_text
        field.help_text = f"{own} {_help(is_short)}".strip()
    return field


def _help(is_short: bool) -> SafeString:
    """Scripts show buttons instead."""
    text = SHORT_HELP if is_short else LONG_HELP
    return mark_safe(f'<span class="markdown-help">{text}</span>')  # noqa: S308  our own words


def refusals_of(name: str, text: str, stored: str = "") -> Iterator[str]:
    """Of links that `stored` has not: what stood there before holds up no save."""
    is_short = FIELDS[BY_NAME[name]]
    known = refused_links(stored, is_short=is_short)
    for address in refused_links(text, is_short=is_short):
        if address not in known:
            yield refusal(address)


def refusal(address: str) -> str:
    if address.removeprefix("https:").strip("/") == "":
        return str(NO_ADDRESS)
    return str(LEADS_NOWHERE) % {"address": isolated(address)}
