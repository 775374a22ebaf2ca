"""From documents to what the index keeps of them, many documents at a time. Pure."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from contacts.search.documents import Document, Part, is_silent
from contacts.search.postings import IMPACT_UNIT, Entries
from contacts.search.vocabulary import Numbers, Vocabulary, Weights

# BM25's usual constants: how fast repetition stops counting, how much length matters.
K1 = 1.2
B = 0.75
# The title counts in the body and again as a field of its own. Chosen by what served all four
# development collections together; anything from 0.5 to 1 does nearly as well.
TITLE_WEIGHT = 0.8
# Documents read at one go: enough for arrays to pay, few enough to need little memory.
READ_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Title:
    """A title's terms, weighed as if it were a query; ``place``: of its passage."""

    place: int
    terms: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Which terms stand in which sentence of one document.

    ``terms``: the distinct terms of each sentence, one sentence after another, from ``starts``;
    ``answers``: of each sentence, whether it answers something; ``lengths``: of the sentences,
    in words; ``firsts``: the first sentence of each passage that has one; ``passages``: the
    places of those in the document.
    """

    terms: npt.NDArray[np.int32]
    starts: Numbers
    answers: npt.NDArray[np.bool_]
    lengths: Numbers
    firsts: Numbers
    passages: tuple[int, ...]
    titles: tuple[Title, ...]

    @property
    def answering(self) -> frozenset[int]:
        """The terms of the sentences that answer something: kept, they take most memory of all."""
        if self.answers.all():
            return frozenset(self.terms.tolist())
        counts = np.diff(self.starts, append=len(self.terms))
        return frozenset(self.terms[np.repeat(self.answers, counts)].tolist())


@dataclass(slots=True)
class _Words:
    """The words of a few documents, as numbers, with the sentence of each.

    ``documents`` and ``passages`` tell of each sentence where it stands.
    """

    numbers: array[int] = field(default_factory=lambda: array("q"))
    lengths: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of some documents, by their numbers."""

    entries: Entries
    sentences: dict[int, Sentences]


def lengths(document: Document) -> tuple[int, int]:
    """Return how many words the body, title included, and the title have."""
    body = title = 0
    for _, passage, sentences in document.read():
        length = sum(len(sentence.split()) for sentence in sentences)
        body += length
        title += length if passage.part is Part.TITLE else 0
    return body, title


def read(
    documents: Sequence[tuple[int, Document]],
    vocabulary: Vocabulary,
    *,
    averages: tuple[float, float],
) -> Iterator[Read]:
    """Read numbered documents, READ_AT_ONCE at a time; new terms join the vocabulary.

    ``averages``: the lengths of body and title in the whole index.
    """
    for start in range(0, len(documents), READ_AT_ONCE):
        some = documents[start : start + READ_AT_ONCE]
        found = _words([document for _, document in some], vocabulary)
        numbers = np.array([number for number, _ in some], dtype=np.int32)
        counted = np.array([lengths(document) for _, document in some], dtype=float)
        damping = K1 * (1 - B + B * counted / averages)
        cut = _sentences(found, vocabulary, count=len(some))
        yield Read(
            _entries(found, vocabulary, numbers=numbers, damping=damping),
            dict(zip(numbers.tolist(), cut, strict=True)),
        )


def _words(documents: Sequence[Document], vocabulary: Vocabulary) -> _Words:
    found = _Words()
    for at, document in enumerate(documents):
        for passage, sentence in document.sentences():
            found.numbers.extend(map(vocabulary.__getitem__, sentence))
            found.lengths.append(len(sentence))
            found.documents.append(at)
            found.passages.append(passage)
            found.titles.append(document.passages[passage].part is Part.TITLE)
            found.answers.append(not document.is_answer or not is_silent(sentence))
    return found


