"""The line a result was found in, cut to size, and the words in it that match. Pure."""

from functools import lru_cache

from contacts.search.analysis import STOP_WORDS, stems, surface_words

SNIPPET_CHARACTERS = 180  # two lines of a phone
CONTEXT_CHARACTERS = 60  # kept before the first match of a long text

# Pieces of a text in order; True: the piece is a whole word that matches.
Segments = tuple[tuple[str, bool], ...]


def matching_stems(searched: frozenset[str]) -> frozenset[str]:
    """Stems of the words to mark; question words are marked nowhere."""
    return frozenset(one for word in searched if word not in STOP_WORDS for one in stems(word))


@lru_cache(maxsize=256)  # some 3 MB; most searches find the same few lines
def stemmed_words(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Where each word of `text` starts and ends, and the stems that it is found by."""
    return tuple(
        (start, end, frozenset(one for word in folded for one in stems(word)))
        for start, end, folded in surface_words(text)
    )


def segments(text: str, stems: frozenset[str]) -> Segments:
    """`text` cut around its whole words that match, each in its original spelling."""
    found: list[tuple[str, bool]] = []
    done = 0
    for start, end, found_by in stemmed_words(text):
        if stems.isdisjoint(found_by):
            continue
        if start > done:
            found.append((text[done:start], False))
        found.append((text[start:end], True))
        done = end
    if done < len(text):
        found.append((text[done:], False))
    return tuple(found)


def snippet(text: str, stems: frozenset[str]) -> Segments:
    """At most about SNIPPET_CHARACTERS of `text` around its first match, cut between words."""
    if len(text) <= SNIPPET_CHARACTERS:
        return segments(text, stems)
    first = next(
        (start for start, _, found_by in stemmed_words(text) if not stems.isdisjoint(found_by)),
        0,
    )
    start = text.rfind(" ", 0, max(0, first - CONTEXT_CHARACTERS)) + 1
    end = text.rfind(" ", start, start + SNIPPET_CHARACTERS)
    if len(text) - start <= SNIPPET_CHARACTERS or end <= start:
        end = len(text) if len(text) - start <= SNIPPET_CHARACTERS else start + SNIPPET_CHARACTERS
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return segments(cut, stems)
