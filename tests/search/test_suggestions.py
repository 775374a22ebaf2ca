"""What is offered while a query is typed."""

import statistics

import pytest

from contacts.search.suggestions import suggest
from tests.search.test_golden import listed

TOP = 3


@pytest.fixture
def offered(first_content):
    """The slugs of the pages that are suggested for a text."""

    def get(text: str, language: str = "ar") -> list[str]:
        return [url.split("/")[-2] for _, url in suggest(text, language=language)]

    return get


def rank(found: list[str], right: list[str]) -> int:
    return next((place for place, slug in enumerate(found, 1) if slug in right), 99)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("رقم حساب المواطن", ["call-19912"]),
        ("ساعات العمل", ["when-to-call-19912"]),
        ("شكوى", ["make-complaint"]),
        ("واتساب", ["social-media-accounts"]),
        ("19912", ["call-19912", "when-to-call-19912", "what-19912-helps-with"]),
    ],
)
def test_right_one_stays_among_the_first_three(offered, text, right):
    ranks = [rank(offered(text[:length]), right) for length in range(3, len(text) + 1)]
    assert max(ranks) <= TOP, ranks


@pytest.mark.django_db
def test_right_one_is_among_the_first_three_after_three_letters(offered):
    queries = [one for one in listed("queries") if one["kind"] in ("keywords", "number", "english")]
    needed = []
    for one in queries:
        text = one["q"]
        ranks = (rank(offered(text[:n], one["language"]), one["to"]) for n in range(1, len(text)))
        needed.append(next((n for n, place in enumerate(ranks, 1) if place <= TOP), len(text)))
    assert statistics.median(needed) <= 3, needed


@pytest.mark.django_db
def test_word_that_has_just_begun_keeps_what_was_offered(offered):
    assert offered("شكوى ظ") == offered("شكوى")


@pytest.mark.django_db
def test_word_known_as_a_synonym_alone_is_completed(offered):
    assert rank(offered("واتس"), ["social-media-accounts"]) <= TOP
    assert rank(offered("applic", "en"), ["download-app", "contact-through-app"]) <= TOP


@pytest.mark.django_db
def test_number_is_completed_from_two_digits(offered):
    assert rank(offered("19"), ["hotline"]) <= TOP
