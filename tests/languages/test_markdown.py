import pytest

from contacts.languages.markdown import paragraphs, render_markdown


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("## Title", "<h2>Title</h2>\n"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("[Call](tel:19912)", '<p><a href="tel:19912">Call</a></p>\n'),
        ("[Home](/en/)", '<p><a href="/en/">Home</a></p>\n'),
        ("[Site](https://www.ca.gov.sa/)", '<p><a href="https://www.ca.gov.sa/">Site</a></p>\n'),
        (
            "`011 2345678`",
            '<p><code><bdi dir="ltr" translate="no">011 2345678</bdi></code></p>\n',
        ),
        ("Call 19912", '<p>Call <bdi dir="ltr" translate="no">19912</bdi></p>\n'),
    ],
)
def test_markdown_becomes_html(source, html):
    assert render_markdown(source, language="en") == html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](//evil.example/)",
        "[x](/\\\\evil.example/)",
        "[x](http://plain.example/)",
        "![x](https://evil.example/pixel.png)",
        '[x](https://a.example/"onmouseover="alert(1))',
        "<https://a.example/><svg onload=alert(1)>",
    ],
)
def test_markdown_lets_nothing_dangerous_through(source):
    html = render_markdown(source, language="en")
    for part in ("<script", "<img", "<svg", 'href="//', 'href="http:', 'href="java', 'href="data:'):
        assert part not in html.lower()
    assert " on" not in html.split("href=")[-1].split(">")[0]


def test_paragraphs_are_plain_text():
    source = """## About *this*

One [link](https://a.example/), **bold**
and `code`\\
in a row.

- first
- second <b>one</b>
"""
    assert paragraphs(source) == [
        "About this",
        "One link, bold and code in a row.",
        "first",
        "second <b>one</b>",
    ]
    assert paragraphs("") == []


def test_number_keeps_its_order_and_a_list_its_first_number():
    html = render_markdown("3. ٩٢٠-٠٠١ ٢٣٤", language="ar")
    assert html.startswith('<ol start="3">')
    assert '<bdo dir="ltr">' in html


def test_link_says_whether_its_words_are_its_address():
    for words, rel in (("www.ca.gov.sa", ' rel="noopener"'), ("website", "")):
        html = render_markdown(f"[{words}](https://www.ca.gov.sa/)", language="en")
        assert f'<a href="https://www.ca.gov.sa/"{rel}>' in html
