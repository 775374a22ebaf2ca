"""Numbers and addresses of people in what readers write, hidden before it is kept. Pure.

Whatever adds up to 8 digits is hidden, however it is spelt: identity, bank and mobile numbers
have no fewer. Dates, times, years, amounts, lists that count on, and the numbers published here
stay; where one of them could be a number of somebody, it is hidden.

>>> masked("رقمي (050) 123-4567")
'رقمي ••••'
>>> masked("19912 30/11/2026 8:00 12,500,000 SAR", published=["19912"])
'19912 30/11/2026 8:00 12,500,000 SAR'
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

MASK: Final = "••••"
LONG: Final = 8
# Letters that are drawn like a digit, of three scripts; between two digits others are as well.
_LIKE_DIGITS: Final = str.maketrans("OoОоΟοIlІі", "0000001111")
_BETWEEN_TWO: Final = {"S": "5", "s": "5", "B": "8", "Z": "2", "z": "2", "T": " ", "t": " "}
_SIGNS: Final = str.maketrans("،٫٬。．∶∕⁄−⁃＠", ",.,..://--@")
_NOT_SEEN: Final = frozenset({"Cf", "Mn", "Me", "Cc", "Cs"})
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
_BETWEEN: Final = r"[\W_]{1,8}"  # digits of one number
_ZERO: Final = "OoОоΟο"
_AMONG_DIGITS: Final = re.compile(
    rf"(?<![A-Za-z])(?=[{_ZERO}IlІі]{{0,9}}\d)[\d{_ZERO}IlІі]+(?![A-Za-z])"
    rf"|(?<=\d)(?:{_BETWEEN}[{_ZERO}]{{1,3}})+(?={_BETWEEN}\d)"
)
_TAG: Final = re.compile(r"</?[A-Za-z]{1,6} ?/?>")
_LETTER: Final = re.compile(r"(?<=\d)[A-Za-z](?=\d)")
_SCREEN: Final = re.compile(r"(?<![\w-])[1-9]\d{2,3}[xX][1-9]\d{2,3}(?![\w-])")
_NUMBER: Final = re.compile(rf"[+(]*\d(?:(?:{_BETWEEN})?\d)*")
_REST: Final = re.compile(r"\+?(?:(\()\+?)?\d(?:.*\d)?(?(1)\)?)", re.DOTALL)
_YEAR: Final = r"(?:1[34]|19|20)\d\d"
_DATE: Final = (
    rf"(?:[0-3]?\d ?[/.-] ?[01]?\d ?[/.-] ?{_YEAR}|{_YEAR} ?[/.-] ?[01]?\d ?[/.-] ?[0-3]?\d)"
)
_CLOCK: Final = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
# Nothing but punctuation stands between it and the next blank.
_MOMENT: Final = rf"(?:{_DATE}|{_CLOCK}(?: ?- ?{_CLOCK})?)(?![^\d ]*\d)"
# Twenty more after two digits; each group of them has a digit, which words have not. Not ".sa".
_IBAN: Final = re.compile(
    rf"(?i)(?<![A-Z.])S[\W_]{{0,2}}A(?:(?:{_BETWEEN})?[0-9OIL]){{2}}"
    rf"(?:(?:{_BETWEEN}(?=[A-Z]*\d))?[0-9A-Z]){{20}}(?![0-9A-Z])"
)

_NEAR_YEAR: Final = r"(?:(?:0?[1-9]|1[0-2]) ?/ ?)?(?:1[34][0-9]|19[5-9]|20[0-4])\d"
_YEARS: Final = re.compile(rf"{_NEAR_YEAR}(?:[\W_]{{1,3}}{_NEAR_YEAR})+")
_AMOUNT: Final = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{1,5})"
_ONE: Final = re.compile(r"[1-9]\d?,\d{3},\d{3}(?:\.\d\d?)?")  # below 100 millions
_LIST: Final = re.compile(rf"{_AMOUNT}(?:,? {{1,2}}{_AMOUNT})+")
_RANGE: Final = re.compile(rf"({_AMOUNT}) ?- ?({_AMOUNT})")

_OPEN, _CLOSE = r"[(\[{<] ?", r" ?[)\]}>]"
_AT_WORD: Final = "(?:at|[اآأ]ت)"
_AT: Final = rf"(?:@|%40|&#0*64;|&#x0*40;|&commat;|{_OPEN}(?:@|{_AT_WORD}){_CLOSE})"
_DOT: Final = rf"(?:\.| ?{_OPEN}(?:dot|دوت|\.){_CLOSE} ?)"
_WORD_DOT: Final = rf"(?: {{1,2}}(?:dot|دوت) {{1,2}}|{_DOT})"
_LOOSE_DOT: Final = rf"(?:{_WORD_DOT}| {{0,2}}[.,]{{1,3}} {{0,2}})"
# Where the dot is none, or has blanks beside it, which the end of a sentence has too.
_ENDING: Final = r"(?:com|net|org|edu|gov|sa|كوم|نت)(?!\.?\w|-)"
_SERVICE: Final = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|proton(?:mail)?|zoho|"
    r"جيميل|هوتميل|ياهو|[اأ]وتلوك)(?!\w)"
)
_NAME: Final = rf"(?:[\w.%+'-]+|[A-Z0-9._%+'-]+ {{1,2}}(?={_AT}))"
_BY_WORD: Final = rf"[\w.%+'-]+ {{1,2}}{_AT_WORD} {{1,2}}"
_EMAILS: Final = tuple(
    re.compile(f"(?i){pattern}")
    for pattern in (
        rf"{_NAME}{_AT} {{0,2}}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_]{{2,}}",
        rf"{_NAME}{_AT} {{0,2}}[\w-]+(?:{_LOOSE_DOT}[\w-]+){{0,3}}?{_LOOSE_DOT}{_ENDING}",
        # No handle: those have a blank before the sign, and none after it.
        rf"(?:[\w.%+'-]+{_AT} {{0,2}}|[\w.%+'-]+ {{1,2}}{_AT} {{1,2}}){_SERVICE}",
        rf"{_BY_WORD}{_SERVICE}{_LOOSE_DOT}{_ENDING}",
        # “Look at www.ca.gov.sa” is none; whoever writes “dot” means an address.
        rf"{_BY_WORD}[\w-]+ {{1,2}}(?:dot|دوت) {{1,2}}[^\W\d_]{{2,}}",
    )
)


def masked(text: str, *, published: Collection[str] = ()) -> str:
    """`text` with each long number, Saudi IBAN and email address as ••••.

    `published` are numbers and addresses of the site, as people read them.
    """
    plain, places = _plain(text)
    spans = [
        found.span()
        for pattern in _EMAILS
        for found in pattern.finditer(plain)
        if found[0] not in published
    ]
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
    plain = _digits_shown(plain)
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
        if rest and sum(map(str.isdigit, rest[0])) >= LONG and not _says_nothing(rest[0]):
            yield rest.span()


def _digits_shown(plain: str) -> str:
    """As long as before, with digits for the letters that stand for them, and tags as blanks."""
    plain = _TAG.sub(lambda found: " " * len(found[0]), plain)
    plain = _AMONG_DIGITS.sub(lambda found: found[0].translate(_LIKE_DIGITS), plain)
    screens = [range(*found.span()) for found in _SCREEN.finditer(plain)]
    return _LETTER.sub(
        lambda found: (
            found[0]
            if any(found.start() in screen for screen in screens)
            else _BETWEEN_TWO.get(found[0], "-")
        ),
        plain,
    )


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _says_nothing(number: str) -> bool:
    """Whether digits with signs between them are years, amounts, or a list that counts on."""
    if _YEARS.fullmatch(number) or _ONE.fullmatch(number):
        return True
    values = [int(one) for one in re.findall(r"\d+", number)]
    return _counts_on(number, values) or _are_amounts(number)


def _counts_on(number: str, values: list[int]) -> bool:
    """8 9 10 11 12; (1) (2) (3): a mobile or identity number is written so only by chance."""
    is_short = len(values) > 2 and values[-1] < 100 and not re.search(r"(?<!\d)0", number)
    return is_short and all(after - before == 1 for before, after in pairwise(values))


def _are_amounts(number: str) -> bool:
    """Round ones one after the other, or from one to another that has about as many digits."""
    if found := _RANGE.fullmatch(number):
        first, last = (one.replace(",", "") for one in found.groups())
        is_round = first[-1] == last[-1] == "0" or number.count(",") >= 2
        return is_round and int(first) < int(last) and len(last) - len(first) < 2
    amounts = re.findall(_AMOUNT, number) if _LIST.fullmatch(number) else []
    return bool(amounts) and all(one.endswith("0") for one in amounts)
