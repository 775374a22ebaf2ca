"""For what a text says that a number is: calls, text messages, a messenger. Pure.

A number that is published for one of them is anybody's on the others.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.verification.lookalikes import in_latin
from contacts.verification.other_services import services_in

# Kinds of which any one is meant.
Use = frozenset[str]

_CALLING: Final = (
    r"(?:(?:ن|ت|ي)?اتصل(?:و|ي)?(?:ا|ن)?|(?:ن|ت|ي)تصل(?:ون)?|(?:لل?)?اتصال|دقوا?|دق|كلم(?:ونا|نا|ني|وني)"
    r"|call(?:ing)?|dial|ring)"
)
_TEXTING: Final = (
    r"(?:(?:ال)?رسال[ةه] (?:ال)?نصي[ةه]|(?:ال)?رسائل (?:ال)?نصي[ةه]|sms|اس ?ام ?اس"
    r"|text(?: message)?)"
)
_JOINT: Final = (
    r"(?:[\s:=()\[\]\-–./|]|(?<!\w)(?:(?:ال)?رقم(?:نا|ه|ها|هم|كم)?|على|عبر|مع|الى|ل|ب|هو|هي|هذا|لنا|لهم"
    r"|(?:ال)?تالي[ةه]?|(?:ال)?موحد|(?:ال)?رسمي|مباشر[ةه]?|فقط|number|no|nr|us|me|on|at|to|is|our"
    r"|the|via|this|only|official|message|chat|account|حساب(?:نا|هم|ه)?|خدم[ةه])(?!\w))*"
)
# Bounded and never given back: a text of digits alone is read in one go.
_DIGITS: Final = r"(?P<number>[+(]?\d[\d\s\-().]{0,60}+)"
_ALEFS: Final = str.maketrans("أإآ", "ااا")
_SCHEME: Final = re.compile(r"(tel|sms)", re.IGNORECASE)


def of_scheme(address: str) -> tuple[Use, ...]:
    """What a link that calls or writes to a number is for."""
    found = _SCHEME.match(address)
    return (_opened_by(found[1].lower()),) if found else ()


def _opened_by(scheme: str) -> Use:
    return frozenset(one.code for one in KINDS.values() if one.link("").startswith(f"{scheme}:"))


def uses_in(text: str) -> list[tuple[str, Use]]:
    """The digits beside the words for a use, each between bars, and that use."""
    folded = _folded(text)
    named = [(_opened_by("tel"), _CALLING), (_opened_by("sms"), _TEXTING)]
    for row, written in _services(text):
        for name in written:  # of any writing, and a pattern is made for one alone
            folded = folded.replace(name, _mark(row))
        named.append((frozenset([row.code]), f"{_mark(row)}|{row.called}"))
    beside = ((use, "|".join(_beside(names, folded))) for use, names in named)
    return [(f"|{digits}|", use) for use, digits in beside if digits]


def _folded(text: str) -> str:
    return in_latin(text.translate(_ALEFS))


def _mark(row: EndpointKind) -> str:
    """Stands for the name of a service that is written in no usual way."""
    return f"qqq{row.code}qqq"


def _services(text: str) -> Iterator[tuple[EndpointKind, list[str]]]:
    """The networks and messengers that a text names, and their unusual names in it."""
    said = [(set(hosts), _folded(name)) for name, hosts in services_in(text)]
    for row in KINDS.values():
        written = [name for hosts, name in said if hosts & row.hosts]
        if row.called and written:
            usual = re.compile(row.called, re.IGNORECASE)
            yield row, [name for name in written if not usual.fullmatch(name)]


def _beside(names: str, text: str) -> Iterator[str]:
    word, *around = _compiled(names)
    for pattern in around if word.search(text) else ():
        for found in pattern.finditer(text):
            yield re.sub(r"\D", "", found["number"])


@cache
def _compiled(names: str) -> tuple[re.Pattern[str], ...]:
    """Such a word alone, before a number, and after one where it belongs to no other."""
    word = (
        r"(?<![^\W\d_])(?:[وف])?(?:بال|عال|لل|ال|ب|ع|ل)?"
        rf"(?:{names})(?:ي|نا|هم|كم)?(?![^\W_])"
    )
    before = re.compile(rf"{word}{_JOINT}{_DIGITS}", re.IGNORECASE)
    after = re.compile(rf"{_DIGITS}{_JOINT}{word}(?!{_JOINT}\d)", re.IGNORECASE)
    alone = re.compile(rf"(?=[^\W\d_]){word}", re.IGNORECASE)
    return alone, before, after


def texting_in(text: str) -> Use:
    """The kinds of numbers to which a text message is sent, where a text speaks of one."""
    said = re.search(rf"(?<!\w){_TEXTING}(?!\w)", text.translate(_ALEFS), re.IGNORECASE)
    return _opened_by("sms") if said else frozenset()


def uses_of(digits: str, uses: Iterable[tuple[str, Use]]) -> tuple[Use, ...]:
    """Those of one number among several."""
    bare = re.sub(r"\D", "", digits)
    found = (use for said, use in uses if bare and (f"|{bare}" in said or f"{bare}|" in said))
    return tuple(dict.fromkeys(found))
