"""What a Markdown link opens, where the number, account or address that it shows is replaced. Pure.

>>> list(new_targets("[19912](tel:19912)", "19912", "١٩٩٩٠"))
[(8, 17, 'tel:19990')]
>>> is_at_odds("[19912](tel:19912)", "[19990](tel:19912)")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from contacts import endpoints
from contacts.endpoints import InvalidEndpoint
from contacts.endpoints.kinds import KINDS
from contacts.languages.fact_check import EMAIL, HANDLE, LINK

TARGET: Final = re.compile(r"(?<=\]\()[^\s)]*")
# Bounded: what opens and never ends would be read to the end of the text each time.
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^)]{0,1000})\)")
_SCHEME: Final = re.compile(r"(tel|sms|mailto):", re.I)
_KIND_OF_SCHEME: Final = {"tel": "phone", "sms": "sms", "mailto": "email"}
_NUMBER: Final = re.compile(r"\+?\d[\d \u00a0\-]+\d")  # as labels spell them

Way = tuple[str, str]  # the kind and the canonical value


def new_targets(text: str, find: str, put: str) -> Iterator[tuple[int, int, str]]:
    """From, up to, and what comes there, for links that open what is looked for, and no more.

    What is put comes as it is where it is nothing of that kind: `is_at_odds` tells that.
    """
    for match in TARGET.finditer(text):
        way = _opened(match.group())
        if way and _spelled(way[0], find) == _destination(way):
            new = _canonical(way[0], put)
            yield *match.span(), endpoints.link(way[0], new) if new else put


def is_at_odds(before: str, after: str) -> bool:
    """Whether a link that changed opens nothing, or something else than it shows."""
    known = _LINK.findall(before)
    return any(not _agrees(*link) for link in _LINK.findall(after) if link not in known)


def without_scheme(said: str) -> str:
    """19912 of tel:19912"""
    return _SCHEME.sub("", said, count=1) if _SCHEME.match(said) else said


def _agrees(label: str, target: str) -> bool:
    if re.match(r"[/#]\S*\Z", target):
        return True
    way = _opened(target)
    if way is None:
        return False
    shown = set(_shown(way, endpoints.fold(label)))
    return not shown or _destination(way) in shown


def _shown(way: Way, label: str) -> Iterator[str]:
    """What of the way's kind a label names."""
    kind = way[0]
    if kind == "url":
        return  # a label may name the site, and open one of its pages
    of_name = EMAIL if kind == "email" else HANDLE
    pattern = _NUMBER if KINDS[kind].number(way[1]) else of_name
    found = [match.group() for match in pattern.finditer(label)]
    if KINDS[kind].network:
        found += [match.group() for match in LINK.finditer(label)]
    yield from filter(None, (_spelled(kind, one) for one in found))


def _opened(target: str) -> Way | None:
    scheme = _SCHEME.match(target)
    kind = _KIND_OF_SCHEME[scheme[1].lower()] if scheme else "url"
    value = _canonical(kind, target) if scheme or urlsplit(target).scheme else ""
    return endpoints.named_by(kind, value) if value else None


def _spelled(kind: str, text: str) -> str:
    """Where a spelling of the kind leads; "" for what is none."""
    value = _canonical(kind, text)
    return _destination((kind, value)) if value else ""


def _destination(way: Way) -> str:
    return endpoints.destination(*way)


def _canonical(kind: str, text: str) -> str:
    text = without_scheme(endpoints.fold(text).strip())
    try:
        return endpoints.canonical(kind, endpoints.as_secure(text) if kind == "url" else text)
    except InvalidEndpoint:
        return ""
