"""Short texts: what is a sign in them, and that all else stays as it was typed."""

import html
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contacts.languages.markdown_source import collapsed, escaped_text
from contacts.languages.markup import isolate
from contacts.languages.short_markdown import commonmark, on_one_line, plain, render_short

WAYS = (("phone", "19912"), ("url", "https://www.ca.gov.sa/"))
SIGNS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;:=/1a س\n\r\t\u00a0", max_size=30)
# NUL no database takes, and half of a pair no encoding.
ANY_TEXT = st.one_of(
    SIGNS, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
)


def shown(source, **said):
    return str(render_short(source, language="en", **said).html)


def text_of(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize(
    ("source", "markup"),
    [
        ("One\nTwo", "One<br>\nTwo"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("**One** and __two__", "<strong>One</strong> and <strong>two</strong>"),
        ("[Call](tel:19912)", '<a href="tel:19912">Call</a>'),
        ("[Write](mailto:a@b.sa)", '<a href="mailto:a@b.sa">Write</a>'),
        ("[Here](/en/#top)", '<a href="/en/#top">Here</a>'),
        ("Now:\n- a\n- b", "<p>Now:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("2. b\n3. c", '<ol start="2">\n<li>b</li>\n<li>c</li>\n</ol>\n'),
        ("- a\n  1. b", "<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>\n"),
        (r"\*\*a\*\* \- b", "**a** - b"),
    ],
)
def test_what_is_a_sign(source, markup):
    assert shown(source) == markup


@pytest.mark.parametrize(
    "text",
    [
        "# 3",
        "> x",
        "* not a list*",
        "+ a",
        "*one* and _two_",
        "---",
        "- - -",
        "-",
        "1.",
        "19912. Call it.",
        "``code`` and <b>bold</b> &amp; &lt; &#60;",
        "![x](/y)",
        "![x](https://a.example/pixel.png)",
        "<https://a.example/>",
        "[x][y] [z]",
        "[x](http://a.example)",
        "| a | b |",
        "~~a~~",
        "1.5 - 2 = x_y_z",
        "@citizen_care *123#",
        "    code",
    ],
)
def test_other_signs_stay_as_they_were_typed(text):
    assert text_of(shown(text)) == plain(text) == collapsed(text)
    found = render_short(f"a\n{text}", language="en")
    assert found.is_paragraph
    assert text_of(found.html) == f"a\n{collapsed(text)}"


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\\script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](\u0001javascript:alert(1))",
        "[x](java\u200bscript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:a)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example/)",
        "[x](/\\\\evil.example/)",
        "[x](/\t/evil.example/)",
        "[x](http://plain.example/)",
        "[x](ｊavascript:alert(1))",
        '[x](https://a.example/"onmouseover="alert(1))',
        "[x](https://a.example '\"><img src=x onerror=alert(1)>')",
        "[<img src=x onerror=alert(1)>](https://a.example/)",
        "**<script>alert(1)</script>**\n- <svg onload=alert(1)>",
        "<javascript:alert(1)>",
        "![x](https://evil.example/pixel.png)",
        "[![x](https://evil.example/p.png)](https://a.example/)",
    ],
)
def test_nothing_dangerous_comes_through(source):
    for markup in (shown(source), shown(f"- {source}"), shown(f"**{source}**")):
        tags = re.findall(r"<[^>]*>", markup)
        assert {re.match(r"</?(\w+)", tag)[1] for tag in tags} <= {
            *("p", "ul", "li", "strong", "a", "bdi", "br")
        }
        for tag in tags:
            assert not re.search(r'\son\w+="?', re.sub(r'"[^"]*"', "", tag))
            address = re.search(r'href="([^"]*)"', tag)
            assert not address or re.match(r"https://|/(?![/\\])", address[1])


def test_published_numbers_are_links_once():
    called = '<a href="tel:19912"><bdi dir="ltr" translate="no">19912</bdi></a>'
    number = '<bdi dir="ltr" translate="no">19912</bdi>'
    assert shown("**Call 19912**", ways=WAYS) == f"<strong>Call {called}</strong>"
    assert shown("- 19912", ways=WAYS) == f"<ul>\n<li>{called}</li>\n</ul>\n"
    assert shown("[Call 19912](tel:19912)", ways=WAYS) == f'<a href="tel:19912">Call {number}</a>'
    assert shown("199**12**", ways=WAYS).count("<a ") == 0


def test_number_keeps_its_order_and_its_digits():
    found = render_short("**٩٢٠-٠٠١ ٢٣٤**", language="ar").html
    assert '<bdo dir="ltr">' in found


@given(ANY_TEXT)
@example("a\\\n")
@example("- [ ](/)")
def test_escaped_text_looks_as_the_plain_one(text):
    found = render_short(escaped_text(text), language="en")
    assert found.is_paragraph
    assert html.unescape(found.html) == html.unescape(isolate(collapsed(text), language="en"))
    assert plain(escaped_text(text)) == on_one_line(escaped_text(text)) == collapsed(text)


@given(SIGNS)
@example("a\n# b\n\n- * c\n  2. [d](/e)")
@example("1. a\n\n   b\n2. c")
def test_programs_read_the_same(source):
    written = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(commonmark(source))
    assert collapsed(text_of(written)) == collapsed(text_of(shown(source)))


@pytest.mark.parametrize(
    ("source", "lines", "line"),
    [
        ("**One** [two](/x)\nthree", "One two\nthree", "One two · three"),
        ("Open:\n1. a\n2. b.\n\nDone", "Open:\na\nb.\nDone", "Open: a · b. Done"),
        ("", "", ""),
    ],
)
def test_plain_is_without_signs(source, lines, line):
    assert (plain(source), on_one_line(source)) == (lines, line)


@pytest.mark.parametrize(
    "piece",
    ["**a", "*", "[", "[a](", "![", "- ", "- a\n  "],
)
def test_takes_no_square_of_its_length(piece):
    source = piece * (40_000 // len(piece))
    begun = time.process_time()
    render_short(f"{source}x", language="ar")
    plain(f"{source}x")
    assert time.process_time() - begun < 5
