"""An index of the rows of one list, drafts among them, by whole and unfinished words. Pure.

Unlike the index of the site's search it ranks nothing and repairs nothing: whoever looks for a row
wants those that hold every word, and no others. Words are folded, and stemmed, as there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from contacts.endpoints import MARKS, numbering
from contacts.search.analysis import fold, is_arabic, is_number, stem, stems, words
from contacts.search.stemming import without_proclitic

Key = Hashable


class Row(NamedTuple):
    """What a row says, and where its numbers and links lead."""

    texts: tuple[str, ...]
    places: tuple[str, ...] = ()


# Each of them has to occur, in one of its spellings, each of which is words that all have to.
Wanted = tuple[tuple[tuple[str, ...], ...], ...]

MOST_CHARACTERS = 1000
_PART_LETTERS = 3  # so many letters are looked for inside words too, fewer at their beginning
_PART_DIGITS = 4  # the last ones of a number; 57 is not part of 1957
_BARE_LETTERS = 4  # of an unfinished word without its article
_LONGEST_NUMBER = 15  # ITU-T E.164; what is longer is several numbers, or none to call

_SITE = re.compile(r"https?://(?:www\.)?|\bwww\.", re.IGNORECASE)
# What an address of the site has around the name of the page.
_PAGE = re.compile(r"(?:^|(?<=\s))\S*/(?:ar|en)/(?:[a-z]+/)?(?=[\w-]+/?(?:#\S*)?(?:\s|$))")
_ANCHOR = re.compile(r"/?#(?:step|topic)-")
_MARKS = dict.fromkeys(MARKS)  # around a number in a text from right to left
_GROUPS = re.compile(r"\+?\d+(?:[ \u00a0().\-‐‑–]+\d+)*")


class RowIndex:
    """Which rows hold which words. One thread at a time."""

    def __init__(self) -> None:
        self._read: dict[Key, Row] = {}
        self._rows: defaultdict[str, list[Key]] = defaultdict(list)
        self._places: defaultdict[str, list[Key]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[str]] = defaultdict(list)

    def follow(self, rows: Mapping[Key, Row]) -> None:
        """The rows as they are now; only those that changed are taken apart."""
        for key in [key for key, row in self._read.items() if rows.get(key) != row]:
            self._remove(key)
        for key, row in rows.items():
            if key not in self._read:
                self._add(key, row)

    def _add(self, key: Key, row: Row) -> None:
        self._read[key] = row
        for word in _words_of(row):
            if word not in self._rows:
                for one in stems(word):
                    self._by_stem[one].append(word)
            self._rows[word].append(key)
        for place in row.places:
            self._places[place].append(key)

    def _remove(self, key: Key) -> None:
        row = self._read.pop(key)
        for word in _words_of(row):
            self._rows[word].remove(key)
        for place in row.places:
            self._places[place].remove(key)

    def find(self, wanted: Wanted, places: Iterable[str] = ()) -> set[Key]:
        """The rows that hold all that is wanted, and those that lead to one of the places."""
        there: set[Key] = set().union(*(self._places.get(one, ()) for one in places))
        found = [self._with_one_of(spellings) for spellings in wanted]
        return set.intersection(*found) | there if found else there

    def closest(self, found: Iterable[Key], query: str, places: Collection[str]) -> dict[Key, int]:
        """Of the found rows those that are nearer to the query than others, and how near."""
        rows = {key: self._read[key] for key in found if key in self._read}
        near = {key: closeness(row, query, places) for key, row in rows.items()}
        return {key: one for key, one in near.items() if one}

    def _with_one_of(self, spellings: Iterable[tuple[str, ...]]) -> set[Key]:
        return set().union(
            *(set.intersection(*map(self._with_word, spelling)) for spelling in spellings)
        )

    def _with_word(self, word: str) -> set[Key]:
        related = [other for one in stems(word) for other in self._by_stem.get(one, ())]
        parts = [other for other in self._rows if is_part(word, other)]
        return set().union(*(self._rows[other] for other in {*related, *parts}))


def is_part(word: str, other: str) -> bool:
    """Whether a folded word of a query may be the beginning, or a part, of a row's word."""
    if is_number(word):
        if len(word) < _PART_DIGITS:
            return other == word or (len(word) == _PART_DIGITS - 1 and other.startswith(word))
        return word in other
    if len(word) < _PART_LETTERS:
        return other.startswith(word)
    return word in other or (is_arabic(word) and len(bare := _bare(word)) > 0 and bare in other)


