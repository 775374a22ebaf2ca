"""Whether the words of a link name another number, address or account than it opens. Pure.

>>> is_false("www.ca.gov.sa", "https://evil.example/"), is_false("١٩٩٩٠", "tel:19912")
(True, True)
>>> is_false("Call 19912 (24 hours)", "tel:19912"), is_false("ca.gov.sa", "https://sp.ca.gov.sa/x")
(False, False)
>>> is_false("@a_name_of_twenty_one", "https://t.me/a_name_of_twenty_one")
False
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from contacts import endpoints
from contacts.endpoints import numbering
from contacts.endpoints.kinds import KINDS
from contacts.languages.fact_check import EMAIL, HANDLE, LINK
from contacts.languages.link_targets import Way, destination, opened, spelled

# Neither part reads on over another bracket: each would read a long line to its end.
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^()]{0,1000})\)")
_NUMBER: Final = re.compile(r"\+?\d(?:[\d \-]|\.(?=\d))+\d")  # as words spell them
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_YEAR: Final = re.compile(r"1[34]\d\d|19\d\d|20\d\d")
_OFFICIAL: Final = re.compile(r"19\d{3}")  # the short numbers of ministries and programmes
_FILE: Final = re.compile(r"\w[\w\-.]*\.(?:pdf|docx?|xlsx?|pptx?|csv|png|jpe?g)", re.I)
_SECOND_LEVEL: Final = 3  # letters at most of "gov" in ca.gov.sa


def is_at_odds(before: str, after: str) -> bool:
    """Whether a link that changed opens nothing, or something else than it shows."""
    known = _LINK.findall(before)
    return any(is_false(*link) for link in _LINK.findall(after) if link not in known)


def is_false(words: str, address: str) -> bool:
    """Also of an address that opens nothing of its kind."""
    is_own = re.match(r"[/#]\S*\Z", address) is not None
    way = None if is_own else opened(address)
    if way is None and not is_own:
        return True
    shown = unicodedata.normalize("NFKC", endpoints.fold(words)).translate(_DASHES)
    emails = [match[1] for match in EMAIL.finditer(shown)]
    rest = EMAIL.sub(" ", shown)
    links = [found.rstrip(".,;:!?'*_") for found in LINK.findall(rest)]
    rest = LINK.sub(" ", rest)
    return not (
        all(_is_email(one, way) for one in emails)
        and all(_is_site(one, address, way) for one in links)
        and all(_is_account(one, way) for one in HANDLE.findall(rest))
        and all(_is_number(one, way) for one in _numbers(rest, way))
    )


def _is_email(shown: str, way: Way | None) -> bool:
    return way is not None and way[0] == "email" and spelled("email", shown) == destination(way)


def _is_account(shown: str, way: Way | None) -> bool:
    return way is not None and spelled(way[0], f"@{shown}") == destination(way)


def _is_site(shown: str, address: str, way: Way | None) -> bool:
    """The same site, and of a network the same account where the words name one."""
    if _FILE.fullmatch(shown):
        return True
    if way and KINDS[way[0]].network and (account := spelled(way[0], shown)):
        return account == destination(way)
    if "@" in _whole(shown).partition("://")[2].partition("/")[0]:
        return False
    return bool(host := _host(address)) and _registered(_host(_whole(shown))) == _registered(host)


def _whole(shown: str) -> str:
    return shown if "://" in shown else f"https://{shown}"


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # a bracket in the host
        return ""


def _registered(host: str) -> str:
    """The part that somebody registered: ca.gov.sa of portal.ca.gov.sa"""
    labels = host.split(".")
    is_below = len(labels) > 1 and len(labels[-1]) == 2 and len(labels[-2]) <= _SECOND_LEVEL
    return ".".join(labels[-3 if is_below else -2 :])


def _numbers(shown: str, way: Way | None) -> Iterator[str]:
    """Those that a reader would dial: beside other words, a decision may have one too."""
    alone = re.sub(r"[^\w+]+", "", _NUMBER.sub("", shown)) == ""
    opens_number = way is not None and KINDS[way[0]].number(way[1])
    for number in _NUMBER.findall(shown):
        digits = re.sub(r"\D", "", number)
        if _YEAR.fullmatch(digits) and not opens_number:
            continue
        if alone or _OFFICIAL.fullmatch(digits) or len(digits) > len("123456"):
            yield number


def _is_number(shown: str, way: Way | None) -> bool:
    """What no telephone takes is none."""
    dialled = spelled("phone", shown)
    if not dialled:
        return True
    own = KINDS[way[0]].number(way[1]) if way else ""
    code = f"+{numbering.own().code}"
    return bool(own) and dialled.removeprefix(code) == str(own).removeprefix(code)
