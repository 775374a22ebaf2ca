"""Which published number, link or account a piece of a text is, in whatever spelling. Pure.

Pieces are the left-to-right runs of bidi.py. What is only part of a longer number, host or name
is none of them.
"""

import re
from functools import lru_cache
from typing import Final

from contacts import endpoints
from contacts.endpoints import InvalidEndpoint
from contacts.endpoints.kinds import KINDS

# The kind and the canonical value of each, in the order in which pages show them.
Ways = tuple[tuple[str, str], ...]

_MARKS: Final = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*+"
_ARABIC: Final = "\u0600-\u06ff"
# What may stand around a number: not the rest of a longer one, nor of 19912,50 and 1/19912.
_BEFORE_NUMBER: Final = re.compile(r"(?:^|[^\w@]|[ء-يـ])\Z")
_SMALL_BEFORE: Final = re.compile(r"(?<!\d)\d{1,4}[.,:/٫٬]\Z")
_AFTER_NUMBER: Final = re.compile(rf"{_MARKS}(?![A-Za-z0-9_@٠-٩]|[.,:/٫٬\-]\d{{1,4}}(?!\d))")
# Arabic writes its particles on to a word («وwww…»), and "number/19912" without a blank.
_BEFORE_ADDRESS: Final = re.compile(
    rf"(?:^|[^\w@\\/.\-]|(?<!\w)[وفبلك]{{1,2}}ـ*|ـ|(?<=[{_ARABIC}])/){_MARKS}\Z"
)
_AFTER_ADDRESS: Final = re.compile(rf"{_MARKS}(?![\w@\\]|:\d|[./\-]\w)")
_BEFORE_ACCOUNT: Final = re.compile(rf"(?:^|[^\w@\\/.]|[{_ARABIC}]){_MARKS}\Z")
_AFTER_ACCOUNT: Final = re.compile(rf"{_MARKS}(?![@/\\]|(?![{_ARABIC}])\w)")
_SHORT: Final = 6  # digits of a number that nobody writes in groups
_HAMZA: Final = str.maketrans("أإآ", "ااا")  # as the names of networks are written in KINDS
_NEAR: Final = 40  # characters around a name or number, where the text may say of which network


def link_in(text: str, start: int, end: int, ways: Ways) -> str:
    """The address that `text[start:end]` opens; "" where it is no published one, whole."""
    found = _index(ways).get(_key(text[start:end]), ())
    if not found or not _is_whole(text, start, end):
        return ""
    kind, value = found[0] if len(found) == 1 else _named_nearest(text, start, end, found)
    return endpoints.link(kind, value)


@lru_cache(maxsize=8)  # of the published content, and of one or two versions before it
def _index(ways: Ways) -> dict[str, Ways]:
    found: dict[str, Ways] = {}
    for kind, value in ways:
        spec = KINDS[kind]
        keys = {_address(kind, value)}
        if number := spec.number(value):
            keys.add(f"tel:{number}")
        if spec.network:
            keys.add(spec.display(value).lower())
        for key in keys:
            found[key] = (*found.get(key, ()), (kind, value))
    return found


@lru_cache(maxsize=2048)
def _key(run: str) -> str:
    """The same for all spellings of one number, account or address; "" for what is none."""
    run = re.sub("^(?:tel|sms|mailto):", "", endpoints.fold(run), flags=re.IGNORECASE)
    try:
        if run.startswith("@"):
            return run.lower()
        if not re.search(r"[A-Za-z]", run):
            return f"tel:{_number(run)}"
        if "@" in run and "/" not in run:
            return _address("email", endpoints.canonical("email", run))
        address = endpoints.canonical("url", endpoints.as_secure(run))
        return _address(*endpoints.named_by("url", address))
    except InvalidEndpoint:
        return ""


def _number(run: str) -> str:
    digits = re.sub(r"\D", "", run)
    if len(digits) <= _SHORT:
        return digits if digits == run.removeprefix("-") else ""
    is_decimal = re.fullmatch(r"-?\d+\.\d+", run) is not None
    return "" if is_decimal else endpoints.canonical("phone", run)


def _address(kind: str, value: str) -> str:
    """Without what makes no difference: capitals in names of accounts, www, a slash at the end."""
    spec = KINDS[kind]
    address = spec.link(spec.destination(value))
    return address.replace("https://www.", "https://", 1).rstrip("/")


def _is_whole(text: str, start: int, end: int) -> bool:
    run = text[start:end]
    if run.startswith("@"):
        before, after = _BEFORE_ACCOUNT, _AFTER_ACCOUNT
    elif re.search(r"[A-Za-z]", run):
        before, after = _BEFORE_ADDRESS, _AFTER_ADDRESS
    else:
        before, after = _BEFORE_NUMBER, _AFTER_NUMBER
    if before is _BEFORE_NUMBER and _SMALL_BEFORE.search(text, max(0, start - 6), start):
        return False
    is_first = before.search(text, max(0, start - 8), start) is not None or start == 0
    return is_first and after.match(text, end) is not None


def _named_nearest(text: str, start: int, end: int, ways: Ways) -> tuple[str, str]:
    """Of those of one name or number the one whose network the text names beside it, or the first.

    19912 may take calls and messages; @name may be theirs on X and on Instagram.
    """

    around = text[max(0, start - _NEAR) : end + _NEAR].translate(_HAMZA)
    place = min(start, _NEAR)

    def distance(way: tuple[str, str]) -> int:
        called = KINDS[way[0]].called or "(?!)"
        found = re.finditer(called, around, re.IGNORECASE)
        return min((abs(one.start() - place) for one in found), default=2 * _NEAR)

    return min(ways, key=distance)
