"""Reading YAML with its lines; nothing a file may hold gets past as another exception."""

import contextlib

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contacts.content import nodes
from contacts.content.nodes import Mapping, Scalar, Sequence, parse
from contacts.content.problems import ContentError, Place
from contacts.content.records import read_content
from tests.content.broken import GOOD


def read_or_refuse(data: bytes) -> None:
    """Any other exception than ContentError is a failure."""
    with contextlib.suppress(ContentError):
        read_content(parse(data))


@pytest.fixture(params=[yaml.BaseLoader, yaml.CBaseLoader], ids=["python", "libyaml"])
def _loader(request, monkeypatch):
    monkeypatch.setattr(nodes, "LOADER", request.param)


@pytest.mark.usefixtures("_loader")
def test_nodes_know_their_line_and_path():
    root = parse(b"# a comment\npages:\n  - slug: 'a'\n    body: |\n      One.\n\n      Two.\n")
    assert isinstance(root, Mapping)
    pages = root.entries["pages"]
    assert list(root.entries) == ["pages"]
    assert pages.at == Place(2, "pages")
    assert isinstance(pages.node, Sequence)
    [page] = pages.node.items
    assert page.at == Place(3, "pages[0]")
    assert {key: entry.node for key, entry in page.entries.items()} == {
        "slug": Scalar(Place(3, "pages[0].slug"), "a", plain=False),
        "body": Scalar(Place(4, "pages[0].body"), "One.\n\nTwo.\n", plain=False),
    }


@pytest.mark.usefixtures("_loader")
def test_words_keep_what_was_written():
    root = parse(b"[no, 8:00, 0501, 19912, 2026-11-22, ~, '', 1e3]")
    assert [(item.text, item.is_null) for item in root.items] == [
        ("no", False),
        ("8:00", False),
        ("0501", False),
        ("19912", False),
        ("2026-11-22", False),
        ("~", True),
        ("", False),
        ("1e3", False),
    ]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(end):
    root = parse(end.join(["a: 1", "", "b: 2"]).encode())
    assert [entry.at.line for entry in root.entries.values()] == [1, 3]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "text", ["a: [", "a: 'b", "{", "a: *b", "a: &b c", "a: !c d", "\ta: b", "a\n---\nb", "? a: b\n"]
)
def test_both_parsers_refuse_the_same(text):
    with pytest.raises(ContentError):
        parse(text.encode())


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    root = parse(b"\xef\xbb\xbfpages: []")
    assert list(root.entries) == ["pages"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(data=st.binary(max_size=200))
@example(data=b"\xff\xfe")
@example(data=b"%YAML 9.9\n---\na")
@example(data=b"%TAG ! tag:x\n---\na")
def test_any_bytes_are_read_or_refused(data):
    read_or_refuse(data)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    at=st.integers(0, len(GOOD)),
    length=st.integers(0, 40),
    put=st.text(alphabet="\t\n \"'#&*!|>%@`-?:,[]{}~a1ع\\", max_size=6),
)
def test_any_damage_to_a_good_file_is_read_or_refused(at, length, put):
    read_or_refuse((GOOD[:at] + put + GOOD[at + length :]).encode())
