"""Numbers as people write them: in groups (199 12), with dashes, or in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from contacts.languages.number_words import VALUES, read
from contacts.search.analysis import fold, is_number, surface_words

# As the search folds them: as the table of number words does.
_SPELT = {fold(word): word for word in VALUES}
_AND = "و"
LONG_DIGITS = 5  # a shorter number may be a day or a year
_BETWEEN = re.compile(r"[\s\-–—.,،/_()]*")


@dataclass(slots=True)
class _Run:
    """Numbers that follow one another, from `start` to `end` in the text."""

    start: int
    end: int
    pieces: list[str] = field(default_factory=list)

    @property
    def is_in_groups(self) -> bool:
        """Whether it is one number in pieces, none of which is a long number already."""
        return len(self.pieces) > 1 and all(
            len(one) < LONG_DIGITS or not is_number(one) for one in self.pieces
        )


def joined(text: str, is_plausible: Callable[[str], bool]) -> str:
    """`text` with each row of numbers that makes a plausible one written as that one."""
    pieces, done = [], 0
    for run in _runs(text):
        number = "".join(_groups(run.pieces))
        if run.is_in_groups and len(number) > 1 and is_plausible(number):
            pieces += [text[done : run.start], number]
            done = run.end
    return "".join([*pieces, text[done:]])


def _runs(text: str) -> Iterator[_Run]:
    run: _Run | None = None
    for start, end, folded in surface_words(text):
        if not folded or not all(map(_is_spoken, folded)):
            continue
        if run is None or not _BETWEEN.fullmatch(text, run.end, start):
            if run is not None:
                yield run
            run = _Run(start, end)
        run.end = end
        run.pieces += folded
    if run is not None:
        yield run


def _is_spoken(word: str) -> bool:
    return is_number(word) or word in _SPELT or word.removeprefix(_AND) in _SPELT


def _groups(pieces: list[str]) -> Iterator[str]:
    """Digits as they stand, and the values that words make together (تسعة وتسعين: 99)."""
    for are_digits, group in groupby(pieces, is_number):
        numbers = [*group]
        yield from numbers if are_digits else map(str, read(map(_spelt, numbers)))


def _spelt(word: str) -> str:
    if known := _SPELT.get(word):
        return known
    return _AND + _SPELT[word.removeprefix(_AND)]
