"""What a save says of texts that readers see in one language only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.admin.languages import label_of
from contacts.enums import Language
from contacts.languages.translation_state import rows_of
from contacts.models.confirmed_texts import text_fields, texts_of
from contacts.reader_text import has_content

MISSING = {
    Language.ARABIC: gettext_lazy(
        "Readers see “%(name)s” without some of its Arabic, and the English in its place: "
        "%(texts)s."
    ),
    Language.ENGLISH: gettext_lazy(
        "Readers see “%(name)s” without some of its English, and the Arabic in its place: "
        "%(texts)s."
    ),
}


def warn_of_missing(request: HttpRequest, row: Any, name: str) -> None:
    """Of a row that readers see, with its parts that they see."""
    for language in Language:
        texts = _(", ").join(missing_in(row, language))
        if texts:
            messages.warning(request, MISSING[language] % {"name": name, "texts": texts})


def missing_in(row: Any, language: Language) -> Iterator[str]:
    """The labels of the texts that stand in the other language only; parts as readers count."""
    counted: Counter[str] = Counter()
    for one in rows_of(row):
        if one is row:
            yield from missing_texts(row, language)
        elif one.is_shown:
            kind = capfirst(one._meta.verbose_name)
            counted[kind] += 1
            part = f"{kind} {counted[kind]}"
            yield from (f"{part} · {label}" for label in missing_texts(one, language))


def missing_texts(row: Any, language: Language) -> Iterator[str]:
    for field in text_fields(type(row)):
        texts = texts_of(row, field)
        if has_content(texts[language.other]) and not has_content(texts[language]):
            yield str(label_of(row._meta.get_field(f"{field}_{language}")))
