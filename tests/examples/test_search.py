"""Whatever an example publishes is found by its title, and by other words of who asks for it."""

import re

from contacts.enums import Language
from contacts.models import Channel, Guide, Page
from contacts.search.service import search

AMONG = 3
ARABIC = re.compile("[\u0620-\u064a]")


def rows_found(text: str) -> list[object]:
    language = Language.ARABIC if ARABIC.search(text) else Language.ENGLISH
    return [hit.row for hit in search(text, language=language).hits]


def test_every_title_finds_its_own_page_first(example):
    titles = {Guide: "title", Page: "title", Channel: "name"}
    wrong = [
        text
        for model, field in titles.items()
        for row in model.objects.published()
        for text in (getattr(row, f"{field}_{language}") for language in Language)
        if rows_found(text)[:1] != [row]
    ]
    assert wrong == []


def test_other_wordings_find_their_page_among_the_first_three(example):
    rows = [*Guide.objects.published(), *Page.objects.published()]
    wrong = [text for row in rows for text in row.other_wordings if row not in first(text)]
    assert wrong == []
    assert min(len(row.other_wordings) for row in Guide.objects.published()) >= 3


def first(text: str) -> list[object]:
    return rows_found(text)[:AMONG]
