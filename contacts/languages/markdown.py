"""Markdown of editors as safe HTML.

Raw HTML is off in the parser, and the result is cleaned again: two fences, as either alone
has had holes. Links lead to https, tel and mailto addresses or stay on the site.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from contacts.languages.markup import AROUND, isolate
from contacts.languages.published_ways import Ways

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "code"}
TAGS |= {"bdi", "bdo", "span"}
ATTRIBUTES = {
    "a": {"href", "rel"},
    "bdi": {"dir", "lang", "translate"},
    "bdo": {"dir"},
    "ol": {"start"},
    "span": {"translate"},
}
SCHEMES = {"https", "tel", "mailto"}


# What a browser takes for a name to sign in with, and a reader for the site.
USER_INFO = re.compile(r"https:[/\\]*[^/\\?#]*@", re.I)
# A number; with * and # a telephone forwards calls, with letters and ; it dials on.
TEL = re.compile(r"tel:/{0,2}\+?[\d\s().\-‐‑–]+", re.I)


def is_allowed_link(url: str) -> bool:
    """On the site itself, or one of the schemes; `//host` would leave it unseen."""
    if url.startswith(("/", "#")):
        return not url.startswith(("//", "/\\"))
    if USER_INFO.match(url) or (url[:4].lower() == "tel:" and not TEL.fullmatch(unquote(url))):
        return False
    return url.split(":", 1)[0].lower() in SCHEMES and ":" in url


def render_markdown(
    source: str, *, language: str, ways: Ways = (), names: tuple[str, ...] = ()
) -> SafeString:
    """HTML of `source`, a text in `language`; `ways` and `names` as `isolate` takes them."""
    return cleaned(parser(language).render(source, {"ways": ways, "names": names}))


def cleaned(html: str) -> SafeString:
    safe = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return mark_safe(safe)  # noqa: S308  nh3 has just cleaned it


def paragraphs(source: str) -> list[str]:
    """The text of each paragraph, heading and entry of a list in `source`, without its marks."""
    blocks = (block.children or () for block in parser("").parse(source))
    found = map(_text, blocks)
    return [text for text in found if text]


def opening(source: str) -> str:
    """The text of the first paragraph, without its marks; "" where there is none."""
    for before, block in pairwise(parser("").parse(source)):
        if before.type == "paragraph_open":
            return "".join(map(_plain, block.children or ()))
    return ""


def _plain(piece: Token) -> str:
    return " " if piece.type in ("softbreak", "hardbreak") else piece.content


@cache
def parser(language: str) -> MarkdownIt:
    return dressed(MarkdownIt("commonmark", {"html": False}).disable(["image"]), language)


def dressed(made: MarkdownIt, language: str) -> MarkdownIt:
    """A parser whose links are allowed ones, and whose texts are rendered as `isolate` does."""

    def render_text(_self: Any, tokens: Any, place: int, _options: Any, env: Any) -> str:
        piece = tokens[place]
        return isolate(
            piece.content,
            language=language,
            ways=() if piece.meta["is_in_link"] else env["ways"],
            names=env["names"],
            before=piece.meta["before"],
            after=piece.meta["after"],
        )

    def render_code(_self: Any, tokens: Any, place: int, *_rest: Any) -> str:
        return f"<code>{isolate(tokens[place].content, language=language)}</code>"

    made.validateLink = is_allowed_link  # type: ignore[method-assign]
    made.core.ruler.push("surroundings", _note_surroundings)
    made.add_render_rule("text", render_text)
    made.add_render_rule("code_inline", render_code)
    return made


def _note_surroundings(state: StateCore) -> None:
    """What stands around each piece, once for all of its line: a line may have thousands."""
    for block in state.tokens:
        pieces = block.children or []
        before, depth = "", 0
        for link, words in pairwise(pieces):
            if link.type == "link_open" and is_written_out(str(link.attrs["href"]), words.content):
                link.attrSet("rel", "noopener")
        for piece in pieces:
            piece.meta |= {"before": before, "is_in_link": depth > 0}
            before = (before + _plain(piece))[-AROUND:]
            depth += piece.nesting if piece.type.startswith("link_") else 0
        after = ""
        for piece in reversed(pieces):
            piece.meta["after"] = after
            after = (_plain(piece)[:AROUND] + after)[:AROUND]


def is_written_out(url: str, words: str) -> bool:
    """Whether the words of a link are its address, which paper need not show again (print.css)."""
    return words.strip("/") == url.partition("://")[2].strip("/")


def _text(pieces: Iterable[Token]) -> str:
    return "".join(map(_plain, pieces))
