"""For what a text says that a number is: calls, text messages, a messenger. Pure.

A number that is published for one of them is anybody's on the others.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

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
    """The digits beside each word for a use, and that use."""
    folded = in_latin(text.translate(_ALEFS))
    named = [("tel", _CALLING), ("sms", _TEXTING)]
    uses = [(_opened_by(scheme), names) for scheme, names in named]
    uses += [(frozenset([code]), names) for code, names in _services(text)]
    return [(digits, use) for use, names in uses for digits in _beside(names, folded)]


def _services(text: str) -> Iterator[tuple[str, str]]:
    """The kinds of the networks and messengers that a text names, and how it writes them."""
    said = [(set(hosts), re.escape(name)) for name, hosts in services_in(text)]
    for row in KINDS.values():
        written = [name for hosts, name in said if hosts & row.hosts]
        if row.called and written:
            yield row.code, "|".join([*written, row.called])


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
    found = (use for said, use in uses if bare and (said.startswith(bare) or said.endswith(bare)))
    return tuple(dict.fromkeys(found))
