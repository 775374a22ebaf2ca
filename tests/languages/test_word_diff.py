"""The words that changed between two texts."""

import pytest
from django.template.loader import render_to_string

from contacts.languages.word_diff import Change, Piece, shortened, word_diff

SAME, REMOVED, ADDED = Change


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("Call us", "Call us", [(SAME, "Call us")]),
        ("", "Call us", [(ADDED, "Call us")]),
        ("Call us", "", [(REMOVED, "Call us")]),
        (
            "اتصل على 19912 الآن",
            "اتصل على 19913 الآن",
            [(SAME, "اتصل على "), (REMOVED, "19912"), (ADDED, "19913"), (SAME, " الآن")],
        ),
        ("Call us.", "Call us!", [(SAME, "Call us"), (REMOVED, "."), (ADDED, "!")]),
        (
            "متى أحدّث بياناتي؟",
            "متى أغيّر بياناتي؟",
            [(SAME, "متى "), (REMOVED, "أحدّث"), (ADDED, "أغيّر"), (SAME, " بياناتي؟")],
        ),
        ("مُحدِّثًا", "محدثا", [(REMOVED, "مُحدِّثًا"), (ADDED, "محدثا")]),
        ("الرّحمٰن", "الرّحمن", [(REMOVED, "الرّحمٰن"), (ADDED, "الرّحمن")]),
        ("cafe\u0301 now", "cafe now", [(REMOVED, "cafe\u0301"), (ADDED, "cafe"), (SAME, " now")]),
        ("one two", "one, two", [(SAME, "one"), (ADDED, ","), (SAME, " two")]),
    ],
)
def test_diff_names_the_words_removed_and_added(before, after, pieces):
    assert word_diff(before, after) == tuple(Piece(change, text) for change, text in pieces)


@pytest.mark.parametrize("after", ["a b c", "c b a", "a x b y c", "", "  a\nb "])
def test_both_texts_can_be_read_from_the_pieces(after):
    before = "a b  c d"
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not ADDED) in (before, after)
    kept = [piece.text for piece in pieces if piece.change is not REMOVED]
    assert "".join(kept) == after


def test_shortened_diff_keeps_what_stands_next_to_a_change():
    long = "word " * 100
    pieces = shortened(word_diff(f"{long}old {long}", f"{long}new {long}"))
    assert [piece.change for piece in pieces] == [SAME, REMOVED, ADDED, SAME]
    first, _removed, _added, last = (piece.text for piece in pieces)
    assert first.startswith("…")
    assert first.endswith("word ")
    assert last.endswith("…")
    assert max(len(first), len(last)) <= 61


def test_short_texts_are_not_shortened():
    pieces = word_diff("Call us now", "Call me now")
    assert shortened(pieces) == pieces


def test_struck_and_new_words_do_not_join_their_letters():
    pieces = word_diff("استفسارك", "سؤالك")
    html = render_to_string("admin/contacts/pieces.html", {"pieces": pieces})
    assert html == "<del>استفسارك</del> <ins>سؤالك</ins>"
