"""What stands beside a published number and is no part of it: the numbers of a list, hours, days.

Pure. Anything else in digits beside a published number makes another number of it.
"""

import re
from collections.abc import Collection
from typing import Final

from contacts.verification.quantities import CALL_WORD

# Parts what must not be read as one; no text has it, as it is cleaned of pictures.
APART: Final = "\N{BROKEN BAR}"
# 1) 2. (3) before each of several things.
_MARKER: Final = re.compile(
    r"(?<!\S)\(?(\d{1,2})(?:[).:]|-(?!\d))+(?=\s+(?!\(?\d{1,2}(?:[).:\-\s]|$))\S)"
)
_GLUED_MARKER: Final = r"(?<!\S)(\(?[1-9]\d?[.)\-:/])(?=@|www\.|https?:/"
_FIRST_MARKER: Final = r"(?m)^\W*[1-9](?:[.):/]|-|–)+\s*(?="
# A number in a circle or on a key, alone: one of a list.
_DRAWN: Final = "①-⑨❶-❾➀-➉"
_CIRCLED: Final = re.compile(
    rf"(?<![{_DRAWN}\d⓪⓿])(?<![{_DRAWN}⓪⓿]\s)([{_DRAWN}])(?!\s*[{_DRAWN}⓪⓿])\s*"
)
_KEY: Final = "\N{VARIATION SELECTOR-16}?\N{COMBINING ENCLOSING KEYCAP}"
_ON_KEY: Final = re.compile(
    rf"(?<!\N{{COMBINING ENCLOSING KEYCAP}})(?<!\N{{COMBINING ENCLOSING KEYCAP}}\s)(?<!\d)"
    rf"([1-9]){_KEY}(?!\s*[0-9]{_KEY})\s*(?=\S)"
)
_TIMES: Final = re.compile(r"\s?[×✕]\s?[1-9](?!\d)")
_HOUR: Final = r"(?:0?[1-9]|1\d|2[0-4])"
_HALF: Final = r"(?:[ap]\.?m|ص|صباحا|م|مساء|عصرا|ظهرا)(?!\w)"
_HOURS: Final = rf"(?:{_HOUR}\s?[-–]\s?{_HOUR}|{_HOUR}\s?{_HALF}(?:\s?[-–]\s?{_HOUR}\s?{_HALF})?)"
# Before a number of theirs: hours, days, a date.
_AT: Final = (
    rf"(?:(?<![\d.,:/\-])(?<!\d\s)(?:{_HOUR}\s?[-–]\s?{_HOUR}|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))"
    rf"|(?<!\w)(?:(?:ال)?ساعة|يوم|من|[إا]لى|حتى|بتاريخ|خطوة|الخطوة|at|day|to|until|step)\s[1-9]\d?)\s+"
)


def with_markers(text: str) -> str:
    """Lone numbers in circles and on keys as "1)", and no "×3"."""
    text = _CIRCLED.sub(lambda found: f"{_digit(found[1])}) ", text)
    return _TIMES.sub(" ", _ON_KEY.sub(r"\1) ", text))


def _digit(drawn: str) -> int:
    return next((ord(drawn) - ord(one) + 1 for one in "➀❶①" if ord(drawn) >= ord(one)), 0)


def without_marker(text: str, stored: Collection[str]) -> str:
    """A blank after the markers of a list, and none before a published number at the beginning."""
    number = "|".join(map(_spaced, stored)) or "(?!)"
    text = re.sub(rf"{_GLUED_MARKER}|(?:{number})(?!\d))", r"\1 ", text, flags=re.I)
    if len(_MARKER.findall(text)) > 1:
        return text
    return re.sub(rf"{_FIRST_MARKER}(?:{number})(?!\d))", "", text)


def without_list_numbers(text: str) -> str:
    """Without the numbers of a list that counts on by one, twice or more."""
    found = list(_MARKER.finditer(text))
    first = int(found[0][1]) - 1 if found else 0
    counted = [one for number, one in enumerate(found, start=1) if int(one[1]) - number == first]
    if len(counted) < 2 or len(counted) < len(found):
        return text
    for one in reversed(counted):
        text = f"{text[: one.start()]} {text[one.end() :]}"
    return text


def set_numbers_apart(text: str, stored: Collection[str]) -> str:
    """On one line, but a published number parted from digits in another line or sentence."""
    number, stop = "|".join(map(_spaced, stored)) or "(?!)", r"(?:\s?[.,،؛:][.,،؛:\s]*\s|\n)"
    text = re.sub(rf"(?<=\d){stop}(?=(?:{number})(?!\d))", f" {APART} ", text)
    text = re.sub(rf"(?<!\d)({number})(?!\s?:\s*\d{{1,2}}(?!\d)){stop}", rf"\1 {APART} ", text)
    text = re.sub(
        r"(?<=\d)\s?[.,،؛:][.,،؛:\s]*\s(?=(?:sar|sr|usd|\$|ر\.?\s?س)\s?\d)",
        f" {APART} ",
        text,
        flags=re.I,
    )
    text = re.sub(rf"{_AT}(?=(?:{number})(?!\d))", _apart_from_next, text, flags=re.I)
    hours = rf"(?<!\d)(?<!\d\s)({number})\s+(?=\(?{_HOURS}\)?(?![\d/:.-]|\s\d))"
    text = re.sub(hours, rf"\1 {APART} ", text)
    return text.replace("\n", " ")


def _apart_from_next(found: re.Match[str]) -> str:
    is_called = CALL_WORD.search(found.string, max(0, found.start() - 30), found.start())
    return found[0] if is_called else f"{found[0]} {APART} "


def _spaced(number: str) -> str:
    return r"[\s\-‐‑–.]?".join(map(re.escape, number))
