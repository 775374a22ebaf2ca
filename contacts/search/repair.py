"""What a word may stand for: unfinished words and typing errors. Pure.

Only words the index does not know are repaired, so a correct query is never touched; the
one exception is the last word while it is being typed (رقم may become رقمي).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from contacts.search.analysis import EXACT, ROOT, STEM, STOP_WORDS, is_arabic, is_number, stem
from contacts.search.index import Index
from contacts.search.keyboard import slip_likelihood
from contacts.search.postings import IMPACT_UNIT
from contacts.search.stemming import arabic_root, without_proclitic
from contacts.search.vocabulary import Weights

COMPLETED_LETTERS = 3  # two letters begin too many words to say anything
COMPLETIONS = 20  # the likeliest ones share the weight
SCANNED_WORDS = 2000  # bound on the words looked at for one beginning

CORRECTED_LETTERS = 3  # any shorter word is one edit from too many others
CORRECTIONS = 8
CORRECTED_WORDS = 8  # bound on the words of one query that are corrected

GLUED_LETTERS = 3  # in each half of a word that lacks its blank: تطبيقحساب

# Folded letters that are typed: 28 Arabic ones without the hamza forms, 26 Latin ones.
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"

# How a candidate's commonness counts next to the company it keeps (see ``likeliest``).
COMMONNESS = 0.07
# Above 1: the likeliest candidate gets more than its share.
SHARPNESS = 1.5


class Doubt(Enum):
    """Why a word is looked at."""

    UNFINISHED = "unfinished"  # unknown, but known words go on from it
    MAYBE_UNFINISHED = "maybe unfinished"  # a word of its own, but still being typed
    MISTYPED = "mistyped"
    MAYBE_MISTYPED = "maybe mistyped"  # unknown so spelt, but a form of it is known and matches


# What the candidates of one word weigh together (chosen on the collections; 1 is a word as typed).
SHARED_WEIGHT = {
    Doubt.UNFINISHED: 0.8,
    Doubt.MAYBE_UNFINISHED: 1.0,
    Doubt.MISTYPED: 1.0,
    Doubt.MAYBE_MISTYPED: 0.7,
}


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word of the query and the known words it may stand for."""

    word: str
    doubt: Doubt
    candidates: tuple[str, ...]


def doubtful(index: Index, word: str, *, unfinished: bool) -> Doubtful | None:
    """Return what ``word`` may stand for, or None when it is known or nothing is like it.

    ``unfinished``: the text ends in this word, with nothing after it.
    """
    # A question word is no slip, but it may be how a longer word begins (الآن: الأندلس).
    is_stop = word in STOP_WORDS
    if is_number(word) or (is_stop and not unfinished):
        return None
    known = is_stop or index.knows(word)
    found = completions(index, word) if unfinished else []
    if known:  # what only ends differently is found already
        found = [longer for longer in found if stem(longer) != stem(word)]
    if found:
        doubt = Doubt.MAYBE_UNFINISHED if known else Doubt.UNFINISHED
        return Doubtful(word, doubt, _commonest(index, found, COMPLETIONS))
    if known or len(word) < CORRECTED_LETTERS:
        return None
    near = index.known.intersection(one_edit_away(word)) - STOP_WORDS
    if not near:
        return None
    doubt = Doubt.MAYBE_MISTYPED if has_relatives(index, word) else Doubt.MISTYPED
    return Doubtful(word, doubt, _commonest(index, near, CORRECTIONS))


def has_relatives(index: Index, word: str) -> bool:
    """Whether another form of the word is known: its stem, or for Arabic its root."""
    word_stem = stem(word)
    return index.frequency(STEM + word_stem) > 0 or (
        is_arabic(word) and index.frequency(ROOT + arabic_root(word_stem)) > 0
    )


def completions(index: Index, beginning: str) -> list[str]:
    """Return the known words that go on from ``beginning``, at most SCANNED_WORDS.

    If there are none, those that go on from it with other proclitics (للكع: الكعبة).
    """
    found = _sayable(index.words_from(beginning), beginning)
    if found or not is_arabic(beginning):
        return found
    return _sayable(index.bare_words_from(without_proclitic(beginning)), beginning)


def _sayable(found: Iterator[str], beginning: str) -> list[str]:
    if len(beginning) < COMPLETED_LETTERS:
        return []
    some = islice(found, SCANNED_WORDS)
    return [word for word in some if word != beginning and word not in STOP_WORDS]


def _commonest(index: Index, found: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (-index.presence(word), word))[:limit])


def likeliest(index: Index, doubted: Doubtful, context: Weights) -> list[tuple[str, float]]:
    """Return the candidates with their shares of the weight, likeliest first.

    A candidate is likely when it is common, when the slip is a usual one, and most of all
    when it stands in the documents that the rest of the query finds: ``context`` says of each
    document how well it matches.
    """
    shares = {}
    for word in doubted.candidates:
        documents, impacts = index.posting(EXACT + word)
        company = float(context[documents] @ impacts) / IMPACT_UNIT
        likely = COMMONNESS * index.presence(word) + company
        if doubted.doubt in (Doubt.MISTYPED, Doubt.MAYBE_MISTYPED):
            likely *= slip_likelihood(doubted.word, word)
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
    letters = ARABIC_LETTERS if is_arabic(word) else LATIN_LETTERS
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            yield from [before + letter + after[1:] for letter in letters]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from [before + letter + after for letter in letters]
