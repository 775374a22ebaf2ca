"""The index: for each term, the documents that hold it and how strongly.

It is immutable. An edit makes a new index that shares everything the edit did not touch
(``Index.updated``), so readers never see half a change. It lives in plain arrays: importing
numpy alone would add 17 MB to every web worker.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, takewhile
from typing import TypeAlias

from contacts.search.analysis import EXACT, PAIR, TRIGRAM, terms, weigh, words
from contacts.search.documents import Document, Part

# BM25's usual constants: how fast repetition stops counting, how much length matters.
K1 = 1.2
B = 0.75
# The title counts in the body and again as a field of its own. Chosen by what served all four
# development collections together; anything from 0.5 to 1 does nearly as well.
TITLE_WEIGHT = 0.8
# Impacts are whole numbers of 1/IMPACT_UNIT, so that a posting list is one compact array.
IMPACT_UNIT = 1 << 16
# Average lengths are rounded to powers of this, so that one edit practically never moves
# them, and with them every impact in the index; when it does, all is built anew.
LENGTH_STEP = 1.1
# Pairs and trigrams that stand in more than this share of the documents are not looked at:
# leaving them out changes no measured ranking for the worse and halves the work of a query.
COMMON_PART = 0.35
# How telling a word is, a small collection can't say: among twenty guides half of all words
# stand in only one. As many documents without the word are thought of beside the real ones.
PRIOR = 50
ALWAYS_READ = 100  # documents; shorter posting lists cost nothing worth saving
# Sentences are kept for this many documents (about 20 kB each): all of a site's few hundred
# guides, the busiest of many thousands.
REMEMBERED_DOCUMENTS = 400

# First half: numbers of documents, ascending. Second half: their impacts, in the same order.
Posting: TypeAlias = "array[int]"
TermsOf: TypeAlias = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lengths:
    """Sums over all documents, in words."""

    documents: int = 0
    body: int = 0
    title: int = 0

    def plus(self, document: Document, times: int = 1) -> Lengths:
        body, title = _lengths(document)
        return Lengths(self.documents + times, self.body + times * body, self.title + times * title)

    def averages(self) -> tuple[float, float]:
        """Return the rounded average lengths of body and title, at least one word."""
        return _rounded(self.body / (self.documents or 1)), _rounded(
            self.title / (self.documents or 1)
        )


def _rounded(length: float) -> float:
    return LENGTH_STEP ** round(math.log(max(length, 1.0), LENGTH_STEP))


def _lengths(document: Document) -> tuple[int, int]:
    body = title = 0
    for passage in document.passages:
        length = len(passage.text.split())
        body += length
        title += length if passage.part is Part.TITLE else 0
    return body, title


@dataclass(frozen=True, slots=True)
class Sentences:
    """Which sentences of one document hold which terms (bit n: sentence n)."""

    masks: dict[str, int]
    lengths: tuple[int, ...]  # words of each sentence
    passages: tuple[int, ...]  # place in the document of the passage it stands in
    titles: dict[int, float]  # gains of all its terms, by a title's place in the document


class Index:
    """Documents and their postings; see the module's note. Built by ``build``."""

    def __init__(
        self,
        *,
        documents: list[Document | None],
        postings: dict[str, Posting],
        lengths: Lengths,
        words: list[str],
    ) -> None:
        self.documents = documents  # by number; None where one was removed
        self.postings = postings
        self.lengths = lengths
        self._common = max(ALWAYS_READ, COMMON_PART * lengths.documents)
        self.words = words  # every word of the texts, folded, sorted
        self.sentences = lru_cache(maxsize=REMEMBERED_DOCUMENTS)(self._sentences)

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

    def knows(self, word: str) -> bool:
        return EXACT + word in self.postings

    def frequency(self, term: str) -> int:
        """In how many documents a term occurs."""
        return len(self.postings.get(term, ())) >> 1

    def rarity(self, term: str) -> float:
        """BM25's inverse document frequency, never negative; 0 for a term of no use."""
        found = self.frequency(term)
        if not found or (term[0] in PAIR + TRIGRAM and found > self._common):
            return 0.0
        return math.log1p((self.size + PRIOR - found + 0.5) / (found + 0.5))

    def words_from(self, beginning: str) -> Iterator[str]:
        """Yield the words that start with ``beginning``, in order."""
        start = bisect_left(self.words, beginning)
        following = (self.words[at] for at in range(start, len(self.words)))
        return takewhile(lambda word: word.startswith(beginning), following)

    def _sentences(self, number: int) -> Sentences:
        masks: dict[str, int] = {}
        lengths, passages = [], []
        document = self.document(number)
        for at, (passage, found) in enumerate(document.sentences()):
            lengths.append(len(found))
            passages.append(passage)
            bit = 1 << at
            for term in set(chain.from_iterable(map(terms, found))):
                masks[term] = masks.get(term, 0) | bit
        titles = {
            place: self._gain(passage.text)
            for place, passage in enumerate(document.passages)
            if passage.part is Part.TITLE
        }
        return Sentences(masks, tuple(lengths), tuple(passages), titles)

    def _gain(self, text: str) -> float:
        """Return the gains of all terms of a text, as if it were a query."""
        weights = weigh((word, 1.0) for word in dict.fromkeys(words(text)))
        return sum(weight * self.rarity(term) for term, weight in weights.items())

    def updated(self, changed: Iterable[Document], removed: Iterable[int] = ()) -> Index:
        """Return an index with ``changed`` documents added or replaced and keys removed.

        Only the postings of those documents are worked out again, unless the average
        length moves by a step (see LENGTH_STEP).
        """
        numbers = {document.key: at for at, document in enumerate(self.documents) if document}
        documents = list(self.documents)
        outgoing = {numbers[key] for key in removed if key in numbers}
        incoming: dict[int, Document] = {}
        for document in changed:
            number = numbers.setdefault(document.key, len(documents))
            if number == len(documents):
                documents.append(None)
            incoming[number] = document
        lengths = self.lengths
        for number in outgoing | incoming.keys():
            if (old := documents[number]) is not None:
                lengths = lengths.plus(old, -1)
            documents[number] = new = incoming.get(number)
            lengths = lengths.plus(new) if new is not None else lengths
        if lengths.averages() != self.lengths.averages():
            return build(document for document in documents if document is not None)
        return self._patched(documents, lengths, outgoing | incoming.keys())

    def _patched(
        self, documents: list[Document | None], lengths: Lengths, numbers: set[int]
    ) -> Index:
        postings = dict(self.postings)
        averages = lengths.averages()
        for number in sorted(numbers):
            old, new = self._old(number), documents[number]
            before = impacts(old, averages) if old is not None else {}
            after = impacts(new, averages) if new is not None else {}
            for term in before.keys() | after.keys():
                posting = _replaced(postings.get(term), number, after.get(term))
                if posting:
                    postings[term] = posting
                else:
                    del postings[term]
        known = (term[1:] for term in postings if term[0] == EXACT)
        return Index(documents=documents, postings=postings, lengths=lengths, words=sorted(known))

    def _old(self, number: int) -> Document | None:
        return self.documents[number] if number < len(self.documents) else None


