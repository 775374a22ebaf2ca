"""Short searches to show beside the field: what people write of the questions asked most. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from contacts.enums import Language
from contacts.search.analysis import is_arabic

LONGEST: Final = 30  # characters that stand on one line of a small phone


def example(wordings: Iterable[str], language: str) -> str | None:
    """The shortest of several words in that language.

    >>> example(["complain", "file a complaint", "أبي أشتكي"], "en")
    'file a complaint'
    """
    fitting = [
        text
        for text in wordings
        if " " in text and len(text) <= LONGEST and language_of(text) == language
    ]
    return min(fitting, key=len, default=None)


def language_of(text: str) -> Language:
    return Language.ARABIC if any(map(is_arabic, text)) else Language.ENGLISH
