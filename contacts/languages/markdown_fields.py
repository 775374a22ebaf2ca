"""Which texts are short Markdown, and what a reader takes from each text of a row."""

from typing import Any, Final

from contacts.languages.short_markdown import plain
from contacts.models.confirmed_texts import texts_of

# By model. The text of a page and the detail of a notice are Markdown with headings and quotes.
SHORT: Final = {"channel": "summary", "guide": "summary", "step": "detail"}


def is_short(model: str | None, field: str) -> bool:
    """Of a model's name, "step"."""
    return SHORT.get(model or "") == field


def as_read(row: Any, field: str, *, with_addresses: bool = False) -> dict[str, str]:
    """Both languages without the signs of short Markdown: the number of an entry in a list is no
    fact, and **not** says no more than not. `with_addresses`: links stay.
    """
    texts = texts_of(row, field)
    return without_signs(row._meta.model_name, field, texts, with_addresses=with_addresses)


def without_signs(
    model: str | None, field: str, texts: dict[str, str], *, with_addresses: bool = True
) -> dict[str, str]:
    if not is_short(model, field):
        return texts
    return {code: plain(text, with_addresses=with_addresses) for code, text in texts.items()}
