"""What a word may stand for: unfinished words and typing errors. Pure.

Only words the index does not know are repaired, so a correct query is never touched; the
one exception is the last word while it is being typed (رقم may become رقمي).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from contacts.search.analysis import EXACT, MAX_WORD_LETTERS, STOP_WORDS, is_arabic, is_number, stem
from contacts.search.index import Index
from contacts.search.keyboard import slip_likelihood
from contacts.search.lexicon import Lexicon
from contacts.search.numbers import LONG_DIGITS
from contacts.search.transliteration import latin_skeleton, spellings, unlikeness
from contacts.search.vocabulary import Weights

COMPLETIONS = 20  # the likeliest ones share the weight

CORRECTED_LETTERS = 3  # any shorter word is one edit from too many others
SHORT_LETTERS = 3  # near many others: only a usual slip changes its first letter
CORRECTIONS = 8
CORRECTED_WORDS = 8  # bound on the words of one query that are corrected

COMPLETED_DIGITS = 2

GLUED_LETTERS = 3  # in each half of a word that lacks its blank: تطبيقحساب

# Folded letters that are typed: 28 Arabic ones without the hamza forms, 26 Latin ones.
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"

TRANSLITERATIONS = 5
# How unlike its letters an Arabic word may be, and how fast that makes it unlikely.
UNLIKE_BEYOND = 0.4
UNLIKE_A_LETTER = 0.25
LIKENESS = 2.5

# How a candidate's commonness counts next to the company it keeps (see ``likeliest``).
COMMONNESS = 0.07
# Above 1: the likeliest candidate gets more than its share.
SHARPNESS = 1.5


class Doubt(Enum):
    """Why a word is looked at."""

    UNFINISHED = "unfinished"  # unknown, but known words go on from it
    MAYBE_UNFINISHED = "maybe unfinished"  # a word of its own, but still being typed
    FINISHED = "finished"  # a word of its own, and the text was sent
    CUT = "maybe cut off"  # the same at the end of a sentence, whose other words say what is meant
    MISTYPED = "mistyped"
    MAYBE_MISTYPED = "maybe mistyped"  # unknown so spelt, but a form of it is known and matches
    TRANSLITERATED = "transliterated"  # an Arabic word in Latin letters


# What the candidates of one word weigh together (chosen on the collections; 1 is a word as typed).
SHARED_WEIGHT = {
    Doubt.UNFINISHED: 0.8,
    Doubt.MAYBE_UNFINISHED: 1.0,
    Doubt.FINISHED: 0.3,
    Doubt.CUT: 0.8,
    Doubt.MISTYPED: 1.0,
    Doubt.MAYBE_MISTYPED: 0.7,
    Doubt.TRANSLITERATED: 1.0,
}


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word of the query and the known words it may stand for.

    ``closeness``: how likely each of these is by its letters alone, where that is known.
    """

    word: str
    doubt: Doubt
    candidates: tuple[str, ...]
    closeness: tuple[float, ...] = ()


class End(Enum):
    """How the text goes on after a word."""

    NONE = "it does not end here"
    SENT = "it ends in this word, as it was sent"
    SENT_LONG = "the same, after several others"
    TYPED_ALONE = "this word alone is being typed"
    TYPED = "this word is being typed after others"


# Letters from which a word is completed. Fewer begin too many words to say anything, unless
# other words say which of them are meant.
COMPLETED_LETTERS = {End.SENT: 3, End.SENT_LONG: 3, End.TYPED_ALONE: 2, End.TYPED: 1}
_KNOWN_AT_END = {
    End.SENT: Doubt.FINISHED,
    End.SENT_LONG: Doubt.CUT,
    End.TYPED_ALONE: Doubt.MAYBE_UNFINISHED,
    End.TYPED: Doubt.MAYBE_UNFINISHED,
}
KNOWN_LETTERS = 3  # a shorter word that is known is what it says: في, to


def doubtful(lexicon: Lexicon, word: str, end: End) -> Doubtful | None:
    """Return what ``word`` may stand for, or None when it is known or nothing is like it.

    While it is typed, even a known word may be the beginning of another.
    """
    typing = end in (End.TYPED, End.TYPED_ALONE)
    if is_number(word):
        return _doubtful_number(lexicon, word, typing=typing)
    # A question word is no slip, but it may be how a longer word begins (الآن: الأندلس).
    is_stop = word in STOP_WORDS
    known = is_stop or lexicon.knows(word)
    found = []
    least = COMPLETED_LETTERS.get(end, MAX_WORD_LETTERS)
    if len(word) >= (max(least, KNOWN_LETTERS) if known else least):
        found = lexicon.going_on_from(word)
    if known:  # what only ends differently is found already
        found = [longer for longer in found if stem(longer) != stem(word)]
    if known and not typing:  # a finished word is no beginning of what is merely listed: link
        found = [longer for longer in found if lexicon.index.knows(longer)]
    if found:
        doubt = _KNOWN_AT_END[end] if known else Doubt.UNFINISHED
        return Doubtful(word, doubt, _commonest(lexicon, found, COMPLETIONS))
    if known or len(word) < CORRECTED_LETTERS:
        return None
    near = lexicon.among(one_edit_away(word))
    # Short words that are merely listed are near too many others.
    near = {one for one in near if len(one) > SHORT_LETTERS or lexicon.index.knows(one)}
    if len(word) <= SHORT_LETTERS:
        near = {one for one in near if not _begins_anew(word, one)}
    if not (near := near or lexicon.spelt_like(word)):
        return None
    doubt = Doubt.MAYBE_MISTYPED if lexicon.has_relatives(word) else Doubt.MISTYPED
    return Doubtful(word, doubt, _commonest(lexicon, near, CORRECTIONS))


