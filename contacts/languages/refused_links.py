"""Links that lead nowhere or where their words do not say, and stars without a pair."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contacts.endpoints import isolated
from contacts.languages.false_links import is_false
from contacts.languages.markdown import is_allowed_link
from contacts.languages.markdown_fields import is_short

# What the parser takes for no link at all, as with a blank in its address.
WRITTEN: Final = re.compile(r"\[[^\[\]\n]*\]\(\s*((?:[A-Za-z][\w+.-]*:|/|www\.)[^()\n]*)\)")
SHORT: Final = ["list", "escape", "link", "emphasis", "newline"]  # as in short_markdown.py
STARS: Final = re.compile(r"(?<!\*)\*\*(?!\*)")  # four and more hide a number
SIGN: Final = "\0"  # in the place of a bracket that is written as a mere sign
MOST_NAMED: Final = 5  # the others come up once these are mended
FALSE_LINK = _(
    "A link here opens nothing, or another number or address than it shows. Write it as "
    "[words](https://…), [words](tel:1234) or [words](mailto:…)."
)
NO_ADDRESS = _(
    "A link has no address yet. Write one that begins with https://, tel: or mailto:, or with / "
    "for a page of this site."
)
LEADS_NOWHERE = _(
    "“%(address)s” is no address that a page opens. Write one that begins with https://, tel: or "
    "mailto:, or with / for a page of this site."
)


class WrittenLink(NamedTuple):
    words: str
    address: str  # as typed; "" where there is none
    opens: bool


def refused_in(text: str, kind: str, stored: str = "") -> list[str]:
    """Why the links are refused that `stored` has not: what stood there before holds up no save.

    `kind` is the field, "step.detail"; sentences in the language that is active.
    """
    short = is_short(*kind.split("."))
    before = links_in(stored, is_short=short)
    known = {one.address for one in before}
    new = [one for one in links_in(text, is_short=short) if one not in before]
    told = dict.fromkeys(one.address for one in new if not one.opens and one.address not in known)
    if told:
        return [_refusal(address) for address in list(told)[:MOST_NAMED]]
    is_any_false = any(one.opens and is_false(one.words, one.address) for one in new)
    return [str(FALSE_LINK)] if is_any_false else []


def _refusal(address: str) -> str:
    if address.removeprefix("https:").strip("/") == "":
        return str(NO_ADDRESS)
    return str(LEADS_NOWHERE) % {"address": isolated(address)}


def refused_links(source: str, *, is_short: bool) -> tuple[str, ...]:
    """The addresses that lead nowhere, as typed, each once; "" is one without any."""
    found = links_in(source, is_short=is_short)
    return tuple(dict.fromkeys(one.address for one in found if not one.opens))


def leads_somewhere(address: str) -> bool:
    """Whether it is allowed, and goes on after its scheme."""
    if not is_allowed_link(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket in the host
        return False
    return bool(parts.hostname if parts.scheme == "https" else parts.path or parts.fragment)


@lru_cache(maxsize=64)  # a save and a preview ask for the same few texts
def links_in(source: str, *, is_short: bool) -> tuple[WrittenLink, ...]:
    """Also what a page shows as text since no link is in it but a blank."""
    if "](" not in source and is_short:
        return ()
    blocks = (block.children or [] for block in _reader(is_short).parse(source))
    return tuple(link for block in blocks for link in _links_of(block))


def _links_of(pieces: list[Token]) -> Iterator[WrittenLink]:
    address, words = "", ""
    for piece in pieces:
        if piece.type == "link_open":
            address, words = str(piece.attrGet("href")), ""
        elif piece.type == "link_close":
            yield WrittenLink(words, address, leads_somewhere(address))
        else:
            words += " " if piece.type in ("softbreak", "hardbreak") else piece.content
    found = WRITTEN.findall(_plain(pieces))
    yield from (WrittenLink("", address.strip(), False) for address in found)


@lru_cache(maxsize=64)
def lonely_stars(source: str, *, is_short: bool) -> int:
    """How often ** makes nothing bold and is written as no mere sign."""
    if "**" not in source:
        return 0
    blocks = (block.children or [] for block in _reader(is_short).parse(source))
    return sum(len(STARS.findall(_plain(block))) for block in blocks)


def _plain(pieces: list[Token]) -> str:
    return "".join(piece.content if piece.type == "text" else SIGN for piece in pieces)


@cache
def _reader(is_short: bool) -> MarkdownIt:
    """A parser that takes every address for a link's, as it is written."""
    if is_short:
        made = MarkdownIt("zero", {"html": False}).enable(SHORT)
    else:
        made = MarkdownIt("commonmark", {"html": False}).disable(["image"])
    made.disable("text_join", ignoreInvalid=True)
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made
