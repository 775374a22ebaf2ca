"""Which of several documents comes first, beside how well each fits. Pure.

Who says the whole name of something looks for that. Who says nothing but words of a name may
well. Else it is a question, which guides answer, and other documents merely share words with.
"""

from collections.abc import Iterable
from dataclasses import replace

from contacts.enums import PageKind
from contacts.search.analysis import stem, words
from contacts.search.documents import Document, Part
from contacts.search.index import Index
from contacts.search.ranking import RERANKED, Ranked

# What the score of a page, topic or channel counts beside that of a guide, and that of one of
# whose name words are said and nothing else.
BESIDE_GUIDES, BY_NAME = 0.7, 1.25


def ordered(index: Index, ranked: Iterable[Ranked], *, said: list[str]) -> list[Ranked]:
    """`said`: the folded words that were typed."""
    weighed = [_weighed(one, index.document(one.number), said) for one in ranked]
    named = {
        one.number
        for one in weighed[:RERANKED]
        if any(title == said for title in titles(index.document(one.number)))
    }
    return sorted(weighed, key=lambda one: (one.number not in named, -one.score))


def _weighed(one: Ranked, document: Document, said: list[str]) -> Ranked:
    if document.kind is PageKind.GUIDE:
        return one
    stems = set(map(stem, said))
    is_name = any(stems.issubset(map(stem, title)) for title in titles(document))
    return replace(one, score=one.score * (BY_NAME if is_name else BESIDE_GUIDES))


def titles(document: Document) -> list[list[str]]:
    return [words(one.text) for one in document.passages if one.part is Part.TITLE]
