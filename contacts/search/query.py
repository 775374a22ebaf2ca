"""A query as typed and as understood: keyboard layout, synonyms, doubtful words, ranking. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from contacts.search.analysis import (
    STEM,
    fold,
    is_number,
    stem,
    weigh,
    weigh_fragments,
    word_weight,
    words,
)
from contacts.search.coverage import Understood
from contacts.search.dialect import DIALECT
from contacts.search.index import Index
from contacts.search.keyboard import on_other_layouts
from contacts.search.ranking import Ranked, Ranking
from contacts.search.repair import (
    CORRECTED_WORDS,
    Doubt,
    Doubtful,
    doubtful,
    glued,
    has_relatives,
    likeliest,
)
from contacts.search.synonyms import Thesaurus

# Bounds on hostile queries; nobody's question is longer (200 characters fill three lines).
MAX_CHARACTERS = 400
MAX_WORDS = 32

# What was said outranks what it also means; editors know their words better than a list does.
SYNONYM_WEIGHT = 0.7
DIALECT_WEIGHT = 0.4

_SPOKEN = Thesaurus.of(DIALECT)

# The other layout is meant when hardly any typed letter belongs to a known word and most of
# the letters that the same keys give on the other layout do.
MISTYPED_BELOW = 0.4
MEANT_ABOVE = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """Ranked documents, and how the query was understood.

    ``words`` are the folded words searched for (typed, repaired and synonymous), for
    highlights; ``other_layout`` is the text on the other keyboard layout if that was taken,
    else None; ``corrections`` maps mistyped words to what they were taken for, which is two
    words where a blank was missing.
    """

    ranked: list[Ranked]
    words: frozenset[str]
    other_layout: str | None
    corrections: dict[str, str]
    understood: Understood = Understood()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a query: as typed, doubtful, and typed without the blank between two."""

    typed: list[str]
    doubts: list[Doubtful]
    parted: dict[str, tuple[str, str]]

    def words(self) -> list[str]:
        parts = (part for word in self.typed for part in self.parted.get(word, (word,)))
        return list(dict.fromkeys(parts))


def answer(
    index: Index, thesaurus: Thesaurus, text: str, *, limit: int, literal: bool = False
) -> Answer:
    """Search ``index``. ``literal``: take the text as typed, repair nothing."""
    text = text[:MAX_CHARACTERS]
    layout = None if literal else other_layout(index, text)
    typed = list(dict.fromkeys(words(layout or text)))[:MAX_WORDS]
    if literal:
        reading = _Reading(typed, [], {})
    else:
        explained = thesaurus.explained(typed) | _SPOKEN.explained(typed)
        reading = _read(index, typed, explained, unfinished=fold(text)[-1:].isalnum())
    said = reading.words()
    meant = _meant(index, thesaurus, said)
    ranking = Ranking(index)
    _add_sure(ranking, said, meant, reading.doubts)
    guesses = _add_doubtful(ranking, index, reading.doubts)
    searched = {*said, *meant, *(word for found in guesses.values() for word in found)}
    corrections = _corrections(reading, guesses)
    return Answer(
        ranking.ranked(limit),
        frozenset(searched),
        layout,
        corrections,
        _understood(thesaurus, said, reading.doubts, guesses),
    )


def _read(index: Index, typed: list[str], explained: set[str], *, unfinished: bool) -> _Reading:
    """Look at each word that nobody explains, but at no more than CORRECTED_WORDS strange ones."""
    doubts: list[Doubtful] = []
    parted: dict[str, tuple[str, str]] = {}
    for place, word in enumerate(typed, start=1):
        if len(doubts) + len(parted) == CORRECTED_WORDS:
            break
        if word in explained:
            continue
        one = doubtful(index, word, unfinished=unfinished and place == len(typed))
        if one is not None:
            doubts.append(one)
        elif not _is_familiar(index, word) and (pair := glued(index, word)):
            parted[word] = pair
    return _Reading(typed, doubts, parted)


def _meant(index: Index, thesaurus: Thesaurus, said: list[str]) -> dict[str, float]:
    """Return the weights of what words also stand for, known or related to known ones.

    A question word's meaning weighs no more than the question word. Where no form of what was
    said is in the content, its listed meaning is all there is, and counts whole.
    """
    meant: dict[str, float] = {}
    for source, whole in ((_SPOKEN, DIALECT_WEIGHT), (thesaurus, SYNONYM_WEIGHT)):
        for word, phrase in source.meanings(said):
            heard = any(_is_familiar(index, one) for one in phrase)
            weight = whole if heard or source is _SPOKEN else 1.0
            weight *= max(map(word_weight, phrase))
            if has_relatives(index, word):
                meant[word] = max(weight, meant.get(word, 0.0))
    return meant


def _understood(
    thesaurus: Thesaurus, said: list[str], doubts: list[Doubtful], guesses: dict[str, list[str]]
) -> Understood:
    """What to look for in an answer: each word, its likeliest repair, and what these stand for."""
    broken = (one.word for one in doubts if one.doubt in (Doubt.MISTYPED, Doubt.UNFINISHED))
    taken = {word: guesses[word][0] for word in broken}
    senses: dict[str, set[str]] = {}
    for text in (said, [taken.get(word, word) for word in said]):
        for source in (_SPOKEN, thesaurus):
            for meaning, phrase in source.meanings(text):
                for word in phrase:
                    senses.setdefault(word, set()).add(meaning)
    return Understood(said, senses, taken)


def _corrections(reading: _Reading, guesses: dict[str, list[str]]) -> dict[str, str]:
    mistyped = (one.word for one in reading.doubts if one.doubt is Doubt.MISTYPED)
    return {
        **{word: " ".join(pair) for word, pair in reading.parted.items()},
        **{word: guesses[word][0] for word in mistyped},
    }


def _add_sure(
    ranking: Ranking, typed: list[str], meant: dict[str, float], doubts: list[Doubtful]
) -> None:
    """Add words as typed and their synonyms; of words that are none, only the letters."""
    broken = {
        one.word: one.doubt is Doubt.MISTYPED
        for one in doubts
        if one.doubt in (Doubt.MISTYPED, Doubt.UNFINISHED)
    }
    said = [(word, 1.0) for word in typed if word not in broken]
    weights = weigh([*said, *meant.items()])
    for word, finished in broken.items():
        for term, weight in weigh_fragments(word, finished=finished).items():
            weights[term] = weights.get(term, 0.0) + weight
    ranking.add(weights)


def _add_doubtful(ranking: Ranking, index: Index, doubts: list[Doubtful]) -> dict[str, list[str]]:
    """Add what doubtful words may stand for; return it by word, likeliest first."""
    if not doubts:
        return {}
    context = ranking.context()
    guesses = {one.word: likeliest(index, one, context) for one in doubts}
    ranking.add(weigh(guess for found in guesses.values() for guess in found))
    return {word: [guess for guess, _ in found] for word, found in guesses.items()}


def other_layout(index: Index, text: str) -> str | None:
    """Return ``text`` as typed on the other layout if that was meant, else None."""
    if not text.strip() or _known_share(index, text) >= MISTYPED_BELOW:
        return None
    readings = on_other_layouts(text)
    share, best = max((_known_share(index, reading), reading) for reading in readings)
    return best if share > MEANT_ABOVE else None


def _known_share(index: Index, text: str) -> float:
    """Return the share of letters that belong to known words or stems (numbers aside).

    A letter alone is no word: the other layout leaves many of them.
    """
    found = [word for word in words(text) if not is_number(word)]
    known = sum(len(word) for word in found if len(word) > 1 and _is_familiar(index, word))
    return known / (sum(map(len, found)) or 1)


def _is_familiar(index: Index, word: str) -> bool:
    return index.knows(word) or index.frequency(STEM + stem(word)) > 0
