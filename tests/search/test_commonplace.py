"""Phrases of most documents tell none apart."""

import pytest

from contacts.search.analysis import STOP_WEIGHT
from contacts.search.commonplace import common_pairs, importance
from contacts.search.index import build
from tests.search.guides import TITLES, guide, keys

DOCUMENTS = [guide(key, extra="حساب المواطن برنامج") for key in TITLES]
COMMON = common_pairs(DOCUMENTS)


def counts(text: str, *, typing: bool = False) -> list[float]:
    return importance(text.split(), COMMON, lambda word: word != "غريب", typing=typing)


def test_common_phrase_stands_in_most_documents():
    assert ("حساب", "مواطن") in COMMON
    assert ("حساب", "مواطن") not in common_pairs([*DOCUMENTS[:2], *map(guide, [3, 4, 5])])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رقم حساب المواطن", [1, STOP_WEIGHT, STOP_WEIGHT]),
        ("اتصل بحساب المواطن", [1, STOP_WEIGHT, STOP_WEIGHT]),
        ("حساب المواطن", [1, 1]),  # nothing else is asked for
        ("غريب حساب المواطن", [1, 1, 1]),  # nothing else that is known
        ("المواطن رقم حساب", [1, 1, 1]),  # no phrase
    ],
)
def test_words_of_a_common_phrase_count_little_beside_others(text, expected):
    assert counts(text) == expected


def test_common_phrase_may_have_begun_while_typing():
    assert counts("رقم حساب", typing=True) == [1, STOP_WEIGHT]
    assert counts("رقم حساب") == [1, 1]


def test_word_beside_a_common_phrase_decides():
    index = build([*DOCUMENTS, guide(1, title="ما هو حساب المواطن؟")][1:])
    assert keys(index, "شكوى حساب المواطن")[0] == 2
