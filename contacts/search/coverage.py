"""Whether the content answers a query at all: by its telling words, and by its meaning. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from contacts.enums import Covers
from contacts.search.analysis import EXACT, STEM, STOP_WORDS, stem
from contacts.search.index import PRIOR, Index

# The first results that may hold the words: the second often answers as well.
BEST = 3
# Below the first of two values nothing answers, from the second on something does; the value is of
# words and meaning together, or of words alone. These and the next were chosen on
# the queries in tests/golden, with and without guides on what is not published.
WITH_MEANING = (0.95, 1.2)
BY_WORDS_ALONE = (0.26, 0.6)
# How much a telling word counts that the content holds by another word, or only if it is repaired.
MEANT, REPAIRED = 0.8, 0.6
# Words of more than half of all guides, as the programme's name, tell little.
COMMON_SHARE, COMMON_WEIGHT = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Understood:
    """A query's folded words, what they also stand for, and what words that are none were
    taken for."""

    said: Sequence[str] = ()
    senses: Mapping[str, Iterable[str]] = field(default_factory=dict)
    guesses: Mapping[str, str] = field(default_factory=dict)


def level(covered: float, likeness: float | None) -> Covers:
    """``covered``: share of the telling words; ``likeness``: of the guide nearest in meaning, as
    a cosine, None where that is not known."""
    value = covered if likeness is None else covered + likeness
    no_below, yes_from = BY_WORDS_ALONE if likeness is None else WITH_MEANING
    if value < no_below:
        return Covers.NO
    return Covers.YES if value >= yes_from else Covers.PARTLY


def covered(index: Index, query: Understood, numbers: Sequence[int]) -> float:
    """What share of a query's telling words the best of the documents holds.

    A rare word counts more than a common one. 1 for a query without a telling word.
    """
    weights = {word: telling(index, word) for word in query.said if word not in STOP_WORDS}
    if not weights:
        return 1.0
    forms = {word: _forms(index, query, word) for word in weights}
    documents = (index.sentences(number).answering for number in numbers[:BEST])
    shares = (
        sum(weight * _credit(forms[word], held) for word, weight in weights.items())
        for held in documents
    )
    return max(shares, default=0.0) / sum(weights.values())


def telling(index: Index, word: str) -> float:
    """How telling a word is, on the same scale in a large collection and in a small one."""
    frequency = max(index.frequency(EXACT + word), index.frequency(STEM + stem(word)))
    rarity = math.log1p(1 / (frequency / (index.size + PRIOR) + 0.01))
    return rarity * (COMMON_WEIGHT if frequency > COMMON_SHARE * index.size else 1.0)


Form = tuple[float, list[int]]  # what it counts, and its terms


def _forms(index: Index, query: Understood, word: str) -> list[Form]:
    guess = query.guesses.get(word)
    repaired = [guess, *query.senses.get(guess, ())] if guess else []
    return [
        (1.0, _terms(index, [word])),
        (MEANT, _terms(index, query.senses.get(word, ()))),
        (REPAIRED, _terms(index, repaired)),
    ]


def _terms(index: Index, words: Iterable[str]) -> list[int]:
    return _known(index, (term for word in words for term in (EXACT + word, STEM + stem(word))))


def _known(index: Index, terms: Iterable[str]) -> list[int]:
    return [index.numbers[term] for term in terms if term in index.numbers]


def _credit(forms: Sequence[Form], held: frozenset[int]) -> float:
    return max((credit for credit, terms in forms if not held.isdisjoint(terms)), default=0.0)
