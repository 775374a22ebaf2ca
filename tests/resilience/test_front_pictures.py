"""Pictures behind the shipped nginx: kept for good, under one address, whatever is asked around."""

import base64
import re
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.pictures.samples import drawing, saved
from tests.resilience import servers
from tests.resilience.load import raw, shown

KEEP = """
import base64
from contacts.models import Picture
from contacts.pictures.encoding import encode
print(Picture.objects.keep(encode(base64.b64decode({data!r}))).name)
"""
DIRECT = {"Host": "localhost", "X-Forwarded-Proto": "https"}
ODD = (
    *("?x=1", "?page=2", "?page=2&page=3", "?%70age=1", "#x", "?", "/", ";x", "%00", "%2e"),
    *("/../small.jpg", "/..%2fsmall.jpg", "%2Fsmall.webp", "/%2e%2e/large.webp"),
)


@pytest.fixture(scope="module")
def address(data) -> str:
    sent = base64.b64encode(saved(drawing(1080, 1920))).decode()
    name = data.shell(KEEP.format(data=sent)).strip().splitlines()[-1]
    return f"/pictures/{name}/small.webp"


def test_nobody_gets_the_picture_of_another_address(site, open_front, address):
    others = [address.replace("small.webp", name) for name in ("small.jpg", "large.webp")]
    addresses = [*(f"{address}{end}" for end in ODD), address, *others]
    with raw(site.url) as alone, raw(open_front.url) as reader:
        expected = {one: shown(alone.get(one, **DIRECT)) for one in addresses}
        for one in [*addresses, *reversed(addresses)]:
            got = shown(reader.get(one))
            # nginx itself takes no NUL, and puts `..` together before it asks.
            joined = expected.get(normpath(unquote(urlsplit(one).path)))
            assert got in (expected[one], joined) or got[0] in (400, 404), one
            assert b"<html" not in got[1].lower() or got[0] != 200, one


def test_picture_is_shown_for_good_when_the_site_is_away(data, address):
    https = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1", "SEARCH_MEANING": "0"}
    port = servers.free_port()
    with servers.nginx([f"127.0.0.1:{port}"]) as front:
        with servers.gunicorn(data, port=port, **https), raw(front.url) as reader:
            first = reader.get(f"{address}?page=1", Cookie="sessionid=1")
            assert (first.status, first.headers["content-type"]) == (200, "image/webp")
            assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert {"set-cookie", "vary", "content-encoding"} & set(first.headers) == set()
            unknown = reader.get(address.replace("small", "other"))
            assert (unknown.status, len(unknown.body) < 50) == (404, True)
        with raw(front.url) as reader:
            again = reader.get(address)
            assert (again.status, again.body) == (200, first.body)
            known = reader.get(address, **{"If-None-Match": first.headers["etag"]})
            assert (known.status, known.body) == (304, b"")
            for asked in ("?page=1", "?x=1", "?page=2&x"):
                again = reader.get(f"{address}{asked}")
                assert (again.status, again.body) == (200, first.body)
            missing = reader.get(address.replace(".webp", ".jpg"))
            assert (missing.status, b"<main" in missing.body) == (502, False)
        kept = [one.read_bytes() for one in Path(front.folder, "cache").rglob("*") if one.is_file()]
        asked = [one for one in kept if b"KEY: " in one and b"/pictures/" in one[:600]]
        assert [f"KEY: {address}\n".encode() in one for one in asked] == [True]


def test_what_is_drawn_for_the_site_is_kept_under_its_address_alone(site, open_front, data):
    digests = data.shell("from contacts.models import SitePicture as S; print(S.objects.digests())")
    digest = re.search(r"'share-ar.png': '([0-9a-f]{16})'", digests)[1]
    address = f"/site/{digest}/share-ar.png"
    with raw(open_front.url) as reader:
        first = reader.get(f"{address}?x=1", Cookie="sessionid=1")
        assert (first.status, first.headers["content-type"]) == (200, "image/png")
        assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert reader.get(address).body == first.body
        moved = reader.get(f"/site/{'0' * 16}/share-ar.png")
        assert (moved.status, moved.headers["cache-control"]) == (302, "no-store")
        assert moved.headers["location"].endswith(address)
        missing = reader.get(f"/site/{digest}/share-fr.png")
        assert (missing.status, len(missing.body) < 50) == (404, True)
        assert reader.get("/theme/1/000000.css").status == 404


@pytest.mark.parametrize(("megabytes", "reaches_the_site"), [(10, True), (12, False)])
def test_picture_of_ten_megabytes_reaches_the_desk(site, open_front, megabytes, reaches_the_site):
    body = b"picture=" + b"x" * megabytes * 1024**2
    with raw(open_front.url) as editor:
        answer = editor.ask(
            "POST",
            "/admin/contacts/guide/pictures/",
            body=body,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
    # nginx's own answer says nothing of what a page may load.
    assert ("content-security-policy" in answer.headers) is reaches_the_site
    assert (answer.status == 413) is not reaches_the_site
