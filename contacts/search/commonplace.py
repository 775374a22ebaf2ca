"""Phrases that stand in most documents and so tell none apart: the programme's name. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from contacts.enums import PageKind
from contacts.search.analysis import STOP_WEIGHT, STOP_WORDS, is_number, stem, words
from contacts.search.documents import Document, Part

MOST = 0.5  # as a share of the documents
LOOKED_AT = 200  # documents, evenly spread: what most of them say, a part of them says, too
_ONE_LETTER_PROCLITICS = "بلكف"

Pair = tuple[str, str]


def common_pairs(documents: Sequence[Document]) -> frozenset[Pair]:
    """The stems of neighbouring words that stand together in most guides with an answer.

    Names of channels and topics, and what only says where to ask, are too short to tell.
    """
    documents = [one for one in documents if one.kind is PageKind.GUIDE and one.is_answer]
    some = _evenly(documents)
    found = Counter(pair for document in some for pair in _pairs(document))
    return frozenset(pair for pair, times in found.items() if times > MOST * len(some))


def channel_words(documents: Sequence[Document]) -> dict[str, int]:
    """The stems of words that name one channel: of its name, and in no title of another's."""
    names = [one for one in documents if one.kind is PageKind.CHANNEL and one.channel]
    titles = [one for one in _evenly(documents) if one.channel] + names
    of_channels: dict[str, set[int]] = {}
    for document in titles:
        for word in _title_stems(document):
            of_channels.setdefault(word, set()).add(document.channel or 0)
    return {
        word: one.channel or 0
        for one in names
        for word in _title_stems(one)
        if len(of_channels[word]) == 1
    }


@lru_cache(maxsize=2 * LOOKED_AT)
def _title_stems(document: Document) -> set[str]:
    titles = (one.text for one in document.passages if one.part is Part.TITLE)
    return {stem(word) for title in titles for word in words(title) if word not in STOP_WORDS}


def _evenly(documents: Sequence[Document]) -> Sequence[Document]:
    return documents[:: max(1, len(documents) // LOOKED_AT)]


@lru_cache(maxsize=2 * LOOKED_AT)  # an edit changes one of them
def _pairs(document: Document) -> set[Pair]:
    return {
        (stem(one), stem(other))
        for _, sentence in document.sentences()
        for one, other in pairwise(sentence)
        if _says_something(one) and _says_something(other)
    }


def _says_something(word: str) -> bool:
    return word not in STOP_WORDS and not is_number(word)


def importance(
    words: Sequence[str], common: frozenset[Pair], tells: Callable[[str], bool], *, typing: bool
) -> list[float]:
    """How much each word of a query counts: in a common phrase as little as a question word,
    unless no other word ``tells`` anything.

    ``typing``: a common phrase may just have begun (رقم حساب).
    """
    found = {
        at
        for first, (one, other) in enumerate(pairwise(words))
        if any((start, stem(other)) in common for start in _stems(one))
        for at in (first, first + 1)
    }
    if typing and words and any(first in _stems(words[-1]) for first, _ in common):
        found.add(len(words) - 1)
    others = (word for at, word in enumerate(words) if at not in found)
    if not any(is_number(one) or (one not in STOP_WORDS and tells(one)) for one in others):
        return [1.0] * len(words)
    return [STOP_WEIGHT if at in found else 1.0 for at in range(len(words))]


def _stems(word: str) -> list[str]:
    """The stem of a word, with and without the one letter that may be written onto it."""
    return [stem(word), *([stem(word[1:])] if word[0] in _ONE_LETTER_PROCLITICS else [])]
