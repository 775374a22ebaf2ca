"""Any text, read again from the Markdown that is made of it."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contacts.languages.markdown_source import collapsed, escaped, escaped_text, link

MARKS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;=1a س:\n", max_size=30)


def shown(source: str) -> str:
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)).strip("\n")


@given(MARKS)
@example("1. a")
@example("- a")
@example("---")
@example("# a")
@example("&amp;")
@example("_a_ a_b")
@example("a![b](c)")
def test_text_reads_as_it_was(text):
    line = " ".join(text.split())
    assert shown(escaped(text)) == line
    assert shown(f"- {escaped(text)}").strip() == line
    assert shown(link(text, "https://example.org/")).strip() == line


@pytest.mark.parametrize("number", ["19912", "+966 50 123 4567", "920-001-234", "@citizen_care"])
def test_number_is_left_as_it_is(number):
    assert escaped(number) == number


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("1. Dial *123# **now**", r"1\. Dial *123# \*\*now\*\*"),
        ("12) a", r"12\) a"),
        ("19912. a", "19912. a"),
        ("19.", "19."),
        ("- a - b", r"\- a - b"),
        ("-a, 1.5 [x] (y) # > `_a_` <b> &amp; @a_b", "-a, 1.5 [x] (y) # > `_a_` <b> &amp; @a_b"),
        ("[x](/y) __a__", r"[x\](/y) \_\_a\_\_"),
        (r"C:\a", r"C:\\a"),
        (" one\n two\t\ufeff \u00a0three ", "one two \ufeff \u00a0three"),
    ],
)
def test_plain_text_becomes_short_markdown(text, source):
    assert escaped_text(text) == source


def test_collapsed_keeps_what_pages_keep():
    assert collapsed("\u00a0a \r\n b\u00a0\u2003c\f") == "a b\u00a0\u2003c"
