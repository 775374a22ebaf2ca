"""Stored text as HTML in which every piece reads in its own direction and language."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from contacts.languages.bidi import runs

# Arabic words with the blanks and commas between them, without those around them.
ARABIC = re.compile(
    r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]"
    r"(?:[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\s]*[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff])?"
)


@lru_cache(maxsize=2048)  # an edit changes few of the texts that pages show
def isolate(text: str, *, language: str) -> SafeString:
    """`text`, which is in `language` ("ar" or "en"), escaped and with foreign runs apart.

    Numbers, links and handles go into `<bdi dir="ltr">`: bare ones turn round in Arabic.
    Arabic words in English text say that they are Arabic, for screen readers and fonts.
    """
    pieces = (
        f'<bdi dir="ltr">{escape(run.text)}</bdi>'
        if run.ltr
        else _with_arabic_marked(run.text, language)
        for run in runs(text)
    )
    return mark_safe("".join(pieces))  # noqa: S308  each piece is escaped


def _with_arabic_marked(text: str, language: str) -> str:
    escaped = escape(text)  # leaves Arabic letters as they are
    if language == "ar":
        return escaped
    return ARABIC.sub(lambda match: f'<bdi lang="ar" dir="rtl">{match[0]}</bdi>', escaped)
