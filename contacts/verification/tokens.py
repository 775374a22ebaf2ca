"""What is in a text that somebody pasted: numbers, links, handles, email addresses or words.

Pure. It only cuts and names; `judge.py` says whose they are. What looks as if it could be
called, opened or written to and fits no kind is kept as one that nobody knows.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from contacts.verification.cleaning import DRAWN_DOT
from contacts.verification.demands import demands_in
from contacts.verification.endings import ARABIC, ARABIC_HOST
from contacts.verification.glued import set_links_apart
from contacts.verification.lists import (
    APART,
    set_numbers_apart,
    without_list_numbers,
    without_marker,
)
from contacts.verification.lookalikes import DRAWN_DOTS
from contacts.verification.named import (
    BANK_NUMBER,
    CARD,
    IBAN,
    accounts_in,
    accounts_with_digits,
    apps_in,
)
from contacts.verification.numbers import drawn_number, numbers_in
from contacts.verification.other_services import services_in
from contacts.verification.quantities import MASKED
from contacts.verification.spelled import with_digits
from contacts.verification.uses import Use, of_scheme, uses_in, uses_of

# Latitude and longitude, with decimals.
_DEGREES: Final = r"[+-]?\d{1,3}\.\d{3,15}"
POINT: Final = re.compile(rf"(?<![\w.,:/=+\-]){_DEGREES}\s*[,،]\s*{_DEGREES}(?!\w|[.,]\d)")

# The longest message that is judged; a longer one is refused in words.
MAX_LENGTH: Final = 5000


class Kind(StrEnum):
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"
    EMAIL = "email"
    APP = "app"
    SERVICE = "service"  # the name of a network, a messenger or a program for remote control
    PLACE = "place"  # a point on the map, or a postal address
    BANK_ACCOUNT = "bank_account"  # one to pay to: nothing of theirs
    DEMAND = "demand"  # asks for a code, a password or money
    QUANTITY = "quantity"  # an amount, a date, a time: nothing to call or open
    WORD = "word"  # not in Arabic letters: an account without its @, or just a word
    TEXT = "text"  # the whole of a text in which nothing else is


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a pasted text.

    `digits` are those that a PHONE stands for, `hosts` those of the links to a SERVICE, or to the
    network that a HANDLE is said to be on. What `is_drawn` is a number or a link to a person alone:
    O5O for 050, "evil dot com". An APP `is_installed` where the text says so. `uses` are what the
    text gives a PHONE for.
    """

    kind: Kind
    text: str
    digits: str = ""
    is_drawn: bool = False
    hosts: tuple[str, ...] = ()
    is_installed: bool = False
    uses: tuple[Use, ...] = ()


