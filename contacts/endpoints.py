"""The forms of a number, link or handle: the one stored, the one shown, the one followed.

Pure: no database, no settings, no language. `InvalidEndpoint` carries a code and the
caller finds the words.

>>> canonical("phone", "٠٥٠ ١٢٣ ٤٥٦٧")
'+966501234567'
>>> display("phone", "+966501234567")
'+966 50 123 4567'
>>> link("x", "citizen_care")
'https://x.com/citizen_care'
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit


class Problem(StrEnum):
    """Why a value was refused."""

    EMPTY = "empty"
    PHONE = "phone"  # not a number that can be dialled
    URL = "url"  # not a web address, or one with a user name, port or blanks in it
    HTTPS = "https"  # a web address, but not a secure one
    IOS = "ios"  # not a page of Apple's store
    ANDROID = "android"  # not a page of Google's store
    HANDLE = "handle"  # not an account name on X


class InvalidEndpoint(ValueError):
    """The value cannot be stored; `code` says why, the message names the value."""

    def __init__(self, code: Problem, value: str) -> None:
        super().__init__(f"{code}: {value!r}")
        self.code = code
        self.value = value


STORE_HOSTS: Final = {"ios": "apps.apple.com", "android": "play.google.com"}
X_HOSTS: Final = frozenset(
    f"{prefix}{host}"
    for host in ("x.com", "twitter.com")
    for prefix in ("", "www.", "m.", "mobile.")
)
# First path segments on X that are pages of its own and never an account.
X_PAGES: Final = frozenset(
    ["explore", "hashtag", "home", "i", "intent", "login", "messages", "notifications"]
    + ["search", "settings", "share"]
)

_DIGITS: Final = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(digits)
}
# Bidi controls, zero-width characters and the soft hyphen: what copying from a
# right-to-left page or a chat leaves around a number.
MARKS: Final = frozenset(
    [0x00AD, 0x061C, 0x180E, 0x2060, 0xFEFF]
    + [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_FOLD: Final = {**_DIGITS, **dict.fromkeys(MARKS)}

_PHONE_PUNCTUATION: Final = re.compile(r"[\s().\-‐‑–]+")
_SHORT_CODE: Final = re.compile(r"[1-9]\d{2,5}")
# Unified (920) and toll-free (800) numbers are dialled as they stand inside the Kingdom.
_UNIFIED: Final = re.compile(r"920\d{6}|800\d{7}")
_SAUDI_LINE: Final = re.compile(r"5\d{8}|1[1-7]\d{7}")
_E164: Final = re.compile(r"[1-9]\d{6,14}")
# What stands in a path or query as it is; everything else is percent-encoded.
_URL_SAFE: Final = "%/:@!$&'()*+,;=~-._?"
_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{1,15}")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")


def fold(text: str) -> str:
    """`text` with Arabic and Persian digits as 0–9 and without invisible marks."""
    return text.translate(_FOLD)


def canonical(kind: str, value: str) -> str:
    """The one form in which a value of `kind` is stored.

    Raises InvalidEndpoint for a value that is not of the kind, KeyError for a kind that
    is none of phone, url, ios, android, x.
    """
    normalise = _CANONICAL[kind]
    folded = fold(value).strip()
    if not folded:
        raise InvalidEndpoint(Problem.EMPTY, value)
    return normalise(folded)


def display(kind: str, value: str) -> str:
    """A canonical value as a person reads it; left to right whatever the page's language."""
    if kind == "phone":
        return _spaced(value)
    if kind == "x":
        return f"@{value}"
    return value.removeprefix("https://").removesuffix("/")


def link(kind: str, value: str) -> str:
    """The address that a canonical value opens."""
    if kind == "phone":
        return f"tel:{value}"
    if kind == "x":
        return f"https://x.com/{value}"
    return value


def destination(kind: str, value: str) -> str:
    """What canonical values that lead to one place have in common: X minds no capitals."""
    return value.lower() if kind == "x" else value


def place(kind: str, value: str) -> str:
    """The same for canonical values of all kinds that lead to one place: a link to an account on
    X to where its name leads, an address without www to where the one with it does.
    """
    address = link(kind, value)
    try:
        return link("x", canonical("x", address).lower())
    except InvalidEndpoint:
        return address.replace("https://www.", "https://", 1).rstrip("/")


