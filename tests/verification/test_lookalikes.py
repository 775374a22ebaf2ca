"""Comparisons that find imitations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.verification.lookalikes import compact, is_near, mixes_scripts, skeleton


@pytest.mark.parametrize(
    ("text", "other"),
    [("сitizen", "citizen"), ("c1tizén", "cItizen"), ("rnodern", "modem"), ("g0v", "gov")],
)
def test_skeleton_is_the_same_for_what_looks_the_same(text, other):
    assert skeleton(text) == skeleton(other)


def test_compact_drops_separators():
    assert compact("www.CA-gov_sa") == compact("wwwcagovsa")


@pytest.mark.parametrize(
    ("label", "mixed"),
    [("ca", False), ("cа", True), ("са", False), ("موقع", False), ("ca-1", False), ("αb", True)],
)
def test_mixes_scripts_only_for_letters_drawn_alike(label, mixed):
    assert mixes_scripts(label) is mixed


@pytest.mark.parametrize(
    ("text", "other", "edits", "near"),
    [
        ("19912", "19921", 1, True),
        ("19912", "1991", 1, True),
        ("19912", "199112", 1, True),
        ("19912", "18812", 1, False),
        ("19912", "18812", 2, True),
        ("", "a", 1, True),
        ("", "ab", 1, False),
    ],
)
def test_is_near_counts_edits(text, other, edits, near):
    assert is_near(text, other, edits=edits) is near
    assert is_near(other, text, edits=edits) is near


@given(st.text(max_size=12), st.integers(0, 12), st.characters())
def test_is_near_holds_for_any_single_insertion(text, place, letter):
    assert is_near(text, text[:place] + letter + text[place:], edits=1)
