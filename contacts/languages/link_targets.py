"""What a Markdown link opens, where the number, account or address that it shows is replaced. Pure.

>>> list(new_targets("[19912](tel:19912)", "19912", "١٩٩٩٠"))
[(8, 17, 'tel:19990')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from contacts import endpoints
from contacts.endpoints import InvalidEndpoint

TARGET: Final = re.compile(r"(?<=\]\()[^\s)]*")
_SCHEME: Final = re.compile(r"(tel|sms|mailto):", re.I)
_KIND_OF_SCHEME: Final = {"tel": "phone", "sms": "sms", "mailto": "email"}

Way = tuple[str, str]  # the kind and the canonical value


def new_targets(text: str, find: str, put: str) -> Iterator[tuple[int, int, str]]:
    """From, up to, and what comes there, for links that open what is looked for, and no more.

    What is put comes as it is where it is nothing of that kind: false_links.is_at_odds tells.
    """
    for match in TARGET.finditer(text):
        way = opened(match.group())
        if way and spelled(way[0], find) == destination(way):
            new = canonical(way[0], put)
            yield *match.span(), endpoints.link(way[0], new) if new else put


def without_scheme(said: str) -> str:
    """19912 of tel:19912"""
    return _SCHEME.sub("", said, count=1) if _SCHEME.match(said) else said


def opened(target: str) -> Way | None:
    """None where the address opens nothing of its kind."""
    scheme = _SCHEME.match(target)
    kind = _KIND_OF_SCHEME[scheme[1].lower()] if scheme else "url"
    value = canonical(kind, target) if scheme or urlsplit(target).scheme else ""
    return endpoints.named_by(kind, value) if value else None


def spelled(kind: str, text: str) -> str:
    """Where a spelling of the kind leads; "" for what is none."""
    value = canonical(kind, text)
    return destination((kind, value)) if value else ""


def destination(way: Way) -> str:
    return endpoints.destination(*way)


def canonical(kind: str, text: str) -> str:
    text = without_scheme(endpoints.fold(text).strip())
    try:
        return endpoints.canonical(kind, endpoints.as_secure(text) if kind == "url" else text)
    except InvalidEndpoint:
        return ""
