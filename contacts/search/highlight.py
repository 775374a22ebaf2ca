"""The line a result was found in, cut to size, and the words in it that match. Pure."""

import re
from functools import lru_cache
from itertools import accumulate

from contacts.languages.bidi import runs
from contacts.search.analysis import STOP_WORDS, stems, surface_words, words

SNIPPET_CHARACTERS = 180  # two lines of a phone
CONTEXT_CHARACTERS = 60  # kept before the first match of a long text

_ACCUSATIVE = re.compile("(?:\u064bا|ا\u064b)$")
# Pieces of a text in order; True: the piece is a whole word that matches.
Segments = tuple[tuple[str, bool], ...]


def matching_stems(searched: frozenset[str]) -> frozenset[str]:
    """Stems of the words to mark; question words are marked nowhere."""
    return frozenset(one for word in searched if word not in STOP_WORDS for one in stems(word))


@lru_cache(maxsize=256)  # some 3 MB; most searches find the same few lines
def stemmed_words(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Where each word of `text` starts and ends, and the stems that it is found by."""
    return tuple(
        (
            start,
            end,
            frozenset(one for word in (*folded, *_uncased(text[start:end])) for one in stems(word)),
        )
        for start, end, folded in surface_words(text)
    )


def _uncased(surface: str) -> list[str]:
    """The folded word without its accusative ending: رقمًا is a form of رقم."""
    bare = _ACCUSATIVE.sub("", surface)
    return words(bare) if bare != surface else []


def segments(text: str, stems: frozenset[str], language: str = "en") -> Segments:
    """`text` cut around its whole words that match, each in its original spelling.

    Of a number, address or handle the whole is marked: its parts by themselves would change places
    in an Arabic line.
    """
    found: list[tuple[str, bool]] = []
    done = 0
    wholes = _numbers_and_addresses(text, language)
    for word_start, word_end, found_by in stemmed_words(text):
        if word_start < done or stems.isdisjoint(found_by):
            continue
        word = word_start, word_end
        start, end = next((one for one in wholes if one[0] <= word_start < one[1]), word)
        if start > done:
            found.append((text[done:start], False))
        found.append((text[start:end], True))
        done = end
    if done < len(text):
        found.append((text[done:], False))
    return tuple(found)


def _numbers_and_addresses(text: str, language: str) -> list[tuple[int, int]]:
    parts = runs(text, language)
    ends = accumulate(len(one.text) for one in parts)
    return [(end - len(one.text), end) for one, end in zip(parts, ends, strict=True) if one.ltr]


def snippet(text: str, stems: frozenset[str], language: str) -> Segments:
    """At most about SNIPPET_CHARACTERS of `text`, which is in `language`, around its first match,
    cut between words."""
    if len(text) <= SNIPPET_CHARACTERS:
        return segments(text, stems, language)
    first = next(
        (start for start, _, found_by in stemmed_words(text) if not stems.isdisjoint(found_by)),
        0,
    )
    start = text.rfind(" ", 0, max(0, first - CONTEXT_CHARACTERS)) + 1
    end = text.rfind(" ", start, start + SNIPPET_CHARACTERS)
    if len(text) - start <= SNIPPET_CHARACTERS or end <= start:
        end = len(text) if len(text) - start <= SNIPPET_CHARACTERS else start + SNIPPET_CHARACTERS
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return segments(cut, stems, language)
