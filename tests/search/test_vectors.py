"""Pieces of guides, their vectors in bytes, and how near a query is to each guide."""

import numpy as np
import pytest

from contacts.search.documents import Document, Part, Passage
from contacts.search.index import build
from contacts.search.meaning import SIZE
from contacts.search.vectors import PIECE_WORDS, Likeness, likenesses, packed, pieces, standings


def document(*texts: str, part: Part = Part.STEP, key: int = 1) -> Document:
    return Document(key, key, tuple(Passage(part, "en", text) for text in texts))


def test_pieces_are_sentences_each_once():
    texts = ("Call 19912. Ask!", "Ask!", "اتصل بالرقم 19912؟ www.ca.gov.sa")
    assert pieces(document(*texts)) == ["Call 19912", "Ask", "اتصل بالرقم 19912", "www.ca.gov.sa"]


def test_names_of_channels_and_topics_are_no_piece():
    assert pieces(document("Hotline", part=Part.CONTEXT)) == []


@pytest.mark.parametrize("count", [1, PIECE_WORDS, PIECE_WORDS + 1, 40, 41])
def test_long_sentence_is_cut_with_an_overlap_and_nothing_is_lost(count):
    words = [f"w{at}" for at in range(count)]
    cut = [piece.split() for piece in pieces(document(" ".join(words)))]
    assert all(len(piece) <= PIECE_WORDS for piece in cut)
    assert list(dict.fromkeys(word for piece in cut for word in piece)) == words
    assert all(set(one) & set(after) for one, after in zip(cut, cut[1:], strict=False))


def unit(*values: float) -> np.ndarray:
    vector = np.zeros((1, SIZE), dtype=np.float32)
    for at, value in enumerate(values):
        vector[0, at * 128 : (at + 1) * 128] = value
    return vector / np.linalg.norm(vector)


def test_bytes_keep_likeness():
    one, other = unit(3, 1, 2), unit(1, 2, 2)
    near = packed(one).astype(np.float32) @ other[0] / 508
    assert near == pytest.approx(one @ other[0], abs=0.01)


@pytest.fixture
def index():
    return build(document(f"word{key}", key=key) for key in range(1, 5))


def test_a_document_is_as_like_as_its_best_piece(index):
    meanings = {key: packed(unit(0, 1)) for key in (2, 3, 4)}
    meanings[1] = packed(np.concatenate([unit(1), unit(0, 1)]))
    found = likenesses(index, meanings, unit(1)[0], [])
    likeness = {at: one.said for at, one in found.items()}
    assert likeness == pytest.approx({0: 1.0, 1: 0.0, 2: 0.0, 3: 0.0}, abs=0.01)


def test_what_asks_is_told_apart_from_what_answers():
    passages = (
        Passage(Part.STEP, "en", "an answer"),
        Passage(Part.TITLE, "en", "a question"),
        Passage(Part.WORDING, "en", "the same asked otherwise"),
        Passage(Part.CONTEXT, "en", "a channel"),
    )
    one = Document(1, 1, passages)
    assert pieces(one) == ["a question", "the same asked otherwise", "an answer"]
    meanings = {1: packed(np.concatenate([unit(1), unit(0, 1), unit(0, 0, 1)]))}
    for query, asked in ((unit(1), 1), (unit(0, 1), 1), (unit(0, 0, 1), 0)):
        found = likenesses(build([one]), meanings, query[0], [])
        assert found[0] == pytest.approx(Likeness(said=1, asked=asked), abs=0.01)


def test_a_document_of_unknown_meaning_is_left_out_and_one_removed_too(index):
    meanings = {key: packed(unit(1)) for key in (1, 2, 4)}
    meanings[3] = packed(np.zeros((0, SIZE), dtype=np.float32))
    assert likenesses(index.updated([], [2]), meanings, unit(1)[0], [0, 1]).keys() == {0, 3}
    assert likenesses(index, {}, unit(1)[0], [0]) == {}


@pytest.mark.parametrize(("known", "found"), [(20, 20), (18, 18), (17, 0), (0, 0)])
def test_nothing_stands_out_for_being_among_the_few_that_are_known(known, found):
    index = build(document(f"word{key}", key=key) for key in range(20))
    meanings = {key: packed(unit(1)) for key in range(known)}
    assert len(likenesses(index, meanings, unit(1)[0], [0])) == found


def said(likeness: float) -> Likeness:
    return Likeness(said=likeness, asked=0.0)


def test_standing_is_measured_against_what_is_usual():
    found = standings({1: said(0.5), 2: said(0.1), 3: said(0.1), 4: said(0.1)})
    assert found[1] == pytest.approx(3**0.5)
    assert sum(found.values()) == pytest.approx(0)
    assert standings({1: said(0.7)}) == {1: 0.0}
    assert standings({1: said(0.2), 2: said(0.2)}) == {1: 0.0, 2: 0.0}


def test_many_documents_are_measured_against_some(index):
    many = build(document(f"word{key}", key=key) for key in range(1, 1001))
    meanings = {key: packed(unit(1)) for key in range(1, 1001)}
    found = likenesses(many, meanings, unit(1)[0], [999])
    assert 999 in found
    assert 400 <= len(found) <= 501
