"""Words and phrases as editors list them for the search: taken apart, and judged. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from contacts.search import stopwords
from contacts.search.analysis import words
from contacts.search.synonyms import MAX_PHRASE_WORDS

_BETWEEN_PHRASES = re.compile(r"[\n\r،,;؛/|\u2028\u2029]+")
_COMMAS = re.compile(r"[،,;؛/|]+")
_AFTER_QUESTION = re.compile(r"(?<=[؟?])\s+(?=\w)")
_LISTED_WORDS = 3  # in each part of a line that lists several wordings
_LEAST_LISTED = 3
# Not those of dialects, which synonyms explain: وش for ما.
_EMPTY_WORDS = {*words(stopwords.ARABIC), *words(stopwords.ENGLISH)}


class Fault(Enum):
    """Why the search can do nothing with a phrase."""

    NO_LETTERS = "no letters"
    ONE_LETTER = "one letter"
    EMPTY_WORDS = "empty words"
    TOO_LONG = "too long"


def phrases_in(text: str) -> list[str]:
    """Words or phrases, one a line or with commas, semicolons or slashes between them."""
    return tidied(_BETWEEN_PHRASES.split(text))


def wordings_in(text: str) -> list[str]:
    """Whole questions, one a line. A comma may belong to one, so that a line is taken apart only
    after a question mark, or where it lists at least three short ones."""
    return tidied(one for line in text.splitlines() for one in _wordings_of(line))


def tidied(phrases: Iterable[str]) -> list[str]:
    """Without blank ones and repetitions, in the order written."""
    return list(dict.fromkeys(" ".join(one.split()) for one in phrases if one.strip()))


def _wordings_of(line: str) -> list[str]:
    questions = _AFTER_QUESTION.split(line)
    listed = [one for one in _COMMAS.split(line) if one.strip()]
    is_list = len(listed) >= _LEAST_LISTED and all(
        len(one.split()) <= _LISTED_WORDS for one in listed
    )
    return listed if is_list and len(questions) == 1 else questions


def fault_of(phrase: str, *, is_wording: bool = False) -> Fault | None:
    """Of a wording, which is a whole question, only what says nothing at all."""
    said = words(phrase)
    if not said:
        return Fault.NO_LETTERS
    if len("".join(said)) == 1:
        return Fault.ONE_LETTER
    if is_wording:
        return None
    if _EMPTY_WORDS.issuperset(said):
        return Fault.EMPTY_WORDS
    return Fault.TOO_LONG if len(said) > MAX_PHRASE_WORDS else None


def same_phrases(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs, in the order written, that are one for the search."""
    first: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        said = tuple(words(phrase))
        if said and said in first:
            yield first[said], phrase
        first.setdefault(said, phrase)
