"""Which of several documents comes first, beside how well each fits. Pure.

Who says the whole name of something, or its number, looks for that. Who says nothing but words of
a name may well. Else it is a question, which guides answer, and other documents merely share words
with: first guides of the channel that is named, and before those that only say where to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from contacts.enums import PageKind
from contacts.search.analysis import STOP_WORDS, stem, words
from contacts.search.coverage import Understood, covered
from contacts.search.documents import Document, Part
from contacts.search.index import Index
from contacts.search.ranking import RERANKED, Ranked

# What the score of a page or channel counts beside that of a guide, if words of its name are said
# and nothing else, and what that of a topic does, which only leads to guides.
BESIDE_GUIDES, BY_NAME, LISTS = 0.85, 1.25, 0.5
# What the score of a guide counts that belongs to another channel than the one that is named.
BESIDE_CHANNEL, OF_NO_CHANNEL = 0.7, 0.85
# What the score of one counts that only says where to ask, where answers hold as many of the words,
# and where they do not.
BESIDE_ANSWERS, ASKED_FOR = 0.8, 1.3
COMPARED = 3  # answers, the best ones


def ordered(index: Index, ranked: Sequence[Ranked], query: Understood) -> list[Ranked]:
    said = [query.guesses.get(one, one) for one in query.said]
    documents = {one.number: index.document(one.number) for one in ranked}
    beside = beside_answers(index, [one.number for one in ranked[:RERANKED]], query)
    channel = named_channel(index, query)
    weights = {
        number: BESIDE_ANSWERS if number in beside else _weight(document, said, channel)
        for number, document in documents.items()
    }
    weighed = [replace(one, score=one.score * weights[one.number]) for one in ranked]
    weighed.sort(key=lambda one: -one.score)
    first = {one.number: documents[one.number] for one in weighed[:RERANKED]}
    named = {number for number, one in first.items() if said in names(one)}
    named = named or by_name_alone(first, said)
    return sorted(weighed, key=lambda one: one.number not in named)


def _weight(document: Document, said: list[str], channel: int | None) -> float:
    """`channel`: the one that is named."""
    if document.kind is PageKind.TOPIC:
        return LISTS
    if document.kind is not PageKind.GUIDE:
        return BY_NAME if _is_said_of(document, said) else BESIDE_GUIDES
    if not document.is_answer:
        return ASKED_FOR
    if channel in (None, document.channel):
        return 1.0
    return BESIDE_CHANNEL if document.channel else OF_NO_CHANNEL


def _is_said_of(document: Document, said: list[str]) -> bool:
    stems = set(map(stem, said))
    return any(stems.issubset(map(stem, name)) for name in names(document))


def by_name_alone(documents: Mapping[int, Document], said: list[str]) -> set[int]:
    """Those whose names hold all that is said, which guides say in other words at best."""
    named = {
        number
        for number, one in documents.items()
        if one.kind is not PageKind.GUIDE and _is_said_of(one, said)
    }
    guides = (one for one in documents.values() if one.kind is PageKind.GUIDE)
    return set() if named and any(_tells(one, said) for one in islice(guides, COMPARED)) else named


def _tells(document: Document, said: list[str]) -> bool:
    """Whether all telling words stand in what readers see of it."""
    seen = (words(one.text) for one in document.passages if one.part is not Part.WORDING)
    return {stem(one) for one in said if one not in STOP_WORDS} <= {*map(stem, chain(*seen))}


def beside_answers(index: Index, numbers: Sequence[int], query: Understood) -> set[int]:
    """Those that only say where to ask, of which answers say as much."""
    answers = [one for one in numbers if index.document(one).is_answer]
    said = covered(index, query, answers[:COMPARED])
    others = (one for one in numbers if not index.document(one).is_answer)
    return {one for one in others if covered(index, query, [one]) <= said}


def named_channel(index: Index, query: Understood) -> int | None:
    """The one channel that words of the query name, or else words that they stand for."""
    senses = (word for one in query.said for word in query.senses.get(one, ()))
    for some in ((query.guesses.get(one, one) for one in query.said), senses):
        found = {index.channel_words.get(stem(word)) for word in some} - {None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def names(document: Document) -> Iterator[list[str]]:
    """The titles; of a channel its numbers as well, and what these are called."""
    parts = (Part.TITLE, Part.CONTEXT) if document.kind is PageKind.CHANNEL else (Part.TITLE,)
    for one in document.passages:
        if one.part in parts:
            yield words(one.text)
