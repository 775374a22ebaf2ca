"""What is in a text that somebody pasted: numbers, links, handles, e-mail addresses or words.

Pure. It only cuts and names; `contacts.verification` says whose they are.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from contacts.endpoints import fold

# Longer than any number, handle or sensible link; most text messages fit.
MAX_LENGTH: Final = 200


class Kind(StrEnum):
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"
    EMAIL = "email"
    APP = "app"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Thing:
    """One piece of a pasted text; TEXT is the whole of it, when it holds nothing else."""

    kind: Kind
    text: str

    @property
    def is_word(self) -> bool:
        return _NAME.fullmatch(self.text) is not None


_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+\-]*):")
_WEB_SCHEMES: Final = frozenset(["http", "https"])
_CALL: Final = re.compile(r"^(tel|sms):", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+*#(]?\d[\d\s().*#\-‐‑–]*")
_NAME: Final = re.compile(r"[\w\-]+")
_AROUND: Final = ".,;:!?'\"[]{}<>«»“”‘’،؛؟…|"
# «الرقم:19912», "Number:19912", «وwww.ca.gov.sa»: what is glued to the front of a thing.
_GLUED: Final = re.compile(r"(?<=[^\x00-\x7F]):|(?<!\S)(?!tel|sms)[A-Za-z]+:(?=[+\d])")
_PARTICLE: Final = re.compile(r"(?<!\w)[وبلف]ـ?(?=www\.|https?:|@)")
# The shortest number that is worth a word about: a short code.
_MIN_DIGITS: Final = 3


def clean(text: str) -> str:
    """`text` on one line, digits as 0–9, without control, bidi and zero-width characters."""
    spaced = " ".join(fold(text).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))


def things_in(text: str) -> list[Thing]:
    """The things in a cleaned, non-empty `text`; at least one."""
    whole = text.strip(_AROUND)
    if _is_number(whole):
        return [Thing(Kind.PHONE, whole)]
    pointed: list[str] = []
    plain: list[str] = []
    for token in _PARTICLE.sub("", _GLUED.sub(" ", re.sub(r"@\s+", "@", text))).split():
        part = _bare(token)
        (pointed if _is_pointed(part) else plain).append(part)
    things = [Thing(_kind_of(part), part) for part in pointed]
    for number in _NUMBER.findall(" ".join(plain)):
        if sum(map(str.isdecimal, number)) >= _MIN_DIGITS and not _is_inside_word(number, plain):
            things.append(Thing(Kind.PHONE, number.strip()))
    return things or [Thing(Kind.TEXT, text if " " in whole else whole or text)]


def number_of(text: str) -> str:
    """A number without the scheme that calls it or writes to it."""
    return _CALL.sub("", text)


def _bare(token: str) -> str:
    """A word without the punctuation of the sentence around it."""
    if _is_number(token):
        return token
    part = token.strip(_AROUND)
    if part.count("(") != part.count(")") or part.startswith("("):
        part = part.strip("()")
    return part.strip(_AROUND)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(number_of(text)) is not None


def _is_inside_word(number: str, parts: list[str]) -> bool:
    """Whether the digits belong to a Latin word (c1tizen, iphone15)."""
    digits = number.strip().split()[0]
    holders = [part for part in parts if digits in part]
    return all(re.search(r"[A-Za-z]", part) for part in holders)


def _is_pointed(part: str) -> bool:
    """Whether punctuation makes a word an address, an e-mail or a handle."""
    has_letter = any(char.isalpha() for char in part)
    return _is_call(part) or (has_letter and any(mark in part for mark in ".@/_\\:"))


def _is_call(part: str) -> bool:
    return bool(_CALL.match(part)) and _is_number(part)


def _kind_of(part: str) -> Kind:
    if _is_call(part):
        return Kind.PHONE
    if part.startswith("@") or _NAME.fullmatch(part):
        return Kind.HANDLE
    if "@" in part and "/" not in part and not is_other_scheme(part, but="mailto"):
        return Kind.EMAIL
    return Kind.LINK


def is_other_scheme(part: str, *, but: str = "") -> bool:
    """Whether a thing starts with a scheme that is not of the web, such as javascript:."""
    scheme = _SCHEME.match(part)
    return scheme is not None and scheme[1].lower() not in {*_WEB_SCHEMES, but}


def split_link(part: str) -> SplitResult | None:
    """The parts of a link with or without its scheme; None where two readers could differ."""
    authority = re.split(r"[/?#]", part.partition("//")[2] or part, maxsplit=1)[0]
    if is_other_scheme(part) or any(mark in authority for mark in "@%") or "\\" in part:
        return None
    try:
        parts = urlsplit(part if "://" in part else f"https://{part.removeprefix('//')}")
        _ = parts.port  # read for its check
    except ValueError:
        return None
    return parts if parts.hostname else None


def decoded(host: str) -> str:
    """A host with its punycode labels as the letters they show."""
    return ".".join(_label(label) for label in host.rstrip(".").split("."))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
