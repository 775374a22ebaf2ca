"""A query as typed and as understood: keyboard layout, synonyms, doubtful words, ranking. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from contacts.search.analysis import weigh, weigh_fragments, word_weight
from contacts.search.commonplace import importance
from contacts.search.coverage import Understood
from contacts.search.index import Index
from contacts.search.interpretation import Reading, as_typed, read
from contacts.search.lexicon import SPOKEN, Lexicon
from contacts.search.ranking import Ranked, Ranking
from contacts.search.repair import Doubt, Doubtful, likeliest
from contacts.search.synonyms import Thesaurus

# Bound on hostile queries; nobody's question is longer (200 characters fill three lines).
MAX_CHARACTERS = 400

# What was said outranks what it also means; editors know their words better than a list does.
SYNONYM_WEIGHT = 0.7
DIALECT_WEIGHT = 0.4


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


NO_WORDS = (Doubt.MISTYPED, Doubt.UNFINISHED, Doubt.TRANSLITERATED)
_ALL_CERTAIN: Mapping[str, float] = MappingProxyType({})
Guesses = dict[str, list[tuple[str, float]]]  # by doubtful word, likeliest first


def answer(
    index: Index,
    thesaurus: Thesaurus,
    text: str,
    *,
    limit: int,
    literal: bool = False,
    typing: bool = False,
) -> Answer:
    """Search ``index``. ``literal``: take the text as typed, repair nothing. ``typing``: it is
    about to go on, and what is asked for is what it may become."""
    lexicon = Lexicon(index, thesaurus)
    text = text[:MAX_CHARACTERS]
    reading = as_typed(text) if literal else read(lexicon, text, typing=typing)
    ranking = Ranking(index)
    said = reading.words()
    meant = _meant(lexicon, said)
    counting = importance(said, index.common_pairs, typing=typing)
    _add_sure(ranking, counting, meant, reading.doubts)
    guesses = _guesses(ranking, lexicon, reading.doubts, counting)
    ranking.add(weigh(guess for found in guesses.values() for guess in found))
    also = _also_meant(lexicon, said, guesses)
    ranking.add(weigh((word, weight) for word, weight in also.items() if word not in meant))
    searched = {*said, *meant, *also, *(word for found in guesses.values() for word, _ in found)}
    return Answer(
        ranking.ranked(limit),
        frozenset(searched),
        reading.other_layout,
        _corrections(reading, guesses),
        _understood(lexicon, said, reading.doubts, guesses),
    )


def _meant(
    lexicon: Lexicon, said: Sequence[str], certain: Mapping[str, float] = _ALL_CERTAIN
) -> dict[str, float]:
    """Return the weights of what words also stand for, known or related to known ones.

    A question word's meaning weighs no more than the question word. Where no form of what was
    said is in the content, its listed meaning is all there is, and counts whole. ``certain``:
    how sure it is that a word was said, where that is in doubt.
    """
    meant: dict[str, float] = {}
    for source, whole in ((SPOKEN, DIALECT_WEIGHT), (lexicon.thesaurus, SYNONYM_WEIGHT)):
        for word, phrase in source.meanings(said):
            heard = any(lexicon.is_in_content(one) for one in phrase)
            weight = whole if heard or source is SPOKEN else 1.0
            weight *= max(map(word_weight, phrase)) * min(certain.get(one, 1.0) for one in phrase)
            if lexicon.has_relatives(word):
                meant[word] = max(weight, meant.get(word, 0.0))
    return meant


def _also_meant(lexicon: Lexicon, said: Sequence[str], guesses: Guesses) -> dict[str, float]:
    """Return what words stand for when each doubtful one is what it is most likely."""
    best = {word: found[0] for word, found in guesses.items()}
    repaired = [best[word][0] if word in best else word for word in said]
    return _meant(lexicon, repaired, dict(best.values())) if best else {}


def _understood(
    lexicon: Lexicon, said: Sequence[str], doubts: list[Doubtful], guesses: Guesses
) -> Understood:
    """What to look for in an answer: each word, its likeliest repair, and what these stand for."""
    broken = (one.word for one in doubts if one.doubt in NO_WORDS)
    taken = {word: guesses[word][0][0] for word in broken}
    senses: dict[str, set[str]] = {}
    for text in (said, [taken.get(word, word) for word in said]):
        for source in (SPOKEN, lexicon.thesaurus):
            for meaning, phrase in source.meanings(text):
                for word in phrase:
                    senses.setdefault(word, set()).add(meaning)
    return Understood(said, senses, taken)


def _corrections(reading: Reading, guesses: Guesses) -> dict[str, str]:
    shown = (Doubt.MISTYPED, Doubt.TRANSLITERATED)
    mistyped = (one.word for one in reading.doubts if one.doubt in shown)
    return {
        **{word: " ".join(pair) for word, pair in reading.parted.items()},
        **{word: guesses[word][0][0] for word in mistyped},
    }


def _add_sure(
    ranking: Ranking,
    typed: dict[str, float],
    meant: dict[str, float],
    doubts: list[Doubtful],
) -> None:
    """Add words as typed and their synonyms; of words that are none, only the letters."""
    broken = {one.word: one.doubt for one in doubts if one.doubt in NO_WORDS}
    said = [(word, times) for word, times in typed.items() if word not in broken]
    weights = weigh([*said, *meant.items()])
    for word, doubt in broken.items():
        if doubt is Doubt.TRANSLITERATED:
            continue  # its letters are those of another script
        finished = doubt is Doubt.MISTYPED
        for term, weight in weigh_fragments(word, finished=finished).items():
            weights[term] = weights.get(term, 0.0) + weight
    ranking.add(weights)


def _guesses(
    ranking: Ranking, lexicon: Lexicon, doubts: list[Doubtful], counting: dict[str, float]
) -> Guesses:
    """Return what doubtful words may stand for, by what the sure ones find."""
    if not doubts:
        return {}
    context = ranking.context()
    return {
        one.word: [
            (word, counting.get(one.word, 1.0) * share)
            for word, share in likeliest(lexicon, one, context)
        ]
        for one in doubts
    }
