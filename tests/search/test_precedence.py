"""Names before questions, guides before what merely shares words."""

import pytest

from contacts.enums import NOT_PUBLISHED_HERE as NOT_PUBLISHED
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
    found = ordered(index, ranked, Understood(said.split()))
    return [index.document(one.number).kind.value for one in found][0]


@pytest.mark.parametrize(
    ("said", "scores", "kind"),
    [
        ("when do they answer", {}, "guide"),
        ("call hotline", {"channel": 1.15}, "guide"),  # nearly as good is not enough
        ("call hotline", {"channel": 1.2}, "channel"),
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
    assert ordered(index, [], Understood(["call"])) == []


CHANNELS = {1: "The app", 2: "The hotline"}


def site(*guides):
    """Guides, each a title, a channel and a topic, and the channels."""
    documents = [
        Document(key_of(PageKind.CHANNEL, pk), pk, (Passage(Part.TITLE, "en", name),), channel=pk)
        for pk, name in CHANNELS.items()
    ]
    for pk, (title, channel, topic) in enumerate(guides, 10):
        passages = (Passage(Part.TITLE, "en", title),)
        key = key_of(PageKind.GUIDE, pk)
        documents.append(Document(key, pk, passages, channel=channel, topic=topic))
    return build(documents)


def first_guide(index, said):
    """Of guides that fit equally well, the later one first."""
    numbers = [n for n, one in enumerate(index.documents) if one.kind is PageKind.GUIDE]
    ranked = [Ranked(number, 1.0, {}) for number in reversed(numbers)]
    found = ordered(index, ranked, Understood(said.split()))
    return index.document(found[0].number).title("en")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("write in the app", "Write in app"),
        ("write to hotline", "Write to a phone"),
        ("write in app or hotline", "Write to a phone"),  # two are named: neither counts
        ("write", "Write to a phone"),
    ],
)
def test_guides_of_the_channel_that_is_named_come_first(said, title):
    assert first_guide(site(("Write in app", 1, ""), ("Write to a phone", 2, "")), said) == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("contact", "How to contact"),
        ("contact from abroad", "How to contact from abroad"),
        ("abroad", "How to contact from abroad"),
    ],
)
def test_what_only_says_where_to_ask_comes_first_for_its_own_matter_alone(said, title):
    index = site(("How to contact", None, ""), ("How to contact from abroad", None, NOT_PUBLISHED))
    assert first_guide(index, said) == title
