"""Every word of the texts, folded, in the orders that queries look for them. Pure.

Immutable: an edit makes a new list, which shares what is said of words that stay.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeVar

from contacts.search.analysis import is_arabic
from contacts.search.stemming import outlines, without_proclitic
from contacts.search.transliteration import skeletons

T = TypeVar("T")
Groups = dict[str, list[T]]


@dataclass(frozen=True, slots=True)
class WordList:
    """``skeletons``: the Arabic words by their consonants, for what is typed in Latin letters;
    ``outlines``: the Latin words by what misspelling leaves of them."""

    known: frozenset[str] = frozenset()
    in_order: list[str] = field(default_factory=list)
    bare: list[tuple[str, str]] = field(default_factory=list)
    skeletons: Groups[tuple[str, str]] = field(default_factory=dict)
    outlines: Groups[str] = field(default_factory=dict)

    def updated(self, *, used: AbstractSet[str], unused: AbstractSet[str]) -> WordList:
        """Of words that an edit touched, those that some text still has, and the others."""
        gone, new = unused & self.known, sorted(used - self.known)
        if not gone and not new:
            return self
        left = (word for word in self.in_order if word not in gone)
        bare = (pair for pair in self.bare if pair[1] not in gone)
        return WordList(
            (self.known - gone).union(new),
            sorted([*left, *new]),
            sorted([*bare, *_bare(new)]),
            _regrouped(self.skeletons, _skeletons, gone, new),
            _regrouped(self.outlines, outlines, gone, new),
        )

    def words_from(self, beginning: str) -> Iterator[str]:
        """Yield the words that start with ``beginning``, in order."""
        start = bisect_left(self.in_order, beginning)
        following = (self.in_order[at] for at in range(start, len(self.in_order)))
        return takewhile(lambda word: word.startswith(beginning), following)

    def bare_words_from(self, beginning: str) -> Iterator[str]:
        """Yield the words that start with ``beginning`` without or, then, under a proclitic."""
        yield from self.words_from(beginning)
        start = bisect_left(self.bare, (beginning, ""))
        following = (self.bare[at] for at in range(start, len(self.bare)))
        found = takewhile(lambda pair: pair[0].startswith(beginning), following)
        yield from (word for _, word in found)


def _bare(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """The Arabic words that are written with a proclitic, after what they are without it."""
    pairs = ((without_proclitic(word), word) for word in words if is_arabic(word))
    return (pair for pair in pairs if pair[0] != pair[1])


def _skeletons(words: Collection[str]) -> Groups[tuple[str, str]]:
    return skeletons(word for word in words if is_arabic(word))


def _regrouped(
    groups: Groups[T],
    group: Callable[[Collection[str]], Groups[T]],
    gone: Collection[str],
    new: Collection[str],
) -> Groups[T]:
    found = dict(groups)
    for key, members in group(gone).items():
        found[key] = [one for one in found[key] if one not in members]
    for key, members in group(new).items():
        found[key] = [*found.get(key, ()), *members]
    return found
