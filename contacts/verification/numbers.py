"""The numbers in a pasted text: what can be dialled, and what only counts, pays or dates.

Pure. Digits are 0–9 by now. Whatever could be dialled is a number, unless it is surely something
else; only then may a message be called theirs without it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Final

from contacts.endpoints import InvalidEndpoint, canonical, numbering
from contacts.verification.quantities import (
    CALL_WORD,
    LONE_AMOUNT,
    MONEY,
    NUMBER_WORD,
    QUANTITY,
    YEAR,
)
from contacts.verification.spelled import with_digits


@dataclass(frozen=True, slots=True)
class Number:
    """`digits` as they would be dialled, with a leading + where there is one; "" for a quantity."""

    text: str
    digits: str


_LONE_YEAR: Final = re.compile(YEAR)
_SERVICE_CODE: Final = re.compile(r"[*#]+\d[\d*#]*#")  # *123#
_RUN: Final = re.compile(r"[+(*#]{0,4}\d[\d\s()*#+.,:;=~&>%!?'_/\-‐‑–]*")
_DIALLED: Final = re.compile(r"\+?\d+")
# A number of five digits or more in blanks is one; fewer are a range or a list.
_MIN_IN_PARTS: Final = 5
_MIN_DIGITS: Final = 3  # the shortest short code
_FARTHEST: Final = 30  # characters between two pieces of one number
_MOST_DIGITS: Final = 18  # with 00 or + and a country code (ITU-T E.164: 15)
_SHORT_CODE: Final = re.compile(r"[1-9]\d{2,5}")
_MIN_VALID: Final = 7  # shorter ones say nothing by their form
# Short groups that nothing but such a word parts: 05 then 51 then 23.
_ROW: Final = re.compile(
    r"(?<![\d|])\d{1,4}(?:[^\w|]+(?:(?:و|ثم|then|and)[^\w|]*)?\d{1,4}(?!\d))+~?"
)
_CHAIN: Final = re.compile(
    r"(?<![\d|.:/])\d{1,2}(?:\s(?:و|ثم|and|then)\s?\d{1,5}(?![\d.:/]))+", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"(?:خيار|خطو|خدم|مر[ةا]|طرق|قنوات|لغ[اة]|choices?|options?|steps?|ways?|languages?|times)",
    re.IGNORECASE,
)
_LIKE_DIGITS: Final = str.maketrans("OoQDlIiSsZzBbGgq|", "00001115522886691")
_DRAWN: Final = re.compile(r"\+?[\dOoQDlIiSsZzBbGgq|().\-]{5,}")


def numbers_in(text: str, *, stored: Collection[str]) -> Iterator[Number]:
    """What can be dialled in `text`, and its quantities; counts of one or two digits are left out.

    `stored` are the published numbers: «199 12» is one of them, "19912 2024" is one and a year.
    """
    text = with_digits(text)
    quantities = _not_dialled(QUANTITY.finditer(text), stored)
    bare = text
    for found in reversed(quantities):
        yield Number(found[0], "")
        text = f"{text[: found.start()]} | {text[found.end() :]}"
        row = "|" if found["label"] else re.sub(r"[^0-9]", "", found[0]) + "~"
        bare = f"{bare[: found.start()]}{row} {bare[found.end() :]}"
    yield from _in_rows(bare)
    yield from _in_chains(text, stored)
    counts: list[str] = []
    end, is_of_money = 0, MONEY.search(text) is not None
    for found in _RUN.finditer(text):
        parts = _parts(found[0])
        counts += ["|"] if found.start() - end > _FARTHEST else []
        end = found.end()
        if (
            is_of_money
            and len(parts) == 1
            and LONE_AMOUNT.match(text, found.start())
            and not _is_named(found)
        ):
            yield Number(parts[0], "")
            counts.append(parts[0])
            continue
        if _is_to_be_dialled(found) and parts and _LONE_YEAR.fullmatch(parts[0]):
            yield Number(parts[0], parts.pop(0))
        yield from _in_run(found, parts, stored, counts)
    yield from _spread(counts)


def _not_dialled(found: Iterable[re.Match[str]], stored: Collection[str]) -> list[re.Match[str]]:
    """The quantities; not those that go on with what is to be dialled."""
    kept: list[re.Match[str]] = []
    end = -1
    for one in found:
        is_next = one["label"] is None and not one.string[max(end, 0) : one.start()].strip()
        if (end >= 0 and is_next) or _is_number(one, stored):
            end = one.end() if _is_to_be_dialled(one) or (end >= 0 and is_next) else -1
        else:
            kept.append(one)
            end = -1
    return kept


def _is_number(found: re.Match[str], stored: Collection[str]) -> bool:
    """Whether what looks like a quantity is to be dialled all the same."""
    digits = re.sub(r"\D", "", found[0])
    numbers = [digits, *(re.sub(r"\D", "", one) for one in re.findall(r"\d[\d,]*", found[0]))]
    is_round = "," in found[0] and digits.endswith("000000")
    is_line = any(map(numbering.own().is_line, numbers)) and not is_round
    is_stored = found["label"] is not None and dialled_form(digits) in stored
    is_named = found["sum"] is not None and _is_named(found)
    return is_line or is_stored or is_named or _is_to_be_dialled(found)


def _is_named(found: re.Match[str]) -> bool:
    """Whether the words before it say "number" or "call"."""
    return NUMBER_WORD.search(found.string, max(0, found.start() - 40), found.start()) is not None


def _is_to_be_dialled(found: re.Match[str]) -> bool:
    return CALL_WORD.search(found.string, max(0, found.start() - 30), found.start()) is not None


def _in_rows(text: str) -> Iterator[Number]:
    """A number whose digits are written as times, percentages or amounts in a row."""
    for row in _ROW.finditer(text):
        groups = [(one[1], one[2]) for one in re.finditer(r"(\d+)(~?)", row[0])]
        for start in range(len(groups) - 1) if "~" in row[0] else ():
            yield from _in_row(groups[start : start + _MOST_DIGITS])


def _in_chains(text: str, stored: Collection[str]) -> Iterator[Number]:
    """A published number after others that "and" joins to it: 05 and 5 and 19912."""
    for chain in _CHAIN.finditer(text):
        _, second, *others = re.findall(r"\d+", chain[0])
        if {second, *others} & set(stored) and others:
            yield Number(chain[0], re.sub(r"\D", "", chain[0]))


def _in_row(groups: list[tuple[str, str]]) -> Iterator[Number]:
    """The number at the beginning of a row in which all groups but one are marked as quantities."""
    digits, bare, own = "", 0, numbering.own()
    for group, mark in groups:
        digits, bare = digits + group, bare + (not mark)
        if bare > 1 or not digits.startswith(own.prefixes):
            return
        if own.is_mobile(digits) and digits != group:
            yield Number(digits, digits)


def _is_counting(found: re.Match[str]) -> bool:
    """Whether what it counts follows: "3 choices"."""
    return _COUNTED.match(found.string, found.end()) is not None


def dialled_form(digits: str) -> str:
    """The form in which a number is stored; "" for what cannot be dialled."""
    if digits.isdecimal():
        if _SHORT_CODE.fullmatch(digits):
            return digits
        # Most digits side by side make no number.
        if not numbering.own().could_be_dialled(digits):
            return ""
    try:
        return canonical("phone", digits)
    except InvalidEndpoint:
        return ""


def drawn_number(word: str) -> str:
    """The digits of a word made of digits and letters drawn like them (O5O1234567), else ""."""
    least = 1 if len(word) > _MIN_VALID else _MIN_DIGITS
    is_mixed = any(map(str.isalpha, word)) and sum(map(str.isdecimal, word)) >= least
    if not is_mixed or not _DRAWN.fullmatch(word):
        return ""
    return re.sub(r"[^\d+]", "", word.translate(_LIKE_DIGITS))


def _parts(run: str) -> list[str]:
    """The pieces that make one number or several: cut at blanks, and at marks inside of what is
    no number as a whole (19912/920001234).
    """
    parts: list[str] = []
    for word in run.split():
        word = word.rstrip(".,:;=~&>%!?'_/-‐‑–(")
        if _SERVICE_CODE.fullmatch(word):
            parts.append(word)
            continue
        pieces, whole = _DIALLED.findall(word), _dialled(word)
        if not pieces:
            continue
        # 10-15 March, 15/6: each could be a day or a month
        is_pair = len(pieces) == 2 and max(map(int, pieces)) <= 31
        shortest, longest = min(map(len, pieces)), max(map(len, pieces))
        if not is_pair and dialled_form(whole):
            parts.append(whole)
        elif not is_pair and shortest < _MIN_DIGITS <= longest + len(pieces) - 1:
            parts.append("".join(pieces))  # 19912-13 is another number, or two
        else:
            parts += pieces
    return parts


def _dialled(word: str) -> str:
    digits = re.sub(r"[\s().\-‐‑–]", "", word)
    return digits if _DIALLED.fullmatch(digits) else ""


def _spread(counts: list[str]) -> Iterator[Number]:
    """A number in pieces with words between them (05 then 51 then 23 …)."""
    own = numbering.own()
    for start in (at for at, digits in enumerate(counts) if own.may_begin(digits)):
        for digits in takewhile(_is_short_enough, accumulate(counts[start : start + _MOST_DIGITS])):
            if own.is_line(digits):
                yield Number(digits, digits)
                return


def _in_run(
    run: re.Match[str], parts: list[str], stored: Collection[str], counts: list[str]
) -> Iterator[Number]:
    """The numbers of neighbouring parts; what is left over goes to `counts`, or makes one number
    of all where it counts nothing (199 12 7, 93 7).
    """
    left: list[str] = []
    numbers = list(_joined(list(parts), stored, left))
    is_one = any(number.digits for number in numbers) or (
        not numbers and len("".join(left)) >= _MIN_DIGITS and set(run[0]) <= set("0123456789 ")
    )
    if left and is_one and not _is_counting(run):
        numbers = [Number(" ".join(parts), "".join(parts))]
    yield from numbers
    counts += left


def _joined(parts: list[str], stored: Collection[str], counts: list[str]) -> Iterator[Number]:
    """Parts joined to a published number, else to one that could be dialled."""
    left: list[str] = []
    while parts:
        size = _size_of_first(parts, stored)
        is_year = size != 1 and _LONE_YEAR.fullmatch(parts[0]) is not None
        if size == 0 and parts[0][0] in "+0":  # a code of a country or an area, and what follows
            left, parts = [*left, *parts], []
            continue
        if size == 0 and not is_year:
            left.append(parts.pop(0))
            continue
        yield from _unknown(left, counts)
        left = []
        if is_year:
            yield Number(parts.pop(0), "")
        else:
            yield Number(" ".join(parts[:size]), "".join(parts[:size]))
            parts = parts[size:]
    yield from _unknown(left, counts)


def _size_of_first(parts: list[str], stored: Collection[str]) -> int:
    """How many parts make the number at the beginning; 0 where none does."""
    joined = list(takewhile(_is_short_enough, accumulate(parts)))
    # A short code is stored as it is dialled.
    forms = [dialled_form(one) if len(one) >= _MIN_VALID else one for one in joined]
    if len(parts[0]) == 1:  # 9 6 6 0501234567: a number of its own after single digits
        forms = ["" if len(part) > 4 else form for part, form in zip(parts, forms, strict=False)]
    for size, form in enumerate(forms, start=1):
        if form in stored:
            return size
    for size in range(len(joined), 0, -1):
        if forms[size - 1] and len(joined[size - 1]) >= _MIN_VALID:
            return size
    return 0


def _is_short_enough(digits: str) -> bool:
    return len(digits) <= _MOST_DIGITS


def _unknown(parts: list[str], counts: list[str]) -> Iterator[Number]:
    """Parts that make no number anybody could know: one to be wary of, or just a count."""
    digits = "".join(parts)
    is_one = len(parts) == 1 or len(digits) == len(parts)  # 937, or 9 3 7
    enough = _MIN_DIGITS if is_one else _MIN_IN_PARTS
    if len(digits) >= enough:
        yield Number(" ".join(parts), digits)
    else:
        counts += parts
