"""Phrases that stand in most documents and so tell none apart: the programme's name. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from contacts.search.analysis import STOP_WEIGHT, STOP_WORDS, is_number, stem
from contacts.search.documents import Document

MOST = 0.35  # as a share of the documents; a third does as well as a half
LOOKED_AT = 200  # documents, evenly spread: what most of them say, a part of them says, too
_ONE_LETTER_PROCLITICS = "بلكف"

Pair = tuple[str, str]


def common_pairs(documents: Sequence[Document]) -> frozenset[Pair]:
    """The stems of neighbouring words that stand together in most documents."""
    some = documents[:: max(1, len(documents) // LOOKED_AT)]
    found = Counter(pair for document in some for pair in _pairs(document))
    return frozenset(pair for pair, times in found.items() if times > MOST * len(some))


def _pairs(document: Document) -> set[Pair]:
    return {
        (stem(one), stem(other))
        for _, sentence in document.sentences()
        for one, other in pairwise(sentence)
        if _says_something(one) and _says_something(other)
    }


def _says_something(word: str) -> bool:
    return word not in STOP_WORDS and not is_number(word)


def importance(words: Sequence[str], common: frozenset[Pair], *, typing: bool) -> dict[str, float]:
    """How much each word of a query counts: in a common phrase as little as a question word.

    ``typing``: a common phrase may just have begun (رقم حساب).
    """
    said = dict.fromkeys(words, 1.0)
    if typing and len(words) > 1 and any(first in _stems(words[-1]) for first, _ in common):
        said[words[-1]] = STOP_WEIGHT
    for one, other in pairwise(words):
        if any((first, stem(other)) in common for first in _stems(one)):
            said[one] = said[other] = STOP_WEIGHT
    return said


def _stems(word: str) -> list[str]:
    """The stem of a word, with and without the one letter that may be written onto it."""
    return [stem(word), *([stem(word[1:])] if word[0] in _ONE_LETTER_PROCLITICS else [])]
