"""The index: for each term, the documents that hold it and how strongly. Pure.

It is immutable. An edit makes a new index that shares everything the edit did not touch
(``Index.updated``), so readers never see half a change. All that grows with the content
stands in flat arrays, which numpy adds up in one go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from contacts.search.analysis import EXACT
from contacts.search.commonplace import Pair, channel_words, common_pairs
from contacts.search.documents import Document
from contacts.search.postings import Documents, Impacts, Postings
from contacts.search.reading import Sentences, lengths, read
from contacts.search.vocabulary import Terms, Vocabulary, Weights
from contacts.search.wordlist import WordList

# Average lengths are rounded to powers of this, so that one edit practically never moves
# them, and with them every impact in the index; when it does, all is built anew.
LENGTH_STEP = 1.1
# From so many documents on, which take a second to build, impacts keep the average lengths they
# were made with until these are a whole step off: no edit back and forth builds all anew.
MANY = 2000
# Pairs and trigrams that stand in more than this share of the documents are not looked at:
# leaving them out changes no measured ranking for the worse and halves the work of a query.
COMMON_PART = 0.35
ALWAYS_READ = 100  # documents; shorter posting lists cost nothing worth saving
# How telling a word is, a small collection can't say: among twenty guides half of all words
# stand in only one. As many documents without the word are thought of beside the real ones.
PRIOR = 50

_NOTHING = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint16)


@dataclass(frozen=True, slots=True)
class Lengths:
    """Sums over all documents, in words."""

    documents: int = 0
    body: int = 0
    title: int = 0

    def plus(self, document: Document, times: int = 1) -> Lengths:
        body, title = lengths(document)
        return Lengths(self.documents + times, self.body + times * body, self.title + times * title)

    def averages(self) -> tuple[float, float]:
        """Return the rounded average lengths of body and title, at least one word."""
        body, title = self._steps()
        return LENGTH_STEP ** round(body), LENGTH_STEP ** round(title)

    def are_near(self, averages: tuple[float, float]) -> bool:
        """Whether impacts made with these averages may stay as they are."""
        if self.documents < MANY:
            return self.averages() == averages
        then = (math.log(average, LENGTH_STEP) for average in averages)
        return all(abs(now - one) <= 1 for now, one in zip(self._steps(), then, strict=True))

    def _steps(self) -> tuple[float, float]:
        """Return the average lengths as powers of LENGTH_STEP."""
        means = (total / (self.documents or 1) for total in (self.body, self.title))
        body, title = (math.log(max(mean, 1.0), LENGTH_STEP) for mean in means)
        return body, title


class Index:
    """Documents and their postings; see the module's note. Built by ``build``."""

    def __init__(
        self,
        *,
        documents: list[Document | None],
        sentences: list[Sentences | None],
        lengths: Lengths,
        averages: tuple[float, float],
        numbers: Terms,
        postings: Postings,
        words: WordList,
    ) -> None:
        self.documents = documents  # by number; None where one was removed
        self.lengths = lengths
        self.averages = averages  # that the impacts were made with
        self.numbers = numbers  # of the terms
        self.postings = postings
        self._sentences = sentences
        self._words = words
        self._frequencies = postings.frequencies()
        self._presences = postings.strongest() ** 2 * np.sqrt(self._frequencies)
        self.rarities = self._rarities()

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self.lengths.documents

    def __iter__(self) -> Iterator[Document]:
        return (document for document in self.documents if document is not None)

    def document(self, number: int) -> Document:
        document = self.documents[number]
        if document is None:
            raise LookupError(f"document number {number} was removed")
        return document

    def sentences(self, number: int) -> Sentences:
        sentences = self._sentences[number]
        if sentences is None:
            raise LookupError(f"document number {number} was removed")
        return sentences

    @property
    def words(self) -> list[str]:
        """Every word of the texts, folded, sorted."""
        return self._words.in_order

    @property
    def known(self) -> frozenset[str]:
        """Every word of the texts, folded."""
        return self._words.known

    @property
    def skeletons(self) -> dict[str, list[tuple[str, str]]]:
        return self._words.skeletons

    @property
    def outlines(self) -> dict[str, list[str]]:
        return self._words.outlines

    def knows(self, word: str) -> bool:
        return word in self.known

    def posting(self, term: str) -> tuple[Documents, Impacts]:
        """Return the numbers of the documents that hold a term, ascending, and the impacts."""
        number = self.numbers.get(term)
        return _NOTHING if number is None else self.postings.of_term(number)

    def frequency(self, term: str) -> int:
        """In how many documents a term occurs."""
        number = self.numbers.get(term)
        return 0 if number is None else int(self._frequencies[number])

    def share(self, number: int, terms: Sequence[str]) -> float:
        """Return how many of ``terms`` a document holds, as a share."""
        held = set(self.sentences(number).terms.tolist())
        return sum(self.numbers.get(term) in held for term in terms) / (len(terms) or 1)

    def presence(self, word: str) -> float:
        """How much of a subject a word is: the (squared) impact in its strongest document, which
        a title makes, and a little more for each further document."""
        number = self.numbers.get(EXACT + word)
        return 0.0 if number is None else float(self._presences[number])

    def _rarities(self) -> Weights:
        """BM25's inverse document frequency, never negative; 0 for a term of no use."""
        found = self._frequencies
        common = self.numbers.in_letters & (found > max(ALWAYS_READ, COMMON_PART * self.size))
        rarities = np.log1p((self.size + PRIOR - found + 0.5) / (found + 0.5))
        return np.where(common | (found == 0), 0.0, rarities)

    def words_from(self, beginning: str) -> Iterator[str]:
        return self._words.words_from(beginning)

    def bare_words_from(self, beginning: str) -> Iterator[str]:
        return self._words.bare_words_from(beginning)

    def prepare(self) -> Index:
        """Make what is kept for queries beforehand, or the first one would wait for it."""
        for name, attribute in vars(type(self)).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)
        return self

    @cached_property
    def common_pairs(self) -> frozenset[Pair]:
        """The phrases that stand in most documents."""
        return common_pairs(list(self))

    @cached_property
    def channel_words(self) -> dict[str, int]:
        """The channel that a word names, by the word's stem."""
        return channel_words(list(self))

    def updated(self, changed: Iterable[Document], removed: Iterable[int] = ()) -> Index:
        """Return an index with ``changed`` documents added or replaced and keys removed.

        Only the postings of those documents are worked out again, unless they are most, or
        the average length moves (see LENGTH_STEP).
        """
        numbers = {document.key: at for at, document in enumerate(self.documents) if document}
        documents = list(self.documents)
        now: dict[int, Document | None] = {numbers[key]: None for key in removed if key in numbers}
        for document in changed:
            number = numbers.setdefault(document.key, len(documents))
            if number == len(documents):
                documents.append(None)
            now[number] = document
        sums = self.lengths
        for number, new in now.items():
            sums = sums.plus(old, -1) if (old := documents[number]) else sums
            sums = sums.plus(new) if new else sums
            documents[number] = new
        if not now:
            return self
        if len(now) > sums.documents // 2 or not sums.are_near(self.averages):
            return build(document for document in documents if document is not None)
        return self._patched(documents, sums, now)

    def _patched(
        self,
        documents: list[Document | None],
        sums: Lengths,
        now: dict[int, Document | None],
    ) -> Index:
        vocabulary = Vocabulary(self.numbers)
        incoming = sorted((number, one) for number, one in now.items() if one is not None)
        sentences = self._sentences + [None] * (len(documents) - len(self._sentences))
        gone = {number: one.terms for number in now if (one := sentences[number]) is not None}
        parts = list(read(incoming, vocabulary, averages=self.averages))
        for number in gone:
            sentences[number] = None
        for part in parts:
            for number, one in part.sentences.items():
                sentences[number] = one
        entries = [part.entries for part in parts]
        postings = self.postings.updated(gone, entries, terms=vocabulary.term_count)
        numbers = vocabulary.numbers
        return Index(
            documents=documents,
            sentences=sentences,
            lengths=sums,
            averages=self.averages,
            numbers=numbers,
            postings=postings,
            words=self._words_after(now, numbers, postings),
        )

    def _words_after(
        self, now: dict[int, Document | None], numbers: Terms, postings: Postings
    ) -> WordList:
        old = (self.documents[number] for number in now if number < len(self.documents))
        touched = (one for one in (*old, *now.values()) if one is not None)
        words = {word for one in touched for _, sentence in one.sentences() for word in sentence}
        used = {word for word in words if len(postings.of_term(numbers[EXACT + word])[0])}
        return self._words.updated(used=used, unused=words - used)


def build(documents: Iterable[Document]) -> Index:
    """Build an index of documents with distinct keys."""
    ordered = sorted(documents, key=lambda document: (document.order, document.key))
    sums = Lengths()
    for document in ordered:
        sums = sums.plus(document)
    vocabulary = Vocabulary()
    parts = list(read(list(enumerate(ordered)), vocabulary, averages=sums.averages()))
    return Index(
        documents=list(ordered),
        sentences=[one for part in parts for one in part.sentences.values()],
        lengths=sums,
        averages=sums.averages(),
        numbers=vocabulary.numbers,
        postings=Postings.of([part.entries for part in parts], terms=vocabulary.term_count),
        words=WordList().updated(used=vocabulary.keys(), unused=set()),
    )
