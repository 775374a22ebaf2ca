"""Places in a text: points on the map, links to them, postal addresses. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import parse_qsl, unquote

from contacts.endpoints import InvalidEndpoint, canonical, fold
from contacts.endpoints.places import HOSTS
from contacts.verification.links import Target
from contacts.verification.verdict import Known

_DEGREES: Final = r"[+-]?\d{1,3}\.\d{3,15}"
_IN_LINK: Final = re.compile(rf"(?:loc:)?\s*({_DEGREES})\s*,\s*({_DEGREES})")
_PATH: Final = re.compile(r"/maps/(?:search|place|dir/)/+([^/]+)/?")
_ASKS: Final = frozenset(["q", "query", "ll", "daddr", "destination", "center"])
_HARMLESS: Final = frozenset(["api", "z", "zoom", "hl", "entry", "t"])
_MIN_LABEL: Final = 12  # shorter ones stand in many texts by chance


def point(text: str) -> str:
    """As it is stored; empty for what is none."""
    try:
        return canonical("address", text)
    except InvalidEndpoint:
        return ""


def point_in(target: Target) -> str:
    """The one point to which a link on a map of everybody's leads; empty where it could lead
    anywhere else.
    """
    if target.host not in {host.removeprefix("www.") for host in HOSTS} or not target.is_plain:
        return ""
    asked = parse_qsl(target.query[1:], keep_blank_values=True)
    if {name for name, _ in asked} - _ASKS - _HARMLESS:
        return ""
    path = _PATH.fullmatch(unquote(target.path))
    given = [value for name, value in asked if name in _ASKS] + ([path[1]] if path else [])
    found = {_IN_LINK.fullmatch(value.replace("+", " ")) for value in given}
    points = {point(f"{one[1]},{one[2]}") if one else "" for one in found}
    return points.pop() if len(points) == 1 else ""


def addresses_in(text: str, known: Iterable[Known]) -> Iterator[tuple[str, Known]]:
    """Each postal address of theirs that stands whole in a text, as it is written there."""
    folded = fold(text)
    for item in known:
        for label in item.labels:
            words = re.findall(r"\w+", fold(label))
            said = r"\W+".join(map(re.escape, words))
            whole = re.compile(rf"(?<!\w){said}(?!\w)", re.IGNORECASE)
            found = whole.search(folded) if len(label) >= _MIN_LABEL else None
            if found:
                yield found[0], item


def without(text: str, addresses: Iterable[str]) -> str:
    """A text without the postal addresses that stand in it."""
    for said in addresses:
        text = fold(text).replace(said, " ")
    return text
