"""The site's own pictures as they are served: for good; older addresses lead to them."""

import pytest

from contacts.models import SitePicture

pytestmark = pytest.mark.django_db
DIGEST, BEFORE = "0123456789abcdef", "fedcba9876543210"
FILES = {"share-ar.png": b"\x89PNG one", "icon.svg": b"<svg/>"}


@pytest.fixture(autouse=True)
def pictures():
    SitePicture.objects.keep(DIGEST, FILES)


@pytest.mark.parametrize(
    ("name", "kind"), [("share-ar.png", "image/png"), ("icon.svg", "image/svg+xml")]
)
def test_picture_is_served_for_good_and_runs_nothing(client, name, kind):
    answer = client.get(f"/site/{DIGEST}/{name}")
    assert (answer.status_code, answer.content) == (200, FILES[name])
    assert answer["Content-Type"] == kind
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"
    assert answer["Content-Security-Policy"] == policy
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies
    again = client.get(f"/site/{DIGEST}/{name}", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_address_of_before_leads_to_the_present_one(client):
    answer = client.get(f"/site/{BEFORE}/icon.svg")
    assert (answer.status_code, answer["Location"]) == (302, f"/site/{DIGEST}/icon.svg")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["icon-192.png", "share-fr.png", "x", "icon.svg%00", "data"])
def test_what_is_not_drawn_is_not_found(client, name):
    answer = client.get(f"/site/{DIGEST}/{name}")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")


def test_others_are_kept_instead_of_those_of_before(client):
    SitePicture.objects.keep(BEFORE, {"icon.svg": b"<svg />"})
    assert SitePicture.objects.digests() == {"icon.svg": BEFORE}
    assert SitePicture.objects.file("icon.svg", BEFORE) == b"<svg />"
    assert client.get(f"/site/{DIGEST}/share-ar.png").status_code == 404
