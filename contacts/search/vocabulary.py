"""Words and terms as numbers, so that the index can work on whole arrays at once. Pure."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from contacts.search.analysis import PAIR, TRIGRAM, term_weight, terms, word_weight

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Terms that edits brought are set among the others when they are so large a part of those.
LATE_PART = 10
_IN_LETTERS = PAIR + TRIGRAM


class Terms(Mapping[str, int]):
    """The numbers of terms, in the order they were met; a number never changes its meaning.

    Immutable. Those of an edit stand beside all others, which an edit need not copy.
    """

    def __init__(self, known: dict[str, int], late: dict[str, int], in_letters: Flags) -> None:
        self._known = known
        self._late = late
        self.in_letters = in_letters  # of each: whether it is only letters in a row

    def __getitem__(self, term: str) -> int:
        number = self._known.get(term)
        return self._late[term] if number is None else number

    def __contains__(self, term: object) -> bool:
        return term in self._known or term in self._late

    def __len__(self) -> int:
        return len(self._known) + len(self._late)

    def __iter__(self) -> Iterator[str]:
        return chain(self._known, self._late)

    def with_new(self, new: dict[str, int]) -> Terms:
        known, late = self._known, self._late | new
        if len(late) * LATE_PART > len(known):
            known, late = known | late, {}
        flags = np.fromiter((term[0] in _IN_LETTERS for term in new), dtype=bool, count=len(new))
        return Terms(known, late, np.append(self.in_letters, flags))


NO_TERMS = Terms({}, {}, np.empty(0, dtype=bool))


class Vocabulary(dict[str, int]):
    """The numbers of words in one build: ``vocabulary[word]`` reads a new word at once."""

    def __init__(self, known: Terms = NO_TERMS) -> None:
        super().__init__()
        self._known = known
        self._new: dict[str, int] = {}
        self._weights: dict[int, float] = {}  # of the terms of these words
        self._word_weights = array("d")
        self._word_terms = array("q")  # the terms of one word after those of another
        self._word_starts = array("q", [0])

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self._word_terms.extend(map(self._number, terms(word)))
        self._word_starts.append(len(self._word_terms))
        self._word_weights.append(word_weight(word))
        return number

    def _number(self, term: str) -> int:
        number = self._new.get(term)
        if number is None:
            number = self._known.get(term)
        if number is None:
            self._new[term] = number = self.term_count
        if number not in self._weights:
            self._weights[number] = term_weight(term)
        return number

    @property
    def numbers(self) -> Terms:
        """The numbers of the terms, for an index to keep."""
        return self._known.with_new(self._new)

    @property
    def term_count(self) -> int:
        return len(self._known) + len(self._new)

    @property
    def word_count(self) -> int:
        return len(self)

    def weights(self, of_words: Numbers, of_terms: Numbers) -> Weights:
        """Return the weights of terms, each met in the word at the same place."""
        distinct, places = np.unique(of_terms, return_inverse=True)
        found = np.array([self._weights[number] for number in distinct.tolist()])
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
