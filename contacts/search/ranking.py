"""From weighted terms to ranked documents and the sentence that answers best.

Two passes. First, BM25 over whole documents, a sum over posting lists, the weightiest terms
first and bounded in work. Then the best documents gain from their best single sentence: words
that stand together in one step answer better than the same words scattered over a page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest

from contacts.search.index import IMPACT_UNIT, Index, Posting, Sentences

# Postings read at one go. Below it (a thousand guides) the ranking is exact; beyond it the
# longest, least telling lists are only looked up for the CANDIDATES best documents.
POSTINGS_READ = 25_000
CANDIDATES = 60

# Shares of the best score above which documents are gathered until there are enough.
GOOD_SHARES = (0.5, 0.25, 0.0)

RERANKED = 12  # one page of results and a little; more changes no measured ranking
SENTENCE_WEIGHT = 0.9  # chosen like the weights in ``analysis``
SENTENCE_WORDS = 15  # about the average; a longer sentence holds words by chance
# How much a title that says just what the query says adds, in shares of all the query's gains.
# Likeness is Dice's coefficient in gains: twice what both say, by what either says. The power
# keeps it from titles that merely share a word.
TITLE_WEIGHT = 2.0
TITLE_POWER = 3
# Sentences add up whole numbers: terms come in any order, and no sum may depend on it.
GAIN_UNIT = 1 << 20
SENTENCE_B = 0.1  # BM25's b for sentences: small, a step may be said at length

CONTEXT_DOCUMENTS = 20  # what the sure words find says what the doubtful ones mean
CONTEXT_POWER = 3  # a document matching half as well says an eighth as much


@dataclass(frozen=True, slots=True)
class Ranked:
    """One result: the document's number in the index, its score, and the score of the best
    sentence of each passage that matched, by the passage's place in the document (empty
    below the RERANKED best)."""

    number: int
    score: float
    passages: Mapping[int, float]


class Ranking:
    """The scores of one query, as its words become known."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._gains: dict[str, float] = {}  # weight × rarity, by term
        self._totals = [0.0] * len(index.documents)
        self._touched: set[int] = set()  # documents with a score
        self._whole_gains: dict[str, int] = {}  # the gains in GAIN_UNITs
        self._whole = 0.0  # all gains together

    def add(self, weights: Mapping[str, float]) -> None:
        """Add the scores of weighted terms."""
        index = self._index
        gains = {
            term: weight * rarity
            for term, weight in weights.items()
            if (rarity := index.rarity(term))
        }
        for term, gain in gains.items():
            self._gains[term] = self._gains.get(term, 0.0) + gain
            self._whole_gains[term] = round(self._gains[term] * GAIN_UNIT)
        self._whole = sum(self._whole_gains.values()) / GAIN_UNIT
        left, postponed = POSTINGS_READ, []
        for term, gain in sorted(gains.items(), key=lambda item: (-item[1], item[0])):
            posting, unit = index.postings[term], gain / IMPACT_UNIT
            length = len(posting) >> 1
            # The first list is always read: a query of one common word has nothing else.
            if length > left < POSTINGS_READ:
                postponed.append((posting, unit))
            else:
                left -= length
                self._add_all(posting, unit)
        if postponed:
            candidates = self._best(CANDIDATES)
            for posting, unit in postponed:
                self._add_to(candidates, posting, unit)

    def _add_all(self, posting: Posting, unit: float) -> None:
        half = len(posting) >> 1
        numbers, totals = posting[:half], self._totals
        self._touched.update(numbers)
        for number, impact in zip(numbers, posting[half:], strict=True):
            totals[number] += unit * impact

    def _add_to(self, candidates: Iterable[int], posting: Posting, unit: float) -> None:
        half = len(posting) >> 1
        for number in candidates:
            at = bisect_left(posting, number, 0, half)
            if at < half and posting[at] == number:
                self._totals[number] += unit * posting[half + at]

    def _best(self, limit: int) -> list[int]:
        """Return the numbers of the best documents, looking closely only at good ones."""
        totals = self._totals
        top = max(map(totals.__getitem__, self._touched), default=0.0)
        for share in GOOD_SHARES:
            good = [number for number in self._touched if totals[number] >= share * top]
            if len(good) >= limit:
                break
        return nlargest(limit, good, key=lambda number: (totals[number], -number))

    def context(self) -> dict[int, float]:
        """Return the best documents so far with how well they match, the best one as 1."""
        best = self._best(CONTEXT_DOCUMENTS)
        return {
            number: (self._totals[number] / self._totals[best[0]]) ** CONTEXT_POWER
            for number in best
        }

    def ranked(self, limit: int) -> list[Ranked]:
        """Return at most ``limit`` documents that share a term with the query, best first."""
        found = [
            self._with_sentences(number) if place < RERANKED else self._plain(number)
            for place, number in enumerate(self._best(max(limit, RERANKED)))
        ]
        order = {one.number: self._index.document(one.number).order for one in found}
        found.sort(key=lambda one: (-one.score, order[one.number], one.number))
        return found[:limit]

    def _plain(self, number: int) -> Ranked:
        return Ranked(number, self._totals[number], {})

    def _with_sentences(self, number: int) -> Ranked:
        sentences = self._index.sentences(number)
        sums = self._sentence_sums(sentences)
        passages: dict[int, float] = {}
        likeness = 0.0
        for place, length, value in zip(sentences.passages, sentences.lengths, sums, strict=True):
            score = value / (1 - SENTENCE_B + SENTENCE_B * length / SENTENCE_WORDS)
            if score > passages.get(place, 0.0):
                passages[place] = score
            if whole := sentences.titles.get(place):
                likeness = max(likeness, 2 * value / (whole + self._whole))
        best = max(passages.values(), default=0.0)
        title = TITLE_WEIGHT * self._whole * likeness**TITLE_POWER
        return Ranked(number, self._totals[number] + SENTENCE_WEIGHT * best + title, passages)

    def _sentence_sums(self, sentences: Sentences) -> list[float]:
        """Return the sum of the gains that each sentence shares with the query."""
        sums = [0] * len(sentences.lengths)
        masks, whole_gains = sentences.masks, self._whole_gains
        for term in whole_gains.keys() & masks.keys():
            mask, gain = masks[term], whole_gains[term]
            while mask:
                lowest = mask & -mask
                sums[lowest.bit_length() - 1] += gain
                mask ^= lowest
        return [value / GAIN_UNIT for value in sums]
