"""Short texts of editors, as in the detail of a step: paragraphs and line breaks, bold words,
links and lists. Every other sign of Markdown stays as it was typed, which old and plain texts need.

    - a bullet    1. a number    **bold**    [words](https://www.example.sa/)    \\- no bullet

Most texts have no sign at all, and cost what plain text costs.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from contacts.languages import markdown_source
from contacts.languages.markdown import cleaned, dressed
from contacts.languages.markup import isolate
from contacts.languages.published_ways import Ways

MOST_KEPT: Final = 5_000  # characters of a text whose reading is kept
# Without any of these a text is what it says.
SIGNS: Final = ("\n", "\r", "\\", "[", "**", "__")
ENTRY: Final = re.compile(r"(?:-|[0-9]{1,2}[.)])[ \t]")
# Entries of a list that a line begins with, and what then begins none: another mark than these, a
# year or a number to call, and a mark without a text.
_ENTRIES: Final = r"(?:[ \t]*(?:-|[0-9]{1,2}[.)])(?=[ \t]))*[ \t]*"
_KEPT: Final = re.compile(
    r"^([ \t]*(?=-(?:[ \t]*-)+[ \t]*$)"
    rf"|{_ENTRIES}(?:(?=[*+](?:[ \t]|$)|-[ \t]*$)"
    r"|[0-9]{3,9}(?=[.)](?:[ \t]|$))|[0-9]{1,2}(?=[.)][ \t]*$)))",
    re.MULTILINE,
)
# The end of a line after which the next one needs no sign between them.
_BARE_END: Final = re.compile(r"(?<![.!?؟:،؛,;])\n+")


class Rendered(NamedTuple):
    """What stands in one paragraph, or blocks."""

    html: SafeString
    is_paragraph: bool


def render_short(
    source: str, *, language: str, ways: Ways = (), names: tuple[str, ...] = ()
) -> Rendered:
    """`source` is in `language`; `ways` and `names` as `isolate` takes them."""
    text = source.strip()
    if not has_signs(text):
        return Rendered(isolate(text, language=language, ways=ways, names=names), True)
    return _rendered(text, language, ways, names)


def has_signs(text: str) -> bool:
    return any(sign in text for sign in SIGNS) or ENTRY.match(text) is not None


@lru_cache(maxsize=1024)
def _rendered(source: str, language: str, ways: Ways, names: tuple[str, ...]) -> Rendered:
    parser, env = short_parser(language), {"ways": ways, "names": names}
    blocks = parser.parse(source, env)
    is_paragraph = len(blocks) == 3 and blocks[1].type == "inline"
    shown = blocks[1:2] if is_paragraph else blocks
    return Rendered(cleaned(parser.renderer.render(shown, parser.options, env)), is_paragraph)


def plain(source: str, *, with_addresses: bool = False) -> str:
    """Without signs, each line and entry of a list on a line; `with_addresses`: but for links."""
    text = source.strip()
    if not has_signs(text):
        return markdown_source.collapsed(text)
    read = _read if len(text) <= MOST_KEPT else _read.__wrapped__
    return read(text, with_addresses)


@lru_cache(maxsize=1024)  # search, feeds and checks ask for the same one after another
def _read(text: str, with_addresses: bool) -> str:
    pieces = (block.children for block in short_parser("").parse(text) if block.type == "inline")
    lines = ("".join(_plain(piece or [], with_addresses)) for piece in pieces)
    return "\n".join(markdown_source.collapsed(line) for line in "\n".join(lines).split("\n"))


def _plain(pieces: list[Token], with_addresses: bool) -> Iterator[str]:
    address = ""
    for piece in pieces:
        if piece.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif with_addresses and piece.type == "link_open":
            address = str(piece.attrs["href"])
            yield "["
        elif with_addresses and piece.type == "link_close":
            yield f"]({address})"
        else:
            yield piece.content


def on_one_line(source: str) -> str:
    """The same for what has no lines."""
    return _BARE_END.sub(" · ", plain(source)).replace("\n", " ")


def commonmark(source: str) -> str:
    """The same text for programs that know all of CommonMark."""
    return _written(SyntaxTreeNode(short_parser("").parse(source.strip())))


def _written(node: SyntaxTreeNode) -> str:
    inner = [_written(child) for child in node.children]
    match node.type:
        case "text":
            return markdown_source.without_signs(node.content)
        case "softbreak" | "hardbreak":
            return "\\\n"
        case "strong":
            return f"**{''.join(inner)}**"
        case "link":
            return f"[{''.join(inner)}]({node.attrs['href']})"
        case "inline":
            return "\n".join(map(markdown_source.begun, "".join(inner).split("\n")))
        case "bullet_list":
            return "\n".join(_entry("-", each) for each in inner)
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            return "\n".join(_entry(f"{at}.", each) for at, each in enumerate(inner, first))
    return "\n\n".join(inner)


def _entry(mark: str, text: str) -> str:
    return f"{mark} {markdown_source.indented(text, len(mark) + 1).lstrip()}"


@cache
def short_parser(language: str) -> MarkdownIt:
    made = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 20})
    made.enable(["list", "escape", "link", "emphasis", "newline"])
    made.core.ruler.before("block", "kept_signs", _keep_signs)
    made.core.ruler.before("text_join", "only_strong", _keep_single_marks)
    made.inline.ruler.before("link", "no_picture", _keep_picture)
    return dressed(made, language)


def _keep_signs(state: StateCore) -> None:
    state.src = _KEPT.sub(r"\1\\", state.src)


def _keep_single_marks(state: StateCore) -> None:
    """Of *one* or _two_, which are footnotes and blanks to fill in as often."""
    for block in state.tokens:
        for piece in block.children or []:
            if piece.type in ("em_open", "em_close"):
                piece.type, piece.content, piece.nesting = "text", piece.markup, 0


def _keep_picture(state: StateInline, silent: bool) -> bool:
    """Of ![words](address): no link begins there."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True
