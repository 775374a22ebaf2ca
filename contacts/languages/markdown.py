"""Markdown of editors as safe HTML.

Raw HTML is off in the parser, and the result is cleaned again: two fences, as either alone
has had holes. Links lead to https, tel and mailto addresses or stay on the site.
"""

from functools import cache
from itertools import pairwise
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contacts.languages.markup import isolate

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "bdi", "br", "blockquote", "code"}
SCHEMES = {"https", "tel", "mailto"}


def is_allowed_link(url: str) -> bool:
    """On the site itself, or one of the schemes; `//host` would leave it unseen."""
    if url.startswith(("/", "#")):
        return not url.startswith(("//", "/\\"))
    return url.split(":", 1)[0].lower() in SCHEMES and ":" in url


def render_markdown(source: str, *, language: str) -> SafeString:
    """HTML of `source`, a text in `language` ("ar" or "en")."""
    html = parser(language).render(source)
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "bdi": {"dir", "lang"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    # Safe: nh3 has just cleaned it.
    return mark_safe(cleaned)  # noqa: S308


def paragraphs(source: str) -> list[str]:
    """The text of each paragraph, heading and entry of a list in `source`, without its marks."""
    blocks = (block.children or () for block in parser("").parse(source))
    found = ("".join(map(_plain, pieces)) for pieces in blocks)
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
    def render_text(_renderer: Any, tokens: Any, place: int, *_rest: Any) -> str:
        return isolate(tokens[place].content, language=language)

    made = MarkdownIt("commonmark", {"html": False}).disable(["image"])
    made.validateLink = is_allowed_link  # type: ignore[method-assign]
    made.add_render_rule("text", render_text)
    return made
