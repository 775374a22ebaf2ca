"""What a kept page responses: time left, codings, validators (RFC 9110 and 9111)."""

import pytest

from citizen_help.page_cache.cached_page import CachedPage
from tests.page_cache.requests import asked
from tests.page_cache.test_response import rendered


def page(control="public, max-age=60, s-maxage=1, stale-while-revalidate=1", **headers):
    return CachedPage(rendered(control, **headers), version=1, expires=60.0)


@pytest.mark.parametrize(("now", "left"), [(0.0, 60), (0.5, 59), (41.0, 19), (58.9, 1), (59.9, 0)])
def test_time_left_goes_down_so_that_no_cache_adds_its_own(now, left):
    response = page().response_to(asked("/"), now)
    assert dict(response.headers)["Cache-Control"] == (
        f"public, max-age={left}, s-maxage={min(left, 1)}, stale-while-revalidate=1"
    )


def test_response_varies_on_the_coding_alone():
    headers = dict(page(Vary="Accept-Language, Cookie").response_to(asked("/"), 0.0).headers)
    assert headers["Vary"] == "Accept-Encoding"


def test_head_has_the_headers_of_the_get_and_no_body():
    kept = page()
    get = kept.response_to(asked("/", accept_encoding="gzip"), 0.0)
    head = kept.response_to(asked("/", method="HEAD", accept_encoding="gzip"), 0.0)
    assert head == ("200 OK", get.headers, b"")
    assert dict(get.headers)["Content-Length"] == str(len(get.body))


def test_304_repeats_only_what_caches_need():
    kept = page(**{"X-Frame-Options": "DENY"})
    tag = dict(kept.response_to(asked("/", accept_encoding="br"), 0.0).headers)["ETag"]
    response = kept.response_to(asked("/", accept_encoding="br", if_none_match=tag), 0.0)
    assert (response.status, response.body) == ("304 Not Modified", b"")
    assert {name for name, _ in response.headers} == {"Cache-Control", "ETag", "Vary"}


def test_tag_of_another_coding_does_not_match():
    kept = page()
    tag = dict(kept.response_to(asked("/", accept_encoding="br"), 0.0).headers)["ETag"]
    assert kept.response_to(asked("/", if_none_match=tag), 0.0).status == "200 OK"


def test_same_body_keeps_its_compressed_forms():
    old, new = page(), page()
    old.body("br")
    new.reuse_bodies(old)
    assert new.codings == 2


def test_caller_may_change_the_headers_it_gets():
    kept = page()
    kept.response_to(asked("/"), 0.0).headers.append(("X", "y"))
    assert ("X", "y") not in kept.response_to(asked("/"), 0.0).headers


def test_page_without_an_answer_is_shown_for_less_the_older_it_is():
    """The header says how long what it shows holds, from when it was made."""
    response = rendered("public, max-age=60, s-maxage=1, stale-if-error=90")
    made = CachedPage(response, version=1, expires=160.0, lifetime=60.0)
    said = [dict(made.headers("identity", now))["Cache-Control"] for now in (100.0, 130.5, 160.0)]
    assert [one.rpartition("=")[2] for one in said] == ["90", "59", "30"]