def _replaced(posting: Posting | None, number: int, impact: int | None) -> Posting:
    """Return a copy of a posting in which ``number`` has ``impact`` (None: is absent)."""
    numbers, strengths = _halves(posting if posting is not None else array("I"))
    at = bisect_left(numbers, number)
    if at < len(numbers) and numbers[at] == number:
        del numbers[at], strengths[at]
    if impact is not None:
        numbers.insert(at, number)
        strengths.insert(at, impact)
    return numbers + strengths


def _halves(posting: Posting) -> tuple[Posting, Posting]:
    half = len(posting) >> 1
    return posting[:half], posting[half:]


def build(documents: Iterable[Document]) -> Index:
    """Build an index of documents with distinct keys."""
    ordered = sorted(documents, key=lambda document: (document.order, document.key))
    lengths = Lengths()
    for document in ordered:
        lengths = lengths.plus(document)
    averages = lengths.averages()
    terms_of = cache(terms.__wrapped__)  # every word of the texts, for this build alone
    pairs: dict[str, Posting] = {}
    for number, document in enumerate(ordered):
        for term, impact in impacts(document, averages, terms_of=terms_of).items():
            posting = pairs.get(term)
            if posting is None:
                posting = pairs[term] = array("I")
            posting.append(number)
            posting.append(impact)
    for term, posting in pairs.items():
        pairs[term] = posting[::2] + posting[1::2]
    known = sorted(term[1:] for term in pairs if term[0] == EXACT)
    return Index(documents=list(ordered), postings=pairs, lengths=lengths, words=known)


def impacts(
    document: Document, averages: tuple[float, float], *, terms_of: TermsOf = terms
) -> dict[str, int]:
    """Return BM25's term-frequency part, body and title added, in IMPACT_UNITs by term.

    Rarity is left to query time: it changes with every edit, this does not.
    """
    body: list[str] = []
    title: list[str] = []
    for passage in document.passages:
        found = words(passage.text)
        body += found
        if passage.part is Part.TITLE:
            title += found
    total: dict[str, int] = {}
    for said, length, average, weight in zip(
        (body, title), _lengths(document), averages, (1.0, TITLE_WEIGHT), strict=True
    ):
        occurrences = Counter(chain.from_iterable(map(terms_of, said)))
        damping = K1 * (1 - B + B * length / average)
        top = weight * (K1 + 1) * IMPACT_UNIT
        impact = {n: round(top * n / (n + damping)) for n in set(occurrences.values())}
        for term, times in occurrences.items():
            total[term] = total.get(term, 0) + impact[times]
    return total
