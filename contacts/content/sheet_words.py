"""The words of the translators' sheet, in the language of whoever takes it.

A sheet may come back with those of either language, or with the bare names that were there before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import override, pgettext_lazy

from contacts.enums import Language

# `key` and `digest` are for the program alone.
COLUMNS: Final = ("key", "where", "field", "ar", "en", "state", "digest")
HEADINGS: Final[dict[str, Any]] = {
    "where": pgettext_lazy("a column of the sheet", "Where"),
    "field": pgettext_lazy("a column of the sheet", "Field"),
    "ar": pgettext_lazy("a column of the sheet", "Arabic"),
    "en": pgettext_lazy("a column of the sheet", "English"),
    "state": pgettext_lazy("a column of the sheet", "State"),
}
TAB: Final = pgettext_lazy("a tab of the sheet", "Texts")
# A model's own word goes before that of the field's name.
FIELDS: Final[dict[str, Any]] = {
    "name": pgettext_lazy("a field in the sheet", "Name"),
    "title": pgettext_lazy("a field in the sheet", "Title"),
    "summary": pgettext_lazy("a field in the sheet", "Summary"),
    "body": pgettext_lazy("a field in the sheet", "Text"),
    "label": pgettext_lazy("a field in the sheet", "Label"),
    "note": pgettext_lazy("a field in the sheet", "Note"),
    "text": pgettext_lazy("a field in the sheet", "Step"),
    "detail": pgettext_lazy("a field in the sheet", "Detail"),
    "picture_alt": pgettext_lazy("a field in the sheet", "What the picture shows"),
    "response_time": pgettext_lazy("a field in the sheet", "Usual reply time"),
    "hint": pgettext_lazy("a field in the sheet", "Hint"),
    "chooserquestion.text": pgettext_lazy("a field in the sheet", "Question"),
    "chooseranswer.text": pgettext_lazy("a field in the sheet", "Answer"),
    "notice.text": pgettext_lazy("a field in the sheet", "Notice"),
    "openinghours.name": pgettext_lazy("a field in the sheet", "Name of the season"),
    "guide.title": pgettext_lazy("a field in the sheet", "Question"),
    "guide.summary": pgettext_lazy("a field in the sheet", "Short answer"),
}


def headings() -> list[str]:
    """In the active language."""
    return [str(HEADINGS.get(column, column)) for column in COLUMNS]


def field_name(model: str, field: str) -> str:
    """In the active language: "Short answer" of ("guide", "summary")."""
    return str(FIELDS.get(f"{model}.{field}") or FIELDS.get(field, field))


def spellings_of_heading(column: str) -> frozenset[str]:
    return frozenset({column, *_in_each_language(HEADINGS.get(column, column))})


def spellings_of_field(model: str, field: str) -> frozenset[str]:
    words = FIELDS.get(f"{model}.{field}") or FIELDS.get(field, field)
    return frozenset({field, *_in_each_language(words)})


def _in_each_language(words: Any) -> Iterator[str]:
    for language in Language:
        with override(language.value):
            yield str(words)
