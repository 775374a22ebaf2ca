"""A query as typed and as understood: keyboard layout, synonyms, doubtful words, ranking. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from contacts.search.transliteration import TOKEN

# Bound on hostile queries; nobody's question is longer (200 characters fill three lines).
MAX_CHARACTERS = 400

# What was said outranks what it also means; editors know their words better than a list does.
SYNONYM_WEIGHT = 0.7
DIALECT_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Answer:
    """Ranked documents, and how the query was understood.

    ``words`` are the folded words searched for (typed, repaired and synonymous), for
    highlights; ``other_layout`` is the text on the other keyboard layout, or in Arabic letters,
    if that was taken, else None; ``corrections`` maps mistyped words to what they were taken
    for, which is two words where a blank was missing.
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
    said = reading.words()
    meant = _meant(lexicon, said)
    counts = _counts(lexicon, said, said, typing=typing)
    ranking = _sure(index, counts, meant, reading.doubts)
    guesses = _guesses(ranking, lexicon, reading.doubts)
    repaired = [guesses[word][0][0] if word in guesses else word for word in said]
    if (again := _counts(lexicon, said, repaired, typing=typing)) != counts:
        counts, ranking = again, _sure(index, again, meant, reading.doubts)
    also = _meant(lexicon, repaired, _certain(guesses)) if guesses else {}
    new = [(word, weight) for word, weight in also.items() if word not in meant]
    if guesses:
        ranking.add(weigh([*_weighed_guesses(guesses, counts), *new]))
    searched = {*said, *meant, *also, *(word for found in guesses.values() for word, _ in found)}
    return Answer(
        ranking.ranked(limit),
        frozenset(searched),
        _other_text(reading, guesses),
        _corrections(reading, guesses),
        _understood(lexicon, said, reading.doubts, guesses),
    )


def _counts(
    lexicon: Lexicon, said: Sequence[str], repaired: Sequence[str], *, typing: bool
) -> dict[str, float]:
    """Return how much each word that was said counts, by what it was repaired to."""
    found = importance(repaired, lexicon.index.common_pairs, lexicon.is_familiar, typing=typing)
    return dict(zip(said, found, strict=True))


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


def _certain(guesses: Guesses) -> dict[str, float]:
    """How sure the likeliest guesses are; a single letter brings no synonyms in."""
    likeliest = ((word, *found[0]) for word, found in guesses.items())
    return {guess: share if len(word) > 1 else 0.0 for word, guess, share in likeliest}


def _other_text(reading: Reading, guesses: Guesses) -> str | None:
    """The text as it was read, on another keyboard layout or in the other script."""
    if not reading.in_latin_letters:
        return reading.other_layout
    meant = {word: found[0][0] for word, found in guesses.items()}
    return TOKEN.sub(
        lambda match: meant.get(match.group(), match.group()), reading.in_latin_letters
    )


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
    """What words were taken for; those of the other script stand in the text already."""
    corrections = {word: " ".join(pair) for word, pair in reading.parted.items()}
    for one in reading.doubts:
        best = guesses[one.word][0][0]
        if one.doubt is Doubt.MISTYPED:
            corrections[one.word] = best
        elif one.doubt is Doubt.TRANSLITERATED:
            corrections[best] = best
    return corrections


def _sure(
    index: Index, counts: Mapping[str, float], meant: Mapping[str, float], doubts: list[Doubtful]
) -> Ranking:
    """Rank by words as typed and their synonyms; by no more than letters of words that are none."""
    ranking = Ranking(index)
    broken = {one.word: one.doubt for one in doubts if one.doubt in NO_WORDS}
    said = [(word, times) for word, times in counts.items() if word not in broken]
    weights = weigh([*said, *meant.items()])
    for word, doubt in broken.items():
        if doubt is Doubt.TRANSLITERATED:
            continue  # its letters are those of another script
        finished = doubt is Doubt.MISTYPED
        for term, weight in weigh_fragments(word, finished=finished).items():
            weights[term] = weights.get(term, 0.0) + weight
    ranking.add(weights)
    return ranking


def _guesses(ranking: Ranking, lexicon: Lexicon, doubts: list[Doubtful]) -> Guesses:
    """Return what doubtful words may stand for, by what the sure ones find."""
    if not doubts:
        return {}
    context = ranking.context()
    return {one.word: likeliest(lexicon, one, context) for one in doubts}


def _weighed_guesses(guesses: Guesses, counts: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for word, found in guesses.items():
        for guess, share in found:
            yield guess, counts.get(word, 1.0) * share
