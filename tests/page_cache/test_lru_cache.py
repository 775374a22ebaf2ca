"""The bound in bytes: the least recently used pages go first."""

import pytest

from citizen_help.page_cache.key import Key
from citizen_help.page_cache.lru_cache import OVERHEAD, Shelf
from citizen_help.page_cache.page import Page, Rendered

A, B, C = (Key(name, "") for name in ("/a/", "/b/", "/c/"))
SIZE = OVERHEAD + 1000


def page(version=1):
    body = Rendered("200 OK", [("Content-Type", "text/html")], b"x" * 1000)
    return Page(body, version=version, expires=60.0)


@pytest.fixture
def shelf():
    """With room for two."""
    made = Shelf(2 * SIZE + 100)
    made.put(A, page())
    made.put(B, page())
    return made


def test_least_recently_used_page_makes_room(shelf):
    shelf.get(A)
    shelf.put(C, page())
    assert [shelf.get(key) is not None for key in (A, B, C)] == [True, False, True]
    assert shelf.bytes == 2 * SIZE


def test_page_that_grew_is_weighed_again(shelf):
    grown = page()
    shelf.put(B, grown)
    size = len(grown.body("gzip"))
    shelf.put(B, grown)
    assert shelf.bytes == 2 * SIZE + size


def test_page_larger_than_the_shelf_is_not_kept(shelf):
    huge = Page(Rendered("200 OK", [], b"x" * 10_000), version=1, expires=60.0)
    shelf.put(C, huge)
    assert (shelf.get(C), len(shelf)) == (None, 2)


def test_pages_of_another_version_go(shelf):
    shelf.put(C, page(version=2))
    shelf.keep_version(2)
    assert (len(shelf), shelf.bytes) == (1, SIZE)


def test_dropped_page_frees_its_room(shelf):
    shelf.drop(A)
    shelf.drop(A)
    assert shelf.bytes == SIZE