def _begins_anew(typed: str, meant: str) -> bool:
    """Whether the first letter is another one, and not by a usual slip (شات is not ذات)."""
    differs = len(typed) == len(meant) and typed[1:] == meant[1:]
    return differs and slip_likelihood(typed, meant) <= 1


def _doubtful_number(lexicon: Lexicon, number: str, *, typing: bool) -> Doubtful | None:
    """Return the long numbers that go on from ``number``, or those that are like it."""
    if lexicon.knows(number):
        return None
    found = set(like_number(lexicon, number, typing=typing))
    doubt = Doubt.UNFINISHED if typing else Doubt.MISTYPED
    return Doubtful(number, doubt, _commonest(lexicon, found, CORRECTIONS)) if found else None


def like_number(lexicon: Lexicon, number: str, *, typing: bool) -> list[str]:
    """Return the long numbers that ``number`` begins, holds, or is one slip away from.

    A year is never mended to another year.
    """
    if len(number) >= COMPLETED_DIGITS + (not typing):
        longer = [one for one in lexicon.going_on_from(number) if len(one) >= LONG_DIGITS]
        if longer:
            return longer
    if len(number) < LONG_DIGITS - 1:
        return []
    held = {
        number[start:end]
        for start in range(len(number))
        for end in range(start + LONG_DIGITS, len(number) + 1)
    }
    known = lexicon.among(one_edit_away(number)) or lexicon.among(held)
    return [one for one in known if len(one) >= LONG_DIGITS]


def transliterated(lexicon: Lexicon, token: str) -> Doubtful | None:
    """Return the Arabic words that a word in Latin letters may be written for."""
    likely: dict[str, float] = {}
    for spelling, more in spellings(token).items():
        for form, word in lexicon.with_skeleton(latin_skeleton(spelling)):
            unlike = more + unlikeness(spelling, form)
            if unlike <= UNLIKE_BEYOND + UNLIKE_A_LETTER * len(form):
                likely[word] = max(likely.get(word, 0.0), math.exp(-LIKENESS * unlike))
    best = sorted(likely, key=lambda word: (-likely[word], word))[:TRANSLITERATIONS]
    if not best:
        return None
    closeness = tuple(likely[word] for word in best)
    return Doubtful(token, Doubt.TRANSLITERATED, tuple(best), closeness)


def _commonest(lexicon: Lexicon, found: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (-lexicon.presence(word), word))[:limit])


def likeliest(lexicon: Lexicon, doubted: Doubtful, context: Weights) -> list[tuple[str, float]]:
    """Return the candidates with their shares of the weight, likeliest first.

    A candidate is likely when it is common, when the slip is a usual one, and most of all
    when it stands in the documents that the rest of the query finds: ``context`` says of each
    document how well it matches.
    """
    shares = {}
    for at, word in enumerate(doubted.candidates):
        likely = COMMONNESS * lexicon.presence(word) + lexicon.company(word, context)
        if doubted.doubt in (Doubt.MISTYPED, Doubt.MAYBE_MISTYPED):
            likely *= slip_likelihood(doubted.word, word)
        if doubted.closeness:
            likely *= doubted.closeness[at]
        shares[word] = likely**SHARPNESS
    whole = sum(shares.values())
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return [(word, SHARED_WEIGHT[doubted.doubt] * share / whole) for word, share in ordered]


def glued(index: Index, word: str) -> tuple[str, str] | None:
    """Return the two known words that ``word`` is without the blank, commonest first half."""
    if is_number(word) or index.knows(word):
        return None
    halves = [(word[:at], word[at:]) for at in range(GLUED_LETTERS, len(word) - GLUED_LETTERS + 1)]
    found = [pair for pair in halves if all(map(index.knows, pair)) and not STOP_WORDS & set(pair)]
    return max(found, key=lambda pair: (_commoner(index, pair), pair), default=None)


def _commoner(index: Index, pair: tuple[str, str]) -> int:
    """Return how common the rarer of two words is."""
    return min(index.frequency(EXACT + word) for word in pair)


def one_edit_away(word: str) -> Iterator[str]:
    """Yield every string one deletion, swap, replacement or insertion away."""
    letters = ARABIC_LETTERS if is_arabic(word) else DIGITS if is_number(word) else LATIN_LETTERS
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            yield from [before + letter + after[1:] for letter in letters]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from [before + letter + after for letter in letters]
