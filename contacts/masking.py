"""Numbers and addresses of people in what readers write, hidden before it is kept. Pure.

Whatever adds up to 8 digits is hidden, however it is spelt: identity, bank and mobile numbers
have no fewer. Dates, times and the numbers published here stay, alone and beside others.

>>> masked("رقمي (050) 123-4567")
'رقمي ••••'
>>> masked("19912 30/11/2026 8:00", published=["19912"])
'19912 30/11/2026 8:00'
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

MASK: Final = "••••"
LONG: Final = 8
# Letters that are drawn like a digit, of three scripts.
_LIKE_DIGITS: Final = str.maketrans("OoОоΟοIlІі", "0000001111")
_SIGNS: Final = str.maketrans("،٫٬。．∶∕⁄−⁃＠", ",.,..://--@")
_NOT_SEEN: Final = frozenset({"Cf", "Mn", "Me", "Cc", "Cs"})
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
_BETWEEN: Final = r"[\W_]{1,8}"  # digits of one number
_ZERO: Final = "OoОоΟο"
_AMONG_DIGITS: Final = re.compile(
    rf"(?<![A-Za-z])(?=[{_ZERO}IlІі]{{0,9}}\d)[\d{_ZERO}IlІі]+(?![A-Za-z])"
    rf"|(?<=\d)(?:{_BETWEEN}[{_ZERO}]{{1,3}})+(?={_BETWEEN}\d)"
)
_NUMBER: Final = re.compile(rf"[+(]*\d(?:(?:{_BETWEEN})?\d)*")
_REST: Final = re.compile(r"\+?(?:(\()\+?)?\d(?:.*\d)?(?(1)\)?)", re.DOTALL)
_YEAR: Final = r"(?:1[34]|19|20)\d\d"
_DATE: Final = (
    rf"(?:[0-3]?\d ?[/.-] ?[01]?\d ?[/.-] ?{_YEAR}|{_YEAR} ?[/.-] ?[01]?\d ?[/.-] ?[0-3]?\d)"
)
_CLOCK: Final = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
# Nothing but punctuation stands between it and the next blank.
_MOMENT: Final = rf"(?:{_DATE}|{_CLOCK}(?: ?- ?{_CLOCK})?)(?![^\d ]*\d)"
_IBAN: Final = re.compile(rf"(?i)(?<![A-Z])SA(?:(?:{_BETWEEN})?[0-9A-Z]){{22}}(?![0-9A-Z])")
_AT: Final = r"(?:@|[(\[{<] ?(?:at|[اآ]ت) ?[)\]}>])"
_DOT: Final = r"(?:\.| ?[(\[{<] ?(?:dot|دوت) ?[)\]}>] ?)"
_EMAIL: Final = re.compile(
    rf"(?i)(?:[\w.%+'-]+|[A-Z0-9._%+'-]+ {{1,2}}(?={_AT}))"
    rf"{_AT} {{0,2}}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_]{{2,}}"
)


def masked(text: str, *, published: Collection[str] = ()) -> str:
    """`text` with each long number, Saudi IBAN and email address as ••••.

    `published` are numbers and addresses of the site, as people read them.
    """
    plain, places = _plain(text)
    spans = [found.span() for found in _EMAIL.finditer(plain) if found[0] not in published]
    spans += (found.span() for found in _IBAN.finditer(plain))
    spans += _long_numbers(plain, published)
    for start, end in reversed(_joined(spans)):
        after = places[end] if end < len(places) else len(text)
        last = places[end - 1] + 1
        while last < after and unicodedata.category(text[last]) in _NOT_SEEN - {"Cc"}:
            last += 1  # what is drawn round the last digit
        text = f"{text[: places[start]]}{MASK}{text[last:]}"
    return text


def _plain(text: str) -> tuple[str, list[int]]:
    """What is seen, each character as a plain one, and where each stands in `text`."""
    seen = [(place, plain) for place, char in enumerate(text) if (plain := _plain_char(char))]
    return "".join(plain for _, plain in seen), [place for place, _ in seen]


def _plain_char(char: str) -> str:
    """One character, or "" for what nobody sees."""
    if char.isspace():
        return " "
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    category = unicodedata.category(char)
    if char == _TATWEEL or category in _NOT_SEEN:
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return "-" if category == "Pd" else (plain if len(plain) == 1 else char).translate(_SIGNS)


def _long_numbers(plain: str, published: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where they begin and end, without the dates, times and published numbers beside them."""
    plain = _AMONG_DIGITS.sub(lambda found: found[0].translate(_LIKE_DIGITS), plain)
    groups = (r"\D{1,2}".join(re.findall(r"\d+", one)) for one in published if "@" not in one)
    known = "|".join([_MOMENT, *(rf"{one}(?!\d)" for one in groups if one)])
    first = re.compile(rf"\D*(?:{known})")
    last = re.compile(rf"(?:^|(?<= )|(?<=\D))[^\d ]*(?<!\d)(?:{known})\D*$")
    for found in _NUMBER.finditer(plain):
        start, end = found.span()
        while start < end and (known_first := first.match(plain, start, end)):
            start = known_first.end()
        while start < end and (known_last := last.search(plain[start:end])):
            end = start + known_last.start()
        rest = _REST.search(plain, start, end + plain.startswith(")", end))
        if rest and sum(char.isdigit() for char in rest[0]) >= LONG:
            yield rest.span()


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined
