"""The bound in bytes: the least recently used pages go first."""

import pytest

from citizen_help.page_cache.cached_page import CachedPage
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.lru_cache import OVERHEAD, LRUCache
from citizen_help.page_cache.response import Response

A, B, C = (Key(name, "") for name in ("/a/", "/b/", "/c/"))
SIZE = OVERHEAD + 1000


def page(version=1):
    body = Response("200 OK", [("Content-Type", "text/html")], b"x" * 1000)
    return CachedPage(body, version=version, expires=60.0)


@pytest.fixture
def cache():
    """With room for two."""
    made = LRUCache(2 * SIZE + 100)
    made.set(A, page())
    made.set(B, page())
    return made


def test_least_recently_used_page_makes_room(cache):
    cache.get(A)
    cache.set(C, page())
    assert [cache.get(key) is not None for key in (A, B, C)] == [True, False, True]
    assert cache.bytes == 2 * SIZE


def test_page_that_grew_is_measured_again(cache):
    grown = page()
    cache.set(B, grown)
    size = len(grown.body("gzip"))
    cache.set(B, grown)
    assert cache.bytes == 2 * SIZE + size


def test_page_larger_than_the_cache_is_not_kept(cache):
    huge = CachedPage(Response("200 OK", [], b"x" * 10_000), version=1, expires=60.0)
    cache.set(C, huge)
    assert (cache.get(C), len(cache)) == (None, 2)


def test_pages_of_another_version_go(cache):
    cache.set(C, page(version=2))
    cache.delete_other_versions(2)
    assert (len(cache), cache.bytes) == (1, SIZE)


def test_deleted_page_frees_its_room(cache):
    cache.delete(A)
    cache.delete(A)
    assert cache.bytes == SIZE
