"""Numbers as people write them: in groups (199 12), with dashes, or in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from contacts.search.analysis import is_number, surface_words, words

_UNITS = (
    "صفر زيرو zero oh",
    "واحد واحدة one",
    "اثنين اثنان اثنا اثني ثنين اتنين اثنتين إثنين two",
    "ثلاثة ثلاث تلاتة three",
    "أربعة أربع four",
    "خمسة خمس five",
    "ستة ست six",
    "سبعة سبع seven",
    "ثمانية ثمان ثماني تمانية eight",
    "تسعة تسع nine",
)
_TEENS = (
    "عشرة عشر ten",
    "إحدعش احداعش حداعش احداشر حداشر eleven",
    "اثنعش اطنعش اثناعش اثناعشر اتناشر طنعش twelve",
    "ثلطعش ثلاثطعش ثلثطعش تلتاشر thirteen",
    "أربعطعش اربعتعش اربعتاشر fourteen",
    "خمسطعش خمستعش خمستاشر fifteen",
    "ستطعش ستعش ستاشر sixteen",
    "سبعطعش سبعتعش سبعتاشر seventeen",
    "ثمنطعش ثمانطعش تمنتاشر eighteen",
    "تسعطعش تسعتعش تسعتاشر nineteen",
)
_TENS = (
    "عشرين عشرون twenty",
    "ثلاثين ثلاثون thirty",
    "أربعين أربعون forty",
    "خمسين خمسون fifty",
    "ستين ستون sixty",
    "سبعين سبعون seventy",
    "ثمانين ثمانون eighty",
    "تسعين تسعون ninety",
)
_HUNDREDS = (
    "مئتين ميتين مئتان مائتين",
    "ثلاثمية ثلاثمئة ثلاثمائة ثلثمية",
    "أربعمية أربعمئة أربعمائة",
    "خمسمية خمسمئة خمسمائة",
    "ستمية ستمئة ستمائة",
    "سبعمية سبعمئة سبعمائة",
    "ثمانمية ثمنمية ثمانمئة ثمانمائة",
    "تسعمية تسعمئة تسعمائة",
)
_TIMES = {100: "مية مئة مائة hundred", 1000: "ألف الاف thousand"}
_VALUES = {
    word: value
    for first, step, listed in (
        (0, 1, _UNITS),
        (10, 1, _TEENS),
        (20, 10, _TENS),
        (200, 100, _HUNDREDS),
    )
    for at, names in enumerate(listed)
    for word in words(names)
    for value in (first + at * step,)
} | {word: times for times, names in _TIMES.items() for word in words(names)}
_TEN = frozenset(words("عشر عشرة"))  # after a unit it makes a teen: تسعة عشر
_TENS_VALUES = range(20, 100, 10)
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
    return is_number(word) or _value(word) is not None


def _value(word: str) -> int | None:
    """The value of a number in words, with or without "and" written onto it."""
    return _VALUES.get(word, _VALUES.get(word.removeprefix(_AND)))


def _groups(pieces: list[str]) -> Iterator[str]:
    """Digits as they stand, and the values that words make together (تسعة وتسعين: 99)."""
    whole: int | None = None
    for word in pieces:
        value = None if is_number(word) else _value(word)
        more = None if value is None or whole is None else _together(whole, value, word)
        if more is None and whole is not None:
            yield str(whole)
        whole = value if more is None else more
        if is_number(word):
            yield word
    if whole is not None:
        yield str(whole)


def _together(whole: int, value: int, word: str) -> int | None:
    """What two values in a row make, None if they are two numbers."""
    if value in _TIMES:
        return whole * value if 0 < whole < value else None
    has_only_units = whole % 10 > 0 and whole % 100 < 10  # noqa: PLR2004
    anded = word not in _VALUES
    if has_only_units and (word in _TEN or (anded and value in _TENS_VALUES)):
        return whole + value
    fits = value > 0 and whole >= 20 and whole % 10 ** len(str(value)) == 0  # noqa: PLR2004
    return whole + value if fits and (anded or word.isascii()) else None
