"""Fields of forms that take Markdown: which they are, and links in them that lead nowhere."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contacts.endpoints import isolated
from contacts.languages.link_targets import is_at_odds
from contacts.languages.markdown_fields import is_short
from contacts.languages.refused_links import refused_links
from contacts.languages.short_markdown import plain
from contacts.links.extraction import TEXTS

# By the name that scripts know: "step.detail".
BY_NAME: Final = {
    f"{model._meta.model_name}.{field}": (model, field) for model, field in TEXTS.items()
}
MARKED: Final = "data-markdown"  # on the input: the name of its field, for scripts
MOST_NAMED: Final = 5  # the others come up once these are mended
SHORT_HELP = _("Takes **bold**, [a link](https://…), and lists: each line begins with - or 1.")
LONG_HELP = _(
    "Takes **bold**, [a link](https://…), lists whose lines begin with - or 1., and headings that "
    "begin with ##. An empty line begins a paragraph."
)
FALSE_LINK = _(
    "A link here opens nothing, or another number or address than it shows. Write it as "
    "[words](https://…), [words](tel:19912) or [words](mailto:…)."
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
        grammar, signs = ("short", SHORT_HELP) if has_short(name) else ("page", LONG_HELP)
        field.widget.attrs |= {MARKED: name, "data-grammar": grammar}
        own = "" if str(field.help_text) == str(_("Markdown.")) else field.help_text
        # Scripts show buttons instead.
        field.help_text = format_html('{} <span class="markdown-help">{}</span>', own, signs)
    return field


def has_short(name: str) -> bool:
    return is_short(*name.split("."))


def refusals_of(name: str, text: str, stored: str = "") -> Iterator[str]:
    """Of links that `stored` has not: what stood there before holds up no save."""
    known = refused_links(stored, is_short=has_short(name))
    found = refused_links(text, is_short=has_short(name))
    new = [one for one in found if one not in known]
    yield from map(refusal, new[:MOST_NAMED])
    if not new and has_short(name) and is_at_odds(_with_links(stored), _with_links(text)):
        yield str(FALSE_LINK)


def _with_links(text: str) -> str:
    """Without what is written as a mere sign."""
    return plain(text, with_addresses=True)


def refusal(address: str) -> str:
    if address.removeprefix("https:").strip("/") == "":
        return str(NO_ADDRESS)
    return str(LEADS_NOWHERE) % {"address": isolated(address)}
