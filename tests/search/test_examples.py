"""Searches shown beside the field: short, and answered."""

import pytest
from django.utils import translation

from contacts.models import Guide
from contacts.search.examples import example
from tests.html import parse


@pytest.mark.parametrize(
    ("wordings", "language", "expected"),
    [
        (["complain", "file a complaint", "أبي أشتكي"], "en", "file a complaint"),
        (["complain", "file a complaint", "أبي أشتكي"], "ar", "أبي أشتكي"),
        (["complain"], "en", None),
        (["where do I go when none of all this has helped me"], "en", None),
        ([], "ar", None),
    ],
)
def test_example_is_the_shortest_of_several_words_in_its_language(wordings, language, expected):
    assert example(wordings, language) == expected


def shown(client, language):
    page = parse(client.get(f"/{language}/").content.decode())
    return [link for one in page.all("p", class_="examples") for link in one.all("a")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_example_on_the_home_page_is_answered(client, first_content, language):
    links = shown(client, language)
    assert len(links) == 2
    for link in links:
        results = parse(client.get(link["href"]).content.decode())
        assert results.one(data_covers="yes")


def test_site_without_common_questions_offers_no_example(client, first_content):
    Guide.objects.update(featured=False)
    with translation.override("en"):
        assert shown(client, "en") == []