@lru_cache(maxsize=1024)
def _bare(word: str) -> str:
    """Without an article or preposition written onto it, where enough is left; else ""."""
    bare = without_proclitic(word)
    return bare if len(bare) >= _BARE_LETTERS and bare != word else ""


def wanted_of(query: str) -> Wanted:
    """What a row has to hold; nothing where there is no letter or digit in the query."""
    text = _ANCHOR.sub(" ", _PAGE.sub("", query[:MOST_CHARACTERS].translate(_MARKS)))
    text = _SITE.sub(" ", text)
    found: list[tuple[tuple[str, ...], ...]] = []
    done = 0
    for run in _GROUPS.finditer(text):
        digits = _joined(run.group())
        if not digits:
            continue
        pieces = tuple(words(run.group()))
        found += _each(text[done : run.start()])
        found.append(tuple(dict.fromkeys([(_national(digits) or digits,), pieces])))
        done = run.end()
    return tuple(dict.fromkeys([*found, *_each(text[done:])]))


def _each(text: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    return (((word,),) for word in words(text))


def closeness(row: Row, query: str, places: Collection[str] = ()) -> int:
    """2: one of its texts, numbers or links is the query; 1: one has all its words in this order;
    else 0."""
    if not set(places).isdisjoint(row.places):
        return 2
    sought = words(query)
    said = [words(text) for text in row.texts] if sought else []
    if sought in said:
        return 2
    phrase = f" {' '.join(sought)} "
    in_order = len(sought) > 1 and any(phrase in f" {' '.join(one)} " for one in said)
    return 1 if in_order else 0


def _words_of(row: Row) -> set[str]:
    return {word for text in row.texts for word in words_in(text)}


def words_in(text: str) -> Iterator[str]:
    """The folded words of a row's text, and its numbers in the spellings that people use."""
    for token in text.split():
        yield from _folded(token)
    if any(map(str.isdigit, text)):
        for run in _GROUPS.finditer(text.translate(_MARKS)):
            yield from spellings(_joined(run.group()))


@lru_cache(maxsize=50_000)  # the words of a whole list, most of which come often
def _folded(token: str) -> tuple[str, ...]:
    return tuple(words(token))


def _joined(run: str) -> str:
    """The digits of a number in groups; "" for one that is in none, or is too long for one."""
    digits = "".join(filter(str.isdecimal, fold(run)))
    is_plain = digits == fold(run) and _national(digits) == ""
    return "" if is_plain or len(digits) > _LONGEST_NUMBER else digits.removeprefix("00")


def _national(digits: str) -> str:
    """A number of the site's country without what is dialled before it; "" for any other."""
    return numbering.own().national(digits)


def spellings(digits: str) -> tuple[str, ...]:
    """0501234567 is +966 50 123 4567, and 501234567 too."""
    national = _national(digits)
    if national:
        return (national, *(f"{prefix}{national}" for prefix in numbering.own().prefixes))
    return (digits,) if digits else ()


def matched(text: str, wanted: Wanted) -> int:
    """How many of the wanted things one text holds."""
    held = set(words_in(text))
    related = {one for word in held for one in stems(word)}
    return sum(
        any(
            all(
                stem(word) in related or any(is_part(word, other) for other in held)
                for word in spelling
            )
            for spelling in spellings_
        )
        for spellings_ in wanted
    )
