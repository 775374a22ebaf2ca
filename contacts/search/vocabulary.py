"""Words and terms as numbers, so that the index can work on whole arrays at once. Pure."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from contacts.search.analysis import PAIR, TRIGRAM, term_weight, terms, word_weight

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


class _Numbers(dict[str, int]):
    """Numbers in the order of asking."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class Vocabulary(dict[str, int]):
    """The numbers of words in one build: ``vocabulary[word]`` reads a new word at once.

    Terms are numbered in the order they are met; a number never changes its meaning.
    """

    def __init__(self, numbers: Mapping[str, int] | None = None) -> None:
        super().__init__()
        self._numbers = _Numbers(numbers or {})
        self._word_weights = array("d")
        self._word_terms = array("q")  # the terms of one word after those of another
        self._word_starts = array("q", [0])

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self._word_terms.extend(map(self._numbers.__getitem__, terms(word)))
        self._word_starts.append(len(self._word_terms))
        self._word_weights.append(word_weight(word))
        return number

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of the terms, for an index to keep."""
        return dict(self._numbers)

    @property
    def term_count(self) -> int:
        return len(self._numbers)

    @property
    def word_count(self) -> int:
        return len(self)

    def weights(self, of_words: Numbers, of_terms: Numbers) -> Weights:
        """Return the weights of terms, each met in the word at the same place."""
        names = list(self._numbers)
        distinct, places = np.unique(of_terms, return_inverse=True)
        found = np.array([term_weight(names[number]) for number in distinct.tolist()])
        return np.frombuffer(self._word_weights)[of_words] * found[places]

    def expanded(self, of_words: Numbers) -> tuple[Numbers, Numbers]:
        """Return the terms of each word in turn, and for each the place of its word."""
        starts = np.frombuffer(self._word_starts, dtype=np.int64)
        counts = np.diff(starts)[of_words]
        places = np.repeat(np.arange(len(of_words)), counts)
        before = np.cumsum(counts) - counts
        within = np.arange(len(places)) - before[places]
        found = np.frombuffer(self._word_terms, dtype=np.int64)
        return found[starts[of_words][places] + within], places


def in_letters(terms_by_number: dict[str, int]) -> npt.NDArray[np.bool_]:
    """Tell of each term whether it is only letters in a row, a pair or a trigram."""
    kinds = PAIR + TRIGRAM
    return np.fromiter((term[0] in kinds for term in terms_by_number), dtype=bool)
