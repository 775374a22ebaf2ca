"""The numbers in a pasted text: what can be dialled, and what only counts, pays or dates.

Pure. Digits are 0–9 by now. Whatever could be dialled is a number, unless it is surely something
else; only then may a message be called theirs without it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Final

from contacts.endpoints import InvalidEndpoint, canonical


@dataclass(frozen=True, slots=True)
class Number:
    """`digits` as they would be dialled, with a leading + where there is one; "" for a quantity."""

    text: str
    digits: str


_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:14\d\d|20[0-5]\d)"
# Below ten million and without a leading zero: longer ones are telephone numbers.
_AMOUNT: Final = r"(?:[1-9](?:,\d{3}){2}|[1-9]\d{0,2},\d{3}|[1-9]\d{0,6}|0(?=\.))(?:\.\d{1,2})?"
_RANGE: Final = rf"(?:{_AMOUNT} \s? (?:[-–]|إلى|الى|و|to|and) \s?)?"
_CURRENCY: Final = r"(?:ر[يی]ال(?:ات|ا)?|ر\.?\s?س|sar|sr|riyals?|usd|\$|هلل(?:ه|ة|ات)|درهم|دينار)"
_SCALE: Final = r"(?:ألف|الف|آلاف|مليون|ملايين|مليار|thousand|million|billion)"
_PEOPLE: Final = r"(?:مستفيد|مستفيدا|مستفيدًا|أسرة|مواطن|beneficiaries|families|citizens)"
_TIME: Final = r"(?:[01]?\d|2[0-4]) : [0-5]\d (?::[0-5]\d)?"
_QUANTITY: Final = re.compile(
    rf"""
    (?<![\d.,:/+\-]) (?:
        (?<![^\W_]) (?:sar|sr|usd|\$|ر\.?\s?س) \s? {_AMOUNT} (?:\s? {_SCALE})?
      | [+\-]? {_RANGE} {_AMOUNT} \s? (?:{_SCALE}|{_CURRENCY}|{_PEOPLE}) (?![^\W_])
      | (?:[1-9]\d{{0,2}}|0) (?:\.\d{{1,2}})? \s?
        (?:%|بالمئة|بالمائة|في\ المئة|في\ المائة|percent)
      | [1-9]\d{{0,2}} ,\d{{3}} (?:\.\d{{1,2}})? (?=\s|$)
      | [1-9]\d{{0,4}} \.\d{{2}} (?=\s|$)
      | {_TIME} (?:\s?[-–]\s? {_TIME})?
      | {_DAY}[/.\-]{_MONTH}[/.\-](?:{_YEAR}|\d\d)
      | {_YEAR}[/.\-]{_MONTH}[/.\-]{_DAY}
      | {_MONTH}[/\-]{_YEAR}
      | 24\ ?/\ ?7
    ) (?![\d:/]|[.,\-]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Said before what is to be dialled, whatever it looks like.
_CALL_WORD: Final = re.compile(
    r"(?<!\w)(?:و?(?:اتصل|تواصل)(?:وا)? ?(?:على|مع|عبر|ب)?|و?(?:كلم|راسل)و?ن[اي]|للتواصل"
    r"|call|dial|text|sms|phone|whats ?app|واتس ?(?:اب)?)[\s:]*$",
    re.IGNORECASE,
)
_LONE_YEAR: Final = re.compile(_YEAR)
_SERVICE_CODE: Final = re.compile(r"[*#]+\d[\d*#]*#")  # *123#
_RUN: Final = re.compile(r"[+(*#]*\d[\d\s()*#+.,:'_/\-‐‑–]*")
_DIALLED: Final = re.compile(r"\+?\d+")
# A number of five digits or more in blanks is one; fewer are a range or a list.
_MIN_IN_PARTS: Final = 5
_MIN_DIGITS: Final = 3  # the shortest short code
_MOST_DIGITS: Final = 18  # with 00 or + and a country code (ITU-T E.164: 15)
# A Saudi mobile, unified or toll-free number.
_LINE: Final = re.compile(r"(?:(?:00|\+)?966|0)?5\d{8}|9200\d{5}|800\d{7}")
_MIN_VALID: Final = 7  # shorter ones say nothing by their form

_WORDS: Final = {
    word: str(digit)
    for digit, words in enumerate(
        (
            "صفر زيرو zero",
            "واحد ون one",
            "اثنين اثنان إثنين تو two",
            "ثلاثة ثلاثه ثلاث ثري three",
            "أربعة اربعة اربعه أربع اربع فور four",
            "خمسة خمسه خمس فايف five",
            "ستة سته ست سكس six",
            "سبعة سبعه سبع سفن seven",
            "ثمانية ثمانيه ثمان ايت eight",
            "تسعة تسعه تسع ناين nine",
        )
    )
    for word in words.split()
}
_ANY_WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_SPELLED: Final = re.compile(rf"(?<!\w)(?:و?\s?(?:{_ANY_WORD})[\s,\-]*){{3,}}(?!\w)", re.IGNORECASE)
_LIKE_DIGITS: Final = str.maketrans("OoQDlIiSsZzBbGgq|", "00001115522886691")
_DRAWN: Final = re.compile(r"\+?[\dOoQDlIiSsZzBbGgq|().\-]{5,}")


def numbers_in(text: str, *, stored: Collection[str]) -> Iterator[Number]:
    """What can be dialled in `text`, and its quantities; counts of one or two digits are left out.

    `stored` are the published numbers: «199 12» is one of them, "19912 2024" is one and a year.
    """
    text = _SPELLED.sub(lambda found: f" {_spelled_digits(found[0])} ", text)
    quantities = [one for one in _QUANTITY.finditer(text) if not _is_to_be_dialled(one)]
    for found in reversed(quantities):
        yield Number(found[0], "")
        text = f"{text[: found.start()]} | {text[found.end() :]}"
    counts: list[str] = []
    for found in _RUN.finditer(text):
        parts = _parts(found[0])
        if _is_to_be_dialled(found) and parts and _LONE_YEAR.fullmatch(parts[0]):
            yield Number(parts[0], parts.pop(0))
        yield from _in_run(parts, stored, counts, counts_something=_is_counting(found))
    yield from _spread(counts)


def _is_to_be_dialled(found: re.Match[str]) -> bool:
    return _CALL_WORD.search(found.string, max(0, found.start() - 30), found.start()) is not None


def _is_counting(found: re.Match[str]) -> bool:
    """Whether a word follows: "3 times", "2. Choose the language"."""
    return re.match(r"[\s.)\-]*[^\W\d_]", found.string[found.end() : found.end() + 9]) is not None


def dialled_form(digits: str) -> str:
    """The form in which a number is stored; "" for what cannot be dialled."""
    try:
        return canonical("phone", digits)
    except InvalidEndpoint:
        return ""


def drawn_number(word: str) -> str:
    """The digits of a word made of digits and letters drawn like them (O5O1234567), else ""."""
    is_mixed = any(map(str.isalpha, word)) and sum(map(str.isdecimal, word)) >= _MIN_DIGITS
    if not is_mixed or not _DRAWN.fullmatch(word):
        return ""
    return re.sub(r"[^\d+]", "", word.translate(_LIKE_DIGITS))


def _spelled_digits(words: str) -> str:
    return "".join(_WORDS[word] for word in re.findall(_ANY_WORD, words.lower()))


def _parts(run: str) -> list[str]:
    """The pieces that make one number or several: cut at blanks, and at marks inside of what is
    no number as a whole (19912/920001234).
    """
    parts: list[str] = []
    for word in run.split():
        word = word.rstrip(".,:'_/-‐‑–(")
        if _SERVICE_CODE.fullmatch(word):
            parts.append(word)
            continue
        pieces, whole = _DIALLED.findall(word), _dialled(word)
        if not pieces:
            continue
        is_range = len(pieces) == 2 and max(map(len, pieces)) <= 2  # 10-15 March
        shortest, longest = min(map(len, pieces)), max(map(len, pieces))
        if not is_range and dialled_form(whole):
            parts.append(whole)
        elif shortest < _MIN_DIGITS <= longest:  # 19912-13 is another number, or two
            parts.append("".join(pieces))
        else:
            parts += pieces
    return parts


def _dialled(word: str) -> str:
    digits = re.sub(r"[\s().\-‐‑–]", "", word)
    return digits if _DIALLED.fullmatch(digits) else ""


def _spread(counts: list[str]) -> Iterator[Number]:
    """A number in pieces with words between them (05 then 51 then 23 …)."""
    for start in range(len(counts)):
        for digits in takewhile(_is_short_enough, accumulate(counts[start:])):
            if _LINE.fullmatch(digits):
                yield Number(digits, digits)
                return


def _in_run(
    parts: list[str], stored: Collection[str], counts: list[str], *, counts_something: bool
) -> Iterator[Number]:
    """The numbers of neighbouring parts; what is left over goes to `counts`, or makes one number
    of all where it counts nothing (199 12 7).
    """
    left: list[str] = []
    numbers = list(_joined(list(parts), stored, left))
    if left and not counts_something and any(number.digits for number in numbers):
        yield Number(" ".join(parts), "".join(parts))
        return
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
    forms = [dialled_form(digits) for digits in joined]
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
