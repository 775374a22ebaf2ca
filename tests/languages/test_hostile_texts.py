"""Texts made to keep the site busy: four times as long takes four times as long, not sixteen."""

import time
from collections.abc import Callable

import pytest

from contacts.languages.fact_check import differences
from contacts.languages.false_links import is_at_odds
from contacts.languages.markdown import render_markdown
from contacts.languages.replacing import Replacement, replaced
from contacts.languages.unpublished_ways import miscounts
from contacts.languages.word_diff import word_diff

SIZE = 50_000  # characters; in the square of that each takes minutes
MOST_SECONDS = 10.0  # of the processor's, where each takes less than one


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("piece", ["`a", "**a", "[", "![", "<", "> ", "[a](/b) ", "ا iOS 17 "])
def test_markdown_takes_no_square_of_its_length(piece):
    text = piece * (SIZE // len(piece))
    assert seconds(lambda: render_markdown(text, language="ar")) < MOST_SECONDS


@pytest.mark.parametrize(
    "work",
    [
        lambda: differences("a" * SIZE, "b"),
        lambda: is_at_odds("", "[" * SIZE),
        lambda: miscounts("a" * SIZE, 4),
        lambda: replaced("a@b.co " * (SIZE // 7), Replacement("co", "de")),
        lambda: word_diff("`a" * (SIZE // 2), "a`" * (SIZE // 2) + "b"),
    ],
    ids=["facts", "links", "ways", "replacing", "diff"],
)
def test_reading_takes_no_square_of_its_length(work):
    assert seconds(work) < MOST_SECONDS


def test_diff_of_long_texts_is_whole():
    before, after = "one two\n" * 3000 + "x", "y" + "one three\n" * 3000
    pieces = word_diff(before, after)
    assert "".join(one.text for one in pieces if one.change != "added") == before
    assert "".join(one.text for one in pieces if one.change != "removed") == after
