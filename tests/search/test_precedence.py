"""Names before questions, guides before what merely shares words."""

import pytest

from contacts.enums import PageKind
from contacts.search.coverage import Understood
from contacts.search.documents import Document, Part, Passage, key_of
from contacts.search.index import build
from contacts.search.precedence import ordered
from contacts.search.ranking import Ranked

TITLES = {
    PageKind.GUIDE: "How do I call the hotline?",
    PageKind.CHANNEL: "The hotline",
    PageKind.PAGE: "Calls and privacy",
}


@pytest.fixture
def index():
    return build(
        Document(key_of(kind, 1), at, (Passage(Part.TITLE, "en", title),))
        for at, (kind, title) in enumerate(TITLES.items())
    )


def first(index, said, **scores):
    ranked = [
        Ranked(number, scores.get(document.kind.value, 1.0), {})
        for number, document in enumerate(index.documents)
    ]
    found = ordered(index, ranked, said=said.split(), query=Understood(said.split()))
    return [index.document(one.number).kind.value for one in found][0]


@pytest.mark.parametrize(
    ("said", "scores", "kind"),
    [
        ("when do they answer", {}, "guide"),
        ("call hotline", {"channel": 1.4}, "guide"),  # nearly as good is not enough
        ("call hotline", {"channel": 1.5}, "channel"),
        ("hotline", {"guide": 1.2}, "channel"),  # nothing but words of its name
        ("hotlines", {"guide": 1.2}, "channel"),
        ("hotline", {"guide": 1.3}, "guide"),
        ("calls and privacy", {"guide": 9.0, "page": 0.1}, "page"),  # its whole name
        ("how do i call the hotline", {"page": 9.0, "channel": 9.0, "guide": 0.1}, "guide"),
    ],
)
def test_what_comes_first(index, said, scores, kind):
    assert first(index, said, **scores) == kind


def test_order_within_a_kind_stays(index):
    assert ordered(index, [], said=["call"], query=Understood()) == []
