"""Links in Markdown that lead nowhere, and stars without a pair: a page shows both as text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from contacts.languages.markdown import is_allowed_link

# What the parser takes for no link at all, as with a blank in its address.
WRITTEN: Final = re.compile(r"\[[^\[\]\n]*\]\(\s*((?:[A-Za-z][\w+.-]*:|/|www\.)[^()\n]*)\)")
SHORT: Final = ["list", "escape", "link", "emphasis", "newline"]  # as in short_markdown.py
STARS: Final = re.compile(r"(?<!\*)\*\*(?!\*)")  # four and more hide a number
SIGN: Final = "\0"  # in the place of a bracket that is written as a mere sign


def refused_links(source: str, *, is_short: bool) -> tuple[str, ...]:
    """Their addresses as typed, each once; "" is one without any."""
    blocks = (block.children or [] for block in _reader(is_short).parse(source))
    return tuple(dict.fromkeys(address for block in blocks for address in _refused_in(block)))


def leads_somewhere(address: str) -> bool:
    """Whether it is allowed, and goes on after its scheme."""
    if not is_allowed_link(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket in the host
        return False
    return bool(parts.hostname if parts.scheme == "https" else parts.path or parts.fragment)


def _refused_in(pieces: list[Token]) -> Iterator[str]:
    for piece in pieces:
        if piece.type == "link_open" and not leads_somewhere(str(piece.attrGet("href"))):
            yield str(piece.attrGet("href"))
    yield from (found.strip() for found in WRITTEN.findall(_plain(pieces)))


def lonely_stars(source: str, *, is_short: bool) -> int:
    """How often ** makes nothing bold and is written as no mere sign."""
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