def as_secure(value: str) -> str:
    """A web address with https and an ASCII host; anything else as it was given.

    For what others present as theirs: nobody can ask a fake to be secure.
    """
    folded = fold(value).strip()
    parts = _split(folded if _SCHEME.match(folded) else f"https://{folded}")
    if parts is None or parts.scheme not in ("https", "http") or "@" in parts.netloc:
        return value
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        return value
    if "." not in host or parts.port not in (None, 80, 443):
        return value
    return urlunsplit(parts._replace(scheme="https", netloc=host))


def isolated(shown: str) -> str:
    """A value as part of a plain sentence that may run from right to left."""
    return f"\u2066{shown}\u2069"


def _phone(value: str) -> str:
    text = re.sub(r"^tel:", "", value, flags=re.IGNORECASE)
    number = _PHONE_PUNCTUATION.sub("", text)
    if number.startswith("00"):
        number = "+" + number[2:]
    digits = number.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidEndpoint(Problem.PHONE, value)
    found = _abroad(digits) if number.startswith("+") else _at_home(digits)
    if found is None:
        raise InvalidEndpoint(Problem.PHONE, value)
    return found


def _at_home(digits: str) -> str | None:
    """A number written as it is dialled in Saudi Arabia, or None."""
    if _SHORT_CODE.fullmatch(digits) or _UNIFIED.fullmatch(digits):
        return digits
    if _SAUDI_LINE.fullmatch(digits.removeprefix("0")):
        return "+966" + digits.removeprefix("0")
    if digits.startswith("966"):
        return _abroad(digits)
    return None


def _abroad(digits: str) -> str | None:
    """A number written with its country code (without the plus), or None."""
    if not digits.startswith("966"):
        return f"+{digits}" if _E164.fullmatch(digits) else None
    national = digits.removeprefix("966").removeprefix("0")
    if _UNIFIED.fullmatch(national):
        return national
    return f"+966{national}" if _SAUDI_LINE.fullmatch(national) else None


def _spaced(number: str) -> str:
    if _UNIFIED.fullmatch(number):
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if number.startswith("+966"):
        return f"+966 {number[4:6]} {number[6:9]} {number[9:]}"
    return number


def _url(value: str) -> str:
    parts = _split(value if _SCHEME.match(value) else f"https://{value}")
    if parts is None:
        raise InvalidEndpoint(Problem.URL, value)
    if parts.scheme == "http":
        raise InvalidEndpoint(Problem.HTTPS, value)
    host = (parts.hostname or "").lower()
    if parts.scheme != "https" or not _is_plain_host(parts, host):
        raise InvalidEndpoint(Problem.URL, value)
    rest = (parts.path or "/", parts.query, parts.fragment)
    return urlunsplit(("https", host, *(quote(part, safe=_URL_SAFE) for part in rest)))


def _split(value: str) -> SplitResult | None:
    """The parts of an address; None where a browser and `urlsplit` might read it differently."""
    if "\\" in value or any(char.isspace() or not char.isprintable() for char in value):
        return None
    try:
        parts = urlsplit(value)
        _ = parts.port  # read for its check of the range
    except ValueError:
        return None
    return parts


def _is_plain_host(parts: SplitResult, host: str) -> bool:
    """Whether the address names a public ASCII host, without a user name or a port of its own."""
    return "@" not in parts.netloc and parts.port in (None, 443) and bool(_HOST.fullmatch(host))


def _store(kind: str) -> Callable[[str], str]:
    def normalise(value: str) -> str:
        url = _url(value)
        if urlsplit(url).hostname != STORE_HOSTS[kind]:
            raise InvalidEndpoint(Problem(kind), value)
        return url

    return normalise


def _handle(value: str) -> str:
    name = value.removeprefix("@")
    if "/" in value:
        name = _account_in_link(value) or ""
    if not _HANDLE.fullmatch(name):
        raise InvalidEndpoint(Problem.HANDLE, value)
    return name


def _account_in_link(value: str) -> str | None:
    """The account that a profile link names, or None where it is no such link."""
    parts = _split(value if _SCHEME.match(value) else f"https://{value}")
    if parts is None or parts.scheme not in ("https", "http") or "@" in parts.netloc:
        return None
    name = parts.path.strip("/").removeprefix("@")
    if (parts.hostname or "") not in X_HOSTS or name.lower() in X_PAGES:
        return None
    return name


_CANONICAL: Final[dict[str, Callable[[str], str]]] = {
    "phone": _phone,
    "url": _url,
    "ios": _store("ios"),
    "android": _store("android"),
    "x": _handle,
}
