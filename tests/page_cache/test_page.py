"""What may be kept, and for how long (RFC 9111)."""

import pytest

from citizen_help.page_cache.page import Page, Rendered
from tests.page_cache.requests import asked


def rendered(control="public, max-age=60", status="200 OK", **headers):
    pairs = [("Content-Type", "text/html"), *headers.items()]
    if control:
        pairs.append(("Cache-Control", control))
    return Rendered(status, pairs, b"x" * 1000)


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (rendered(), 60),
        (rendered("public, max-age=7, s-maxage=7"), 7),
        (rendered("public, max-age=3600"), 60),
        (rendered("public, max-age=0"), 0),
        (rendered("no-cache"), 60),
        (rendered("private, max-age=60"), 0),
        (rendered("no-store"), 0),
        (rendered(""), 0),
        (rendered(**{"Set-Cookie": "a=b"}), 0),
        (rendered(status="404 Not Found"), 0),
        (rendered(status="301 Moved Permanently"), 0),
        (rendered(status="500 Internal Server Error"), 0),
        (rendered(status="503 Service Unavailable"), 0),
    ],
)
def test_only_good_answers_for_everyone_are_kept(answer, seconds):
    assert answer.holds_for(60) == seconds


def page(control="public, max-age=60, s-maxage=1, stale-while-revalidate=1", **headers):
    return Page(rendered(control, **headers), version=1, expires=60.0)


@pytest.mark.parametrize(("now", "left"), [(0.0, 60), (0.5, 59), (41.0, 19), (58.9, 1), (59.9, 0)])
def test_time_left_goes_down_so_that_no_cache_adds_its_own(now, left):
    answer = page().answer(asked("/"), now)
    assert dict(answer.headers)["Cache-Control"] == (
        f"public, max-age={left}, s-maxage={min(left, 1)}, stale-while-revalidate=1"
    )


def test_answer_varies_on_the_coding_alone():
    headers = dict(page(Vary="Accept-Language, Cookie").answer(asked("/"), 0.0).headers)
    assert headers["Vary"] == "Accept-Encoding"


def test_head_has_the_headers_of_the_get_and_no_body():
    kept = page()
    get = kept.answer(asked("/", accept_encoding="gzip"), 0.0)
    head = kept.answer(asked("/", method="HEAD", accept_encoding="gzip"), 0.0)
    assert head == ("200 OK", get.headers, b"")
    assert dict(get.headers)["Content-Length"] == str(len(get.body))


def test_304_repeats_only_what_caches_need():
    kept = page(**{"X-Frame-Options": "DENY"})
    tag = dict(kept.answer(asked("/", accept_encoding="br"), 0.0).headers)["ETag"]
    answer = kept.answer(asked("/", accept_encoding="br", if_none_match=tag), 0.0)
    assert (answer.status, answer.body) == ("304 Not Modified", b"")
    assert {name for name, _ in answer.headers} == {"Cache-Control", "ETag", "Vary"}


def test_tag_of_another_coding_does_not_match():
    kept = page()
    tag = dict(kept.answer(asked("/", accept_encoding="br"), 0.0).headers)["ETag"]
    assert kept.answer(asked("/", if_none_match=tag), 0.0).status == "200 OK"


def test_same_body_keeps_its_compressed_forms():
    old, new = page(), page()
    old.body("br")
    new.take_over(old)
    assert new.codings == 2


def test_caller_may_change_the_headers_it_gets():
    kept = page()
    kept.answer(asked("/"), 0.0).headers.append(("X", "y"))
    assert ("X", "y") not in kept.answer(asked("/"), 0.0).headers
