"""From weighted terms to ranked documents and the sentence that answers best. Pure.

Two passes. First, BM25 over whole documents, a sum over posting lists, the weightiest terms
first and bounded in work. Then the best documents gain from their best single sentence: words
that stand together in one step answer better than the same words scattered over a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

import numpy as np

from contacts.search.index import Index
from contacts.search.postings import IMPACT_UNIT
from contacts.search.reading import Sentences
from contacts.search.vectors import Likeness, standings
from contacts.search.vocabulary import Numbers, Weights

# Postings added up at one go. Below it (a few thousand guides) the ranking is exact; beyond it
# the longest, least telling lists are only looked up for the CANDIDATES best documents.
POSTINGS_READ = 400_000
CANDIDATES = 200

RERANKED = 12  # one page of results and a little; more changes no measured ranking
SENTENCE_WEIGHT = 0.9  # chosen like the weights in ``analysis``
SENTENCE_WORDS = 15  # about the average; a longer sentence holds words by chance
# How much a title that says just what the query says adds, in shares of all the query's gains.
# Likeness is Dice's coefficient in gains: twice what both say, by what either says. The power
# keeps it from titles that merely share a word.
TITLE_WEIGHT = 2.0
TITLE_POWER = 3
# Gains are whole numbers of 1/GAIN_UNIT, and so are impacts: their sums are exact, whatever
# the order that terms come in, and equal documents score the same to the last bit.
GAIN_UNIT = 1 << 20
SENTENCE_B = 0.1  # BM25's b for sentences: small, a step may be said at length

# What a standard deviation of likeness in meaning adds, in shares of the best score, where words
# say nothing; where they say all, it adds nothing. Chosen on the development collections.
MEANING_WEIGHT = 0.12
# What a likeness of 1 to a title or another wording of it adds, whatever words say. By the power it
# tells the same question in other words from what is merely about the same. Chosen on the
# development queries.
LIKENESS_WEIGHT = 0.7
LIKENESS_POWER = 2

CONTEXT_DOCUMENTS = 20  # what the sure words find says what the doubtful ones mean
CONTEXT_POWER = 2  # a document matching half as well says a quarter as much


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
        self._gains = np.zeros(len(index.numbers), dtype=np.int64)  # weight × rarity, by term
        self._totals = np.zeros(len(index.documents))  # in GAIN_UNITs × IMPACT_UNITs
        self._whole = 0.0  # all gains together

    def add(self, weights: Mapping[str, float]) -> None:
        """Add the scores of weighted terms."""
        numbers = self._index.numbers
        found = {numbers[term]: weight for term, weight in weights.items() if term in numbers}
        terms = np.fromiter(found, dtype=np.int64, count=len(found))
        gains = np.fromiter(found.values(), dtype=float, count=len(found))
        gains = np.rint(gains * self._index.rarities[terms] * GAIN_UNIT).astype(np.int64)
        useful = np.flatnonzero(gains)
        terms, gains = terms[useful], gains[useful]
        self._gains[terms] += gains
        self._whole += float(gains.sum()) / GAIN_UNIT
        read, left = self._halves(terms, gains)
        self._add_all(terms[read], gains[read])
        if len(left):
            self._add_to(self._best(CANDIDATES), terms[left], gains[left])

    def _halves(self, terms: Numbers, gains: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places of the terms to read, and of those to look up only."""
        starts = self._index.postings.starts
        lengths = starts[terms + 1] - starts[terms]
        if lengths.sum() <= POSTINGS_READ:
            return np.arange(len(terms)), terms[:0]
        order = np.lexsort((lengths, -gains))
        # The first list is always read: a query of one common word has nothing else.
        enough = np.cumsum(lengths[order])[1:] > POSTINGS_READ
        read = np.append(True, ~enough)
        return order[read], order[~read]

    def _add_all(self, terms: Numbers, gains: Numbers) -> None:
        if not len(terms):
            return
        postings = self._index.postings
        cuts = list(zip(postings.starts[terms], postings.starts[terms + 1], strict=True))
        documents = np.concatenate([postings.documents[start:end] for start, end in cuts])
        impacts = np.concatenate([postings.impacts[start:end] for start, end in cuts])
        lengths = [end - start for start, end in cuts]
        scores = np.repeat(gains.astype(float), lengths) * impacts
        self._totals += np.bincount(documents, weights=scores, minlength=len(self._totals))

    def _add_to(self, candidates: Sequence[int], terms: Numbers, gains: Numbers) -> None:
        """Add terms to some documents only; their lists are looked up, not read."""
        sought = np.array(sorted(candidates))
        for term, gain in zip(terms.tolist(), gains.tolist(), strict=True):
            documents, impacts = self._index.postings.of_term(term)
            at = np.searchsorted(documents, sought)
            at[at == len(documents)] = 0
            held = documents[at] == sought
            self._totals[sought[held]] += float(gain) * impacts[at[held]]

    def _best(self, limit: int) -> list[int]:
        """Return the numbers of the best documents that share a term with the query."""
        found = np.flatnonzero(self._totals)
        totals = self._totals[found]
        if len(found) > limit:
            worst = np.partition(totals, len(found) - limit)[len(found) - limit]
            good = totals >= worst
            found, totals = found[good], totals[good]
        return found[np.lexsort((found, -totals))][:limit].tolist()

    def _score(self, number: int) -> float:
        return float(self._totals[number]) / (GAIN_UNIT * IMPACT_UNIT)

    def context(self) -> Weights:
        """Return how well each document matches so far, the best one as 1; only a few do."""
        matches = np.zeros(len(self._totals))
        best = self._best(CONTEXT_DOCUMENTS)
        if best:
            matches[best] = (self._totals[best] / self._totals[best[0]]) ** CONTEXT_POWER
        return matches

    def ranked(self, limit: int) -> list[Ranked]:
        """Return at most ``limit`` documents that share a term with the query, best first."""
        best = self._best(max(limit, RERANKED))
        found = [*self._with_sentences(best[:RERANKED]), *map(self._plain, best[RERANKED:])]
        order = {one.number: self._index.document(one.number).order for one in found}
        found.sort(key=lambda one: (-one.score, order[one.number], one.number))
        return found[:limit]

    def _plain(self, number: int) -> Ranked:
        return Ranked(number, self._score(number), {})

    def _with_sentences(self, numbers: Sequence[int]) -> list[Ranked]:
        if not numbers:
            return []
        documents = [self._index.sentences(number) for number in numbers]
        lengths, sums, firsts = self._sums(documents)
        scores = sums / (1 - SENTENCE_B + SENTENCE_B * lengths / SENTENCE_WORDS)
        best = iter(np.maximum.reduceat(scores, firsts).tolist())
        most = iter(np.maximum.reduceat(sums, firsts).tolist())
        return [
            self._reranked(number, one, list(islice(best, count)), list(islice(most, count)))
            for number, one in zip(numbers, documents, strict=True)
            for count in (len(one.firsts),)
        ]

    def _sums(self, documents: Sequence[Sentences]) -> tuple[Numbers, Weights, Numbers]:
        """Return of the sentences of all documents the lengths, the sums of the gains that
        each shares with the query, and which are the first ones of a passage."""
        terms = np.concatenate([one.terms for one in documents])
        starts = _joined([(one.starts, len(one.terms)) for one in documents])
        firsts = _joined([(one.firsts, len(one.starts)) for one in documents])
        sums = np.add.reduceat(self._gains[terms], starts) / GAIN_UNIT
        return np.concatenate([one.lengths for one in documents]), sums, firsts

    def _reranked(
        self, number: int, sentences: Sentences, best: Sequence[float], most: Sequence[float]
    ) -> Ranked:
        """``best`` and ``most``: the best score and the greatest sum of each passage."""
        passages = {
            place: score
            for place, score in zip(sentences.passages, best, strict=True)
            if score > 0.0
        }
        titles = self._titles(sentences, dict(zip(sentences.passages, most, strict=True)))
        score = self._score(number) + SENTENCE_WEIGHT * max(best) + titles
        return Ranked(number, score, passages)

    def _titles(self, sentences: Sentences, said: Mapping[int, float]) -> float:
        """Return what the title most like the query adds."""
        likeness = 0.0
        for title in sentences.titles:
            if value := said[title.place]:
                whole = float(title.weights @ self._index.rarities[title.terms])
                likeness = max(likeness, 2 * value / (whole + self._whole))
        return TITLE_WEIGHT * self._whole * likeness**TITLE_POWER


def _joined(parts: Sequence[tuple[Numbers, int]]) -> Numbers:
    """Join places within parts, each of a length, to places within the whole."""
    before = accumulate((length for _, length in parts), initial=0)
    return np.concatenate([own + start for (own, _), start in zip(parts, before, strict=False)])


def reranked(
    ranked: Sequence[Ranked], likeness: Mapping[int, Likeness], *, unsaid: float, limit: int
) -> list[Ranked]:
    """Let meaning speak beside words, louder for what they leave unsaid, and bring in what they
    did not find.

    ``likeness``: of documents to the query in meaning, by number; ``unsaid``: the share of the
    query that the best document's words do not cover.
    """
    whole = ranked[0].score if ranked else 1.0
    weight = MEANING_WEIGHT * unsaid
    found = {one.number: one for one in ranked}
    scores = {one.number: one.score for one in ranked}
    for number, standing in sorted(standings(likeness).items()):
        near = LIKENESS_WEIGHT * max(likeness[number].asked, 0.0) ** LIKENESS_POWER
        scores[number] = scores.get(number, 0.0) + whole * (weight * standing + near)
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:limit]
    return [
        Ranked(number, scores[number], found[number].passages if number in found else {})
        for number in best
    ]
