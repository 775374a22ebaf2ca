"""Posting lists: for each term, the documents that hold it and how strongly. Pure.

All lists stand in a few flat arrays, one list after another. Postings are immutable: a change
makes new ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Impacts are whole numbers of 1/IMPACT_UNIT, in two bytes: the strongest one possible,
# (K1 + 1) × (1 + TITLE_WEIGHT) of the index, is below four.
IMPACT_UNIT = 1 << 14

Documents = npt.NDArray[np.int32]
Impacts = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Entries:
    """One entry a place: a term, a document that holds it, and the impact there.

    Sorted by term, then by document.
    """

    terms: npt.NDArray[np.int32]
    documents: Documents
    impacts: Impacts


@dataclass(frozen=True, slots=True)
class Postings:
    """The list of term ``t`` stands from ``starts[t]`` to ``starts[t + 1]``, by document."""

    starts: npt.NDArray[np.int64]
    documents: Documents
    impacts: Impacts

    @classmethod
    def of(cls, parts: Sequence[Entries], *, terms: int) -> Postings:
        """Join the entries of ``terms`` terms; later parts hold later documents."""
        counts = [np.bincount(part.terms, minlength=terms) for part in parts]
        starts = np.zeros(terms + 1, dtype=np.int64)
        np.cumsum(sum(counts, np.zeros(terms, dtype=np.int64)), out=starts[1:])
        documents = np.empty(starts[-1], dtype=np.int32)
        impacts = np.empty(starts[-1], dtype=np.uint16)
        free = starts[:-1].copy()  # where the next entry of each term goes
        for part, count in zip(parts, counts, strict=True):
            first = np.cumsum(count) - count
            places = np.arange(len(part.terms)) + (free - first)[part.terms]
            documents[places] = part.documents
            impacts[places] = part.impacts
            free += count
        return cls(starts, documents, impacts)

    def of_term(self, term: int) -> tuple[Documents, Impacts]:
        start, end = self.starts[term], self.starts[term + 1]
        return self.documents[start:end], self.impacts[start:end]

    def frequencies(self) -> npt.NDArray[np.int64]:
        """Return in how many documents each term occurs."""
        return np.diff(self.starts)

    def strongest(self) -> npt.NDArray[np.float64]:
        """Return the greatest impact of each term, 0.0 for one that occurs nowhere."""
        found = np.zeros(len(self.starts) - 1)
        used = np.flatnonzero(self.frequencies())
        if len(used):
            found[used] = np.maximum.reduceat(self.impacts, self.starts[used])
        return found / IMPACT_UNIT

    def updated(
        self, gone: Mapping[int, npt.NDArray[np.int32]], parts: Sequence[Entries], *, terms: int
    ) -> Postings:
        """Remove documents, each of which holds these terms, and add entries of others.

        There are ``terms`` terms now. One array is copied after the other, as they are large.
        """
        starts = np.append(self.starts, np.full(terms + 1 - len(self.starts), self.starts[-1]))
        held = [np.empty(0, dtype=np.int32), *map(np.unique, gone.values())]
        of_gone, numbers = np.concatenate(held), np.array([-1, *gone], dtype=np.int32)
        numbers = np.repeat(numbers, [*map(len, held)])
        left = np.sort(self._places(starts[of_gone], starts[of_gone + 1], numbers))
        new = _joined(parts)
        places = self._places(starts[new.terms], starts[new.terms + 1], new.documents)
        places -= np.searchsorted(left, places)
        added = np.searchsorted(new.terms, np.arange(terms + 1))
        return Postings(
            starts + added - np.searchsorted(left, starts),
            np.insert(np.delete(self.documents, left), places, new.documents),
            np.insert(np.delete(self.impacts, left), places, new.impacts),
        )

    def _places(
        self,
        first: npt.NDArray[np.int64],
        end: npt.NDArray[np.int64],
        documents: Documents,
    ) -> npt.NDArray[np.int64]:
        """Return where each document belongs between two places: a binary search of all at once."""
        while np.any(first < end):
            middle = (first + end) // 2
            is_open = first < end
            is_beyond = is_open & (self.documents[middle * is_open] < documents)
            first = np.where(is_beyond, middle + 1, first)
            end = np.where(is_open & ~is_beyond, middle, end)
        return first


def _joined(parts: Sequence[Entries]) -> Entries:
    nothing = np.empty(0, dtype=np.int32)
    terms = np.concatenate([nothing, *(part.terms for part in parts)])
    documents = np.concatenate([nothing, *(part.documents for part in parts)])
    impacts = np.concatenate([nothing.astype(np.uint16), *(part.impacts for part in parts)])
    order = np.lexsort((documents, terms))
    return Entries(terms[order], documents[order], impacts[order])
