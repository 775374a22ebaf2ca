"""The lines of vCards and calendars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.feeds.content_lines import document, folded, line, text_line


def test_text_line_escapes_what_separates():
    assert text_line("NOTE", "a,b;c\\d\r\ne\x00f") == "NOTE:a\\,b\\;c\\\\d\\ne f"


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029", "\r", "\x0b", "\x0c", "\x1c"])
def test_text_line_is_one_line_to_every_parser(separator):
    assert len(text_line("NOTE", f"a{separator}END:VCARD").splitlines()) == 1


def test_line_quotes_parameters_with_separators():
    assert line("X", "v", {"A": "plain", "B": "a:b"}) == 'X;A=plain;B="a:b":v'


def test_line_refuses_a_line_break():
    with pytest.raises(ValueError, match="line break"):
        line("URL", "https://example.org/\nTEL:1")


@given(st.text(alphabet="aب😀 ,", max_size=300))
def test_folded_lines_are_short_and_unfold_to_the_same(text):
    broken = folded(text)
    assert all(len(piece.encode()) <= 75 for piece in broken.split("\r\n"))
    assert broken.replace("\r\n ", "") == text


def test_document_ends_every_line():
    assert document(["A:1", "B:2"]) == "A:1\r\nB:2\r\n"