# Found first, as their digits would make numbers to call.
_SET_APART: Final = (
    (Kind.QUANTITY, MASKED),
    *((Kind.BANK_ACCOUNT, pattern) for pattern in (IBAN, CARD, BANK_NUMBER)),
    (Kind.PLACE, POINT),
)
_CALL: Final = re.compile(r"(?:tel|sms|smsto):/*(?=[+*#(\d])", re.IGNORECASE)
_TEXT_OF_SMS: Final = re.compile(r"[?;&]body=.*", re.IGNORECASE)
_SCHEMES: Final = (
    "https?|data|facetime|file|ftp|geo|intent|itms-apps|javascript|mailto|market|skype"
    "|tg|viber|whatsapp|vbscript|magnet"
)
_NAME: Final = re.compile(r"[\w\-]+")
_NUMBER: Final = re.compile(r"[+*#(]?\d[\d\s().*#\-]*")
_AROUND: Final = ".,;:!?'\"`~…-&="
# Written so that it is opened as it stands: with a scheme, or under a name in Arabic.
_WHOLE: Final = re.compile(rf"^(?:{_SCHEMES}):|://|\\|{ARABIC_HOST}", re.IGNORECASE)
_LINK: Final = re.compile(
    rf"""
      {_WHOLE.pattern}
    | (?:^|[^\s./])\.+(?:xn--[\w-]+|[^\W\d_{ARABIC}]{{2,}})(?![\w-])   # name.tld
    | [%=]2e | [^\W_]\.c0m(?!\w)
    | (?<![\d.])\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\d.])             # 192.0.2.1
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What is left of a host whose name is a picture: 💩.la, حساب✅.com
_BARE_ENDING: Final = re.compile(r"\.[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
# An account with an Arabic name, a run of Arabic, or a run of anything else.
_RUNS: Final = re.compile(rf"(?<![A-Za-z0-9_])@[{ARABIC}]\w*|[{ARABIC}]+|[^{ARABIC}]+")
_PARTICLES: Final = re.compile(r"^[وفبلك]{1,2}(?=[a-z\d/])", re.IGNORECASE)
_FOREIGN_WORD: Final = re.compile(rf"(?=[\w\-]*[^\W\d_])[^\W{ARABIC}][\w\-]*")
_PUNCTUATION: Final = re.compile(r"(?<!\d)[,;!]+|[,;!]+(?!\d)|(?<=[^\W\d])(?=\()|(?<=\))(?=\w)")
# So many digits among letters are a number, an account or a code: 1-800-NAME. Fewer, or a year,
# belong to a name: Covid19, Vision2030.
_MANY_DIGITS: Final = 4
_FEW_DRAWN: Final = re.compile(r"(?=.*\d)(?=.*[a-z])[\dolisze|]{2,}", re.IGNORECASE)
_NAME_WITH_YEAR: Final = re.compile(r"[^\W\d_]+(?:14|19|20)\d\d")
_VOWELS_AND_TATWEEL: Final = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_SPACED_LETTERS: Final = re.compile(r"(?<!\S)(?:[a-z] |\. |: |/ ){4,80}[a-z](?!\S)", re.IGNORECASE)
# What is joined or set apart before a text is cut at its blanks; ~ for such a dot.
_SPACING: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement.replace("~", DRAWN_DOT))
    for pattern, replacement in (
        # evil•com, evil[.]com, evil dot com, evil .com, evil,com, evil com, www evil
        (rf"(?<=[a-z])[{DRAWN_DOTS}·•‧∙⋅・۔⸱؞°●⬤⚫֊‚ˑ᠂ᐧ᛫⸳](?=[a-z])", "~"),
        (r"(?<=[a-z0-9])(?:نقط[ةه]|دوت)كوم(?!\w)", "~com"),
        (r"(?<=[a-z0-9])(?:نقط[ةه]|دوت)(?=[a-z])", "~"),
        (r"(?<=[a-z0-9]{2})\.([a-z])\.([a-z])\.([a-z])(?!\w)", r"~\1\2\3"),
        (r"\s*[\[({⟨]\s*(?:\.|dot|نقطة)\s*[\])}⟩]\s*", "~"),
        (r"(?<=[a-z0-9])\s*[\[({]\.?(?=(?:com|net|org|sa)[\])}])", "~"),
        (r"(?<=[a-z0-9])[\s<'/\-]*(?:<|'|/|-)\s*(?:dot|نقط[ةه])\s*(?:>|'|/|-)\s*(?=[a-z])", "~"),
        (r"(?<=[a-z0-9])\s+(?:كوم|نت)(?!\w)", "~com"),
        (r"\s+(?:dot|نقط[ةه]|دوت)\s+(?:com|كوم)(?!\w)", "~com"),
        (r"\s+(?:dot|نقط[ةه]|دوت)\s+(?:net|نت)(?!\w)", "~net"),
        (r"(?<=[a-z0-9])\s+(?:dot|نقط[ةه]|دوت)\s+(?=[a-z])", "~"),
        (r"(?<=[a-z])\s+\.(?=[a-z]{2})", "~"),
        (r"(?<=[a-z])\s+\.\s+(?=(?:com|net|org|info|xyz|site|top|online|sa|co|me|io)(?!\w))", "~"),
        (r"(?<=[a-z0-9])\.\s+(?=(?:com|net|org|xyz|sa)\b)", "~"),
        (r"(?<=[a-z0-9])(?:\s*[,،;؛]\s*|\s+-\s*|\s+)(?=(?:com|xyz)(?!\w))", "~"),
        (r"(?<=[a-z0-9])\s*[,،;؛]\s*(?=(?:net|org|info)(?!\w))", "~"),
        (r"(?<=[a-z])[,،؛](?=(?:gov|sa)(?![a-z]))", "~"),
        (r"(?<!\S)www(?:\s*-\s+|\s+-\s*|[\s,،]+)(?=\w)", "www~"),
        (r"(?<=[a-z0-9])\s*[\[({]\s*at\s*[\])}]\s*(?=[a-z0-9])", "@"),
        # An @ apart from its account, on either side: right to left both look alike.
        (r"(?<=[a-z0-9_])\s+@(?!\S|\s+[a-z])", "@"),
        (r"(?<![a-z0-9_])@\s+(?=\w)", "@"),
        (r"(?<!//)[«»“”„‹›<>\[\]{}|\"،؛؟—]", " "),
        # 10 / 12 / 2026
        (r"(?<!\d)(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?((?:14|20)\d\d)(?!\d)", r"\1/\2/\3"),
        # SR1,489 and 1,489SR
        (r"(?<![^\W_])(sar|sr|usd)\.?(?=\d)", r"\1 "),
        (r"(?<=\d)(?=(?:sar|sr|usd)(?!\w))", " "),
        # A word before what it introduces: Number:19912, Tel.19912, X:@name
        (rf"(?<![^\s(])(?!(?:{_SCHEMES}|tel|sms|smsto):)[a-z]+[:=]+(?=[\w+@(])", " "),
        (r"(?<![^\s(])[a-z]+/+(?=[+\d@])", " "),
        (r"(?<=\d)[/\-]+(?=www\.|@)", " "),
        (r"(?<=\w)['’]s(?!\w)", ""),
        (
            r"(?<![^\s(])(?:tel|telephone|phone|ph|call|dial|mob|mobile|no|nr|num|number|sms"
            r"|hotline)[.\-–]*(?=[+(]?\d)",
            " ",
        ),
    )
)


def tokens_in(lines: Iterable[str], *, stored: Collection[str]) -> list[Token]:
    """The tokens in the cleaned lines of a text, words of Arabic letters left out; `stored` are
    the published numbers.
    """
    text = set_links_apart(_VOWELS_AND_TATWEEL.sub("", "\n".join(lines)), stored)
    text = without_list_numbers(without_marker(text, stored))
    text = set_numbers_apart(text, stored)
    words = text if any(map(str.isalpha, text)) else ""  # what is said takes letters to say
    tokens = [Token(Kind.DEMAND, demand) for demand in demands_in(words)]
    tokens += [Token(Kind.APP, name, is_installed=install) for name, install in apps_in(words)]
    for kind, pattern in _SET_APART:
        tokens += [Token(kind, found[0].strip()) for found in pattern.finditer(text)]
        text = pattern.sub(f" {APART} ", text)
    words = text if words else ""
    accounts = dict(accounts_in(words))
    plain: list[str] = []
    for piece in pieces_in(text):
        token = _on_network(_pointed(piece), accounts) or _mixed(piece)
        tokens += [token] if token else []
        plain.append("|" if token else piece)
    few = [word for word in plain if _FEW_DRAWN.fullmatch(word)]
    if len(few) > 1:  # one alone is a name such as 2S
        tokens.append(Token(Kind.PHONE, " ".join(few), is_drawn=True))
    for name, hosts in services_in(_SPACED_LETTERS.sub(_joined, words)):
        tokens.append(Token(Kind.SERVICE, name, hosts=hosts))
    numbered = " ".join("|" if piece in accounts else piece for piece in plain)
    numbers = list(numbers_in(numbered, stored=stored))
    uses = uses_in(with_digits(words)) if any(number.digits for number in numbers) else []
    for number in numbers:
        kind = Kind.PHONE if number.digits else Kind.QUANTITY
        tokens.append(Token(kind, number.text, number.digits, uses=uses_of(number.digits, uses)))
    if not tokens and _NUMBER.fullmatch(text):
        return [Token(Kind.PHONE, text, text)]
    tokens += [
        Token(Kind.HANDLE, name, hosts=hosts) for name, hosts in accounts.items() if name in plain
    ]
    tokens += [Token(Kind.HANDLE, name) for name in accounts_with_digits(words)]
    foreign = [word for word in plain if word not in accounts and _FOREIGN_WORD.fullmatch(word)]
    return tokens + [Token(Kind.WORD, word) for word in foreign]


def _on_network(token: Token | None, accounts: Mapping[str, tuple[str, ...]]) -> Token | None:
    """An account, or what may be one, with the hosts of the network named before it."""
    if token is None or token.kind not in (Kind.HANDLE, Kind.LINK):
        return token
    return replace(token, hosts=accounts.get(token.text.removeprefix("@"), ()))


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def pieces_in(text: str) -> Iterator[str]:
    """The words of a text, each without what is glued to it and the punctuation around it."""
    text = _SPACED_LETTERS.sub(_joined, text)
    for pattern, replacement in _SPACING:
        text = pattern.sub(replacement, text)
    for token in text.split():
        if _BARE_ENDING.match(token):
            yield token
            continue
        if _WHOLE.search(token.replace(DRAWN_DOT, ".")):
            yield _PARTICLES.sub("", _bare(token))
            continue
        cut = token if "/" in token else _PUNCTUATION.sub(" ", token)
        for part in cut.split():
            yield from filter(None, map(_bare, _RUNS.findall(part)))


def _bare(token: str) -> str:
    """A word without the punctuation of the sentence around it, and the stars of bold text."""
    part = token.strip(_AROUND).lstrip("/")
    if token.endswith("/.."):  # which leads a level up
        return token
    if not part.endswith("#"):  # *123#
        part = part.strip("*#").strip(_AROUND)
    if part.startswith("_") and part.endswith("_"):  # slanted text; else it belongs to a name
        part = part.strip("_").strip(_AROUND)
    if part.count("(") != part.count(")") or part.startswith("("):
        part = part.strip("()")
    return part.strip(_AROUND)


def _pointed(piece: str) -> Token | None:
    """What punctuation makes an address, an email, an account or a call; else None."""
    part, is_drawn = piece.replace(DRAWN_DOT, "."), DRAWN_DOT in piece
    if _CALL.match(part):
        called = _TEXT_OF_SMS.sub("", _CALL.sub("", part))
        return Token(Kind.PHONE, part, called, uses=of_scheme(part))
    name = part.strip("@").rstrip("/")
    if not name or ("@" not in part and not _LINK.search(part)):
        return None
    if "@" in part and (_NAME.fullmatch(name) or part.startswith("@")):
        return Token(Kind.HANDLE, f"@{name}", is_drawn=is_drawn)
    is_mail = "@" in part and not set("/:\\") & set(part.removeprefix("mailto:"))
    return Token(Kind.EMAIL if is_mail else Kind.LINK, part, is_drawn=is_drawn)


def _mixed(part: str) -> Token | None:
    """Letters with so many digits that they stand for a number, an account or a code."""
    digits = drawn_number(part) or re.sub(r"\D", "", part)
    has_letters = any(map(str.isalpha, part)) and not _NAME_WITH_YEAR.fullmatch(part)
    if not has_letters or len(digits) < _MANY_DIGITS:
        return None
    return Token(Kind.PHONE, part, digits, is_drawn=True)
