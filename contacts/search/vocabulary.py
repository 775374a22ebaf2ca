"""Words and terms as numbers, so that the index can work on whole arrays at once."""

from __future__ import annotations

from array import array

import numpy as np
import numpy.typing as npt

from contacts.search.analysis import PAIR, TRIGRAM, term_weight, terms, word_weight

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


class Vocabulary:
    """Numbers terms in the order they are met; a number never changes its meaning.

    An index keeps ``numbers`` and ``in_letters``. What belongs to words serves one build.
    """

    def __init__(self, numbers: dict[str, int] | None = None) -> None:
        self.numbers = dict(numbers or {})
        self._weights = array("d", map(term_weight, self.numbers))
        self._words: dict[str, int] = {}
        self._word_weights = array("d")
        self._word_terms = array("q")  # the terms of one word after those of another
        self._word_starts = array("q", [0])

    def word(self, word: str) -> int:
        """Return the number of a folded word in this build."""
        number = self._words.get(word)
        return self._added(word) if number is None else number

    def _added(self, word: str) -> int:
        self._words[word] = number = len(self._words)
        self._word_terms.extend(map(self._term, terms(word)))
        self._word_starts.append(len(self._word_terms))
        self._word_weights.append(word_weight(word))
        return number

    def _term(self, term: str) -> int:
        number = self.numbers.get(term)
        if number is None:
            self.numbers[term] = number = len(self.numbers)
            self._weights.append(term_weight(term))
        return number

    def __len__(self) -> int:
        """How many terms there are."""
        return len(self.numbers)

    @property
    def word_count(self) -> int:
        return len(self._words)

    def weights(self, of_words: Numbers, of_terms: Numbers) -> Weights:
        """Return the weights of terms, each met in the word at the same place."""
        words, found = np.frombuffer(self._word_weights), np.frombuffer(self._weights)
        return words[of_words] * found[of_terms]

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
    return np.fromiter((term[0] in PAIR + TRIGRAM for term in terms_by_number), dtype=bool)
