"""From a reader's answers to the way to get in touch that can be used now. Pure.

Nothing that is closed or out of order comes first. Where nothing that fits all answers can be used,
wishes are given up until something can be: first one of them, the last asked first, then several,
and only then that the reader cannot sign in, which is no wish. Among those that fit equally comes
first the one that the guide of an answer is about, then the order of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from contacts.hours.values import State

# With fewer there is nothing to choose.
FEWEST_ANSWERS = 2
USABLE = (State.OPEN, State.ALWAYS, State.CHECK)


K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Answer:
    """Of `row`, which is the caller's own. Without `kinds` every kind of channel suits it.

    `channel` is the one that its guide is about, as a Way names it.
    """

    row: Any
    slug: str
    kinds: frozenset[str] = frozenset()
    channel: int | None = None
    cannot_sign_in: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Of `row`, which is the caller's own, with the answers that readers may give."""

    row: Any
    answers: tuple[Answer, ...]

    @property
    def is_a_choice(self) -> bool:
        return len(self.answers) >= FEWEST_ANSWERS

    def answer(self, slug: str) -> Answer | None:
        return next((one for one in self.answers if one.slug == slug.lower()), None)


@dataclass(frozen=True, slots=True)
class Given:
    """`before` are the slugs that lead to the question."""

    question: Question
    answer: Answer
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """`following` is what is asked next, None once all is known."""

    given: tuple[Given, ...]
    following: Question | None

    @property
    def answers(self) -> list[Answer]:
        return [one.answer for one in self.given]


def followed(questions: Sequence[Question], slugs: Sequence[str]) -> Path:
    """The longest known part of a path of answers, in the order of the questions."""
    given: list[Given] = []
    for question, slug in zip(questions, slugs, strict=False):
        answer = question.answer(slug)
        if answer is None:
            break
        given.append(Given(question, answer, tuple(one.answer.slug for one in given)))
        if answer.is_last:
            return Path(tuple(given), None)
    left = questions[len(given) :]
    return Path(tuple(given), left[0] if left else None)


@dataclass(frozen=True, slots=True)
class Way(Generic[K]):
    """A channel at a moment. `needs_sign_in` None: it is not published."""

    key: K
    kind: str
    needs_sign_in: bool | None
    state: State
    channel: int | None = None
    is_spoken: bool = False  # somebody answers on the telephone

    @property
    def is_usable(self) -> bool:
        return self.state in USABLE

    def suits(self, answers: Sequence[Answer]) -> bool:
        return self.is_of_kinds(answers) and not self.is_barred(answers)

    def is_of_kinds(self, answers: Sequence[Answer]) -> bool:
        return all(not one.kinds or self.kind in one.kinds for one in answers)

    def is_barred(self, answers: Sequence[Answer]) -> bool:
        """The reader cannot sign in, which it needs."""
        return bool(self.needs_sign_in) and any(one.cannot_sign_in for one in answers)


class Reason(StrEnum):
    """Why the first way is not one that suits all answers."""

    SUITS = "suits"
    NO_CALLS = "no-calls"  # nobody answers the telephone; this one is written to
    SIGN_IN_TO_WRITE = "sign-in-to-write"  # this one is called
    NOT_NOW = "not-now"  # another one suits all answers and cannot be used now
    NONE_SUITS = "none-suits"
    BARRED = "barred"  # all that can be used needs signing in


@dataclass(frozen=True, slots=True)
class Chosen(Generic[K]):
    """`first` is None where nothing at all can be used, and `others` are all there are.

    Of the others come first those that suit all answers and cannot be used now; last those that
    the reader cannot get into.
    """

    first: Way[K] | None
    reason: Reason
    others: tuple[Way[K], ...]


def choose(answers: Sequence[Answer], ways: Sequence[Way[K]]) -> Chosen[K]:
    """`ways` are all there are, in the order of the site."""
    first = _first_usable(answers, ways)
    others = sorted(
        (way for way in ways if way is not first), key=lambda way: _rank(way, answers, ways)
    )
    reason = _reason(first, answers, ways) if first else Reason.NOT_NOW
    return Chosen(first, reason, tuple(others))


def _first_usable(answers: Sequence[Answer], ways: Sequence[Way[K]]) -> Way[K] | None:
    usable = _meant_first([way for way in ways if way.is_usable], answers)
    for among in (
        [way for way in usable if not way.is_barred(answers)],
        [way for way in usable if way.is_barred(answers)],
    ):
        for kept in _fewer(answers):
            if found := next((way for way in among if way.is_of_kinds(kept)), None):
                return found
    return None


def _meant_first(ways: list[Way[K]], answers: Sequence[Answer]) -> list[Way[K]]:
    """Those first that guides of the answers are about, as these were given."""
    meant = [one.channel for one in answers if one.channel is not None]
    return sorted(
        ways, key=lambda way: meant.index(way.channel) if way.channel in meant else len(meant)
    )


def _fewer(answers: Sequence[Answer]) -> Iterator[Sequence[Answer]]:
    """All of them, then without one, then without several, the last given first."""
    yield answers
    for place in reversed(range(len(answers))):
        yield [*answers[:place], *answers[place + 1 :]]
    for kept in reversed(range(len(answers))):
        yield answers[:kept]


def _reason(first: Way[K], answers: Sequence[Answer], ways: Sequence[Way[K]]) -> Reason:
    if first.is_barred(answers):
        return Reason.BARRED
    if first.is_of_kinds(answers):
        return Reason.SUITS
    suiting = [way for way in ways if way.suits(answers)]
    spoken = [way for way in suiting if way.is_spoken]
    if suiting and suiting == spoken and not first.is_spoken:
        return Reason.NO_CALLS
    if suiting:
        return Reason.NOT_NOW
    behind = [way for way in ways if way.is_of_kinds(answers) and way.is_usable]
    if behind and first.is_spoken:
        return Reason.SIGN_IN_TO_WRITE
    return Reason.NONE_SUITS


def _rank(
    way: Way[K], answers: Sequence[Answer], ways: Sequence[Way[K]]
) -> tuple[bool, bool, bool, int]:
    waits = way.suits(answers) and not way.is_usable
    return way.is_barred(answers), not waits, not way.is_usable, ways.index(way)
