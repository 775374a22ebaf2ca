"""What readers searched for of late, asked again of content that is not saved yet.

Says for which of their questions the first answer would be another one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from contacts.enums import Covers
from contacts.models import SearchQuery
from contacts.models.base import PublicModel
from contacts.search import service
from contacts.search.meanings import meanings
from contacts.search.store import Snapshot, store

DAYS = 90
SECONDS = 0.3  # an editor waits for it
MOST = 1000  # more are never asked in that time


@dataclass(frozen=True, slots=True)
class Question:
    """What readers typed, folded and masked, and on which language's pages."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """What is found first, None for nothing, and whether readers are told that it `answers`."""

    row: PublicModel | None
    answers: bool


Answers = dict[Question, FirstAnswer]
_answers: tuple[int, Answers] = (0, {})  # of the content with that stamp


@dataclass(frozen=True, slots=True)
class Change:
    question: Question
    now: FirstAnswer
    then: FirstAnswer


@dataclass(frozen=True, slots=True)
class Replay:
    """`asked` of the `known` questions were put, the most frequent ones first."""

    asked: int
    known: int
    changes: tuple[Change, ...]


def recent_questions(today: date) -> list[Question]:
    """Of the last 90 days, the most frequent first."""
    days = SearchQuery.objects.filter(day__gt=today - timedelta(days=DAYS), day__lte=today)
    texts = days.values_list("language", "query").annotate(times=Sum("count"))
    ordered = texts.filter(times__gt=0).order_by("-times", "query", "language")
    return [Question(language, query) for language, query, _times in ordered[:MOST]]


def replay(
    questions: Sequence[Question], now: Snapshot, then: Snapshot, *, seconds: float = SECONDS
) -> Replay:
    """As many questions as can be asked in these `seconds`, and at least one."""
    if then.index is now.index and then.thesaurus == now.thesaurus:
        return Replay(len(questions), len(questions), ())
    deadline = time.monotonic() + seconds
    known, changes, asked = answers_of(now), [], 0
    for question in questions:
        if question not in known:
            known[question] = first_answer(question, now)
        with meanings.trying(then.index):
            before, after = known[question], first_answer(question, then)
        asked += 1
        if before != after:
            changes.append(Change(question, before, after))
        if time.monotonic() >= deadline:
            break
    return Replay(asked, len(questions), tuple(changes))


def answers_of(now: Snapshot) -> Answers:
    """Those found so far: who asks again after another word has twice the time."""
    global _answers
    stamp, found = _answers
    if stamp != now.stamp:
        found = {}
        _answers = now.stamp, found
    return found


def first_answer(question: Question, content: Snapshot) -> FirstAnswer:
    with store.showing(content):
        found = service.search(question.text, language=question.language, limit=1)
    row = found.hits[0].row if found.hits else None
    return FirstAnswer(row, row is not None and found.covers != Covers.NO)
