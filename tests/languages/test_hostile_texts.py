"""Texts made to keep the site busy: four times as long takes four times as long, not sixteen."""

import time
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from contacts.admin.finding import without_markdown
from contacts.languages.fact_check import differences
from contacts.languages.false_links import is_at_odds, is_false
from contacts.languages.markdown import render_markdown
from contacts.languages.refused_links import refused_in
from contacts.languages.replacing import Replacement, replaced
from contacts.languages.short_markdown import MOST_KEPT, plain, render_short
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


@pytest.mark.parametrize("piece", ["[", "[[](", "[a](", "](", "*", "(", "\\", "`", "a.", "1 "])
def test_search_and_links_take_no_square_of_its_length(piece):
    text = piece * (SIZE // len(piece))
    assert seconds(lambda: without_markdown(text)) < MOST_SECONDS / 10
    assert seconds(lambda: refused_in(text, "step.detail")) < MOST_SECONDS
    assert seconds(lambda: is_at_odds("", text)) < MOST_SECONDS
    assert seconds(lambda: is_false(text, "tel:19912")) < MOST_SECONDS


def test_text_is_read_once_while_it_is_short(monkeypatch):
    parsed = []
    parse = MarkdownIt.parse
    monkeypatch.setattr(
        MarkdownIt, "parse", lambda self, *rest: parsed.append(rest[0]) or parse(self, *rest)
    )
    text = "[read once](/ar/) **now**"
    assert {plain(text) for _ in range(3)} == {"read once now"}
    assert len({render_short(text, language="en").html for _ in range(3)}) == 1
    assert [refused_in(text, "step.detail") for _ in range(3)] == [[], [], []]
    assert parsed == [text] * 3
    long = f"{text} {'x' * MOST_KEPT}"
    plain(long), plain(long)
    assert parsed.count(long) == 2


def test_diff_of_long_texts_is_whole():
    before, after = "one two\n" * 3000 + "x", "y" + "one three\n" * 3000
    pieces = word_diff(before, after)
    assert "".join(one.text for one in pieces if one.change != "added") == before
    assert "".join(one.text for one in pieces if one.change != "removed") == after
