"""The editors' handbook: docs/editing.md, and its Arabic twin, as a page of the desk.

A section is known by its number, as it stands at the same place in both files; its anchor is
made of the English heading, as GitHub makes it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contacts.enums import Language
from contacts.languages.markup import isolate

FILES = {Language.ARABIC: "editing.ar.md", Language.ENGLISH: "editing.md"}
PICTURES = "../static/"  # where the documents' pictures stand, seen from them
# The section that a form of the model links to.
SECTION_OF = {
    "channel": "change-a-number-or-a-link",
    "guide": "write-a-question",
    "topic": "write-a-page-or-a-topic",
    "page": "write-a-page-or-a-topic",
    "site": "say-whose-site-it-is-and-how-it-looks",
    "chooserquestion": "lead-readers-to-the-way-that-suits-them",
    "holiday": "enter-and-confirm-holidays",
    "notice": "tell-readers-that-something-does-not-work",
    "claim": "record-a-fake",
    "synonym": "see-what-readers-look-for-in-vain",
    "searchquery": "see-what-readers-look-for-in-vain",
    "feedback": "answer-what-readers-report",
    "user": "invite-a-colleague",
}
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


class Section(NamedTuple):
    anchor: str
    title: str


class Handbook(NamedTuple):
    sections: Sequence[Section]
    html: SafeString


def handbook_link(model_name: str) -> str:
    """The address of the section on this model's form; "" where there is none."""
    anchor = SECTION_OF.get(model_name)
    return f"{reverse('handbook')}#{anchor}" if anchor else ""


def source(language: Language) -> str:
    return (settings.BASE_DIR / "docs" / FILES[language]).read_text(encoding="utf-8")


def anchor_of(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@cache
def handbook(language: Language) -> Handbook:
    anchors = [anchor_of(title) for title in HEADING.findall(source(Language.ENGLISH))]
    titles = HEADING.findall(source(language))
    parser = _parser(language)
    tokens = parser.parse(source(language))[3:]  # without the title, which the page has
    headings = (one for one in tokens if one.type == "heading_open" and one.tag == "h2")
    for heading, anchor in zip(headings, anchors, strict=True):
        heading.attrSet("id", anchor)
    html = parser.renderer.render(tokens, parser.options, {})
    sections = [Section(*pair) for pair in zip(anchors, titles, strict=True)]
    # Safe: a document of the project, with HTML switched off.
    return Handbook(sections, mark_safe(html))  # noqa: S308


def _parser(language: Language) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")

    def text(_self: Any, tokens: Sequence[Token], place: int, *_rest: Any) -> str:
        return isolate(tokens[place].content, language=language)

    def code(_self: Any, tokens: Sequence[Token], place: int, *_rest: Any) -> str:
        return f"<code>{isolate(tokens[place].content, language=language)}</code>"

    def image(self: Any, tokens: Sequence[Token], place: int, *rest: Any) -> str:
        picture = tokens[place]
        name = str(picture.attrGet("src")).removeprefix(PICTURES)
        picture.attrs = {"src": static(name), "alt": "", "loading": "lazy"}
        return str(self.image(tokens, place, *rest))

    made.add_render_rule("text", text)
    made.add_render_rule("code_inline", code)
    made.add_render_rule("image", image)
    return made