def _entries(
    found: _Words,
    vocabulary: Vocabulary,
    *,
    numbers: npt.NDArray[np.int32],
    damping: Weights,
) -> Entries:
    """Return BM25's term-frequency part, body and title added, of each term in each document.

    Rarity is left to query time: it changes with every edit, this does not. ``damping`` has a
    row for each document: of its body and of its title.
    """
    sentences = np.repeat(np.arange(len(found.lengths)), found.lengths)
    documents = np.array(found.documents, dtype=np.int64)[sentences]
    in_title = np.array(found.titles, dtype=float)[sentences]
    keys, place, in_body = np.unique(
        documents * vocabulary.word_count + np.array(found.numbers),
        return_inverse=True,
        return_counts=True,
    )
    in_titles = np.bincount(place, weights=in_title, minlength=len(keys))
    documents, of_words = np.divmod(keys, max(vocabulary.word_count, 1))
    terms, places = vocabulary.expanded(of_words)
    keys = terms * len(numbers) + documents[places]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = _runs(keys)
    terms, documents = np.divmod(keys[starts], max(len(numbers), 1))
    impact = np.zeros(len(starts))
    for counts, column, weight in ((in_body, 0, 1.0), (in_titles, 1, TITLE_WEIGHT)):
        times = _sums(counts[places[order]], starts)
        impact += weight * (K1 + 1) * times / (times + damping[documents, column])
    return Entries(
        terms.astype(np.int32),
        numbers[documents],
        np.rint(impact * IMPACT_UNIT).astype(np.uint16),
    )


def _runs(ordered: npt.NDArray[np.int64]) -> Numbers:
    """Return where each run of equal numbers starts."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def _distinct(numbers: Numbers) -> Numbers:
    """Return numbers in order, each once (np.unique hashes first, which is slower here)."""
    ordered = np.sort(numbers)
    return ordered[_runs(ordered)]


def _sums(values: npt.NDArray[np.generic], starts: Numbers) -> npt.NDArray[np.float64]:
    """Return the sum of each run of values."""
    return np.add.reduceat(values, starts).astype(float) if len(starts) else np.zeros(0)


def _sentences(found: _Words, vocabulary: Vocabulary, *, count: int) -> Iterator[Sentences]:
    """Yield the sentences of each of ``count`` documents."""
    terms, places = vocabulary.expanded(np.array(found.numbers))
    of_sentences = np.repeat(np.arange(len(found.lengths)), found.lengths)[places]
    keys = _distinct(of_sentences * vocabulary.term_count + terms)
    of_sentences, terms = np.divmod(keys, max(vocabulary.term_count, 1))
    starts = np.searchsorted(of_sentences, np.arange(len(found.lengths) + 1))
    cuts = np.searchsorted(found.documents, np.arange(count + 1)).tolist()
    answers = np.array(found.answers, dtype=bool)
    titles = _titles(found, vocabulary)
    small = terms.astype(np.int32)
    for at, (first, end) in enumerate(pairwise(cuts)):
        passages = np.array(found.passages[first:end], dtype=np.int64)
        firsts = _runs(passages)
        yield Sentences(
            terms=small[starts[first] : starts[end]],
            starts=starts[first:end] - starts[first],
            answers=answers[first:end],
            lengths=np.array(found.lengths[first:end], dtype=np.int64),
            firsts=firsts,
            passages=tuple(passages[firsts].tolist()),
            titles=tuple(titles.get(at, ())),
        )


def _titles(found: _Words, vocabulary: Vocabulary) -> dict[int, list[Title]]:
    """Return the titles of each document, by its place."""
    numbered: dict[tuple[int, int], int] = {}
    of_sentences = [
        numbered.setdefault((document, passage), len(numbered)) if is_title else -1
        for document, passage, is_title in zip(
            found.documents, found.passages, found.titles, strict=True
        )
    ]
    titles, of_words = _pairs(
        np.repeat(np.array(of_sentences, dtype=np.int64), found.lengths),
        np.array(found.numbers),
        vocabulary.word_count,
    )
    terms, places = vocabulary.expanded(of_words)
    weights = vocabulary.weights(of_words[places], terms)
    order = np.lexsort((terms, titles[places]))
    keys = titles[places][order] * vocabulary.term_count + terms[order]
    starts = _runs(keys)
    sums = _sums(weights[order], starts).astype(np.float32)
    titles, terms = np.divmod(keys[starts], max(vocabulary.term_count, 1))
    small = terms.astype(np.int32)
    result: dict[int, list[Title]] = {}
    cuts = np.searchsorted(titles, np.arange(len(numbered) + 1)).tolist()
    for (document, place), start, end in zip(numbered, cuts, cuts[1:], strict=False):
        title = Title(place, small[start:end], sums[start:end])
        result.setdefault(document, []).append(title)
    return result


def _pairs(owners: Numbers, words: Numbers, word_count: int) -> tuple[Numbers, Numbers]:
    """Return each word of each owner once, by owner; a negative owner is none."""
    owned = owners >= 0
    keys = _distinct(owners[owned] * word_count + words[owned])
    of_owners, of_words = np.divmod(keys, max(word_count, 1))
    return of_owners, of_words
