"""How well what was found answers: ranked by meaning too, and in three levels whether it does."""

from __future__ import annotations

from dataclasses import replace

from contacts.enums import NOT_PUBLISHED_HERE, Covers
from contacts.search.coverage import covered, level
from contacts.search.index import Index
from contacts.search.meanings import meanings
from contacts.search.query import Answer
from contacts.search.ranking import reranked

MAX_CHARACTERS = 200  # of a query whose meaning is asked for


def with_meaning(
    index: Index, found: Answer, text: str, *, has_words: bool, limit: int
) -> tuple[Answer, float | None]:
    """Ranked by meaning too, and how like `text` what is nearest in meaning is; None where no
    meaning is known. `text` is the query with its repairs; where the content has none of its
    words, which merely share letters with others, meaning alone ranks."""
    meanings.follow(index)
    if not found.understood.said:  # signs alone mean nothing
        return found, None
    numbers = [one.number for one in found.ranked]
    likeness = meanings.likenesses(index, text[:MAX_CHARACTERS], numbers)
    if not likeness:
        return found, None
    unsaid = 1 - covered(index, found.understood, numbers[:1])
    ranked = found.ranked if has_words else []
    ranked = reranked(ranked, likeness, unsaid=unsaid, limit=limit)
    return replace(found, ranked=ranked), max(one.said for one in likeness.values())


def coverage(index: Index, found: Answer, likeness: float | None) -> Covers:
    """Whether the content answers; what it says it does not publish, it does not answer."""
    numbers = [one.number for one in found.ranked]
    if not numbers or index.document(numbers[0]).topic == NOT_PUBLISHED_HERE:
        return Covers.NO
    return level(covered(index, found.understood, numbers), likeness)
