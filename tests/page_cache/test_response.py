"""What may be kept, and for how long (RFC 9111)."""

import pytest

from citizen_help.page_cache.response import Response


def rendered(control="public, max-age=60", status="200 OK", **headers):
    pairs = [("Content-Type", "text/html"), *headers.items()]
    if control:
        pairs.append(("Cache-Control", control))
    return Response(status, pairs, b"x" * 1000)


@pytest.mark.parametrize(
    ("response", "seconds"),
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
def test_only_good_responses_for_everyone_are_kept(response, seconds):
    assert response.freshness_lifetime(60) == seconds
