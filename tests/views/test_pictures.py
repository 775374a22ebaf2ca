"""The files of pictures as they are served: of a fixed type, for good, and nothing that runs."""

import pytest

from contacts.models import Picture
from contacts.pictures.encoding import EncodedPicture, encode
from contacts.pictures.names import PictureFile
from tests.pictures.samples import drawing, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> EncodedPicture:
    made = encode(saved(drawing(600, 600)))
    Picture.objects.keep(made)
    return made


@pytest.mark.parametrize("file", PictureFile)
def test_file_is_served_for_good_and_runs_nothing(client, made, file):
    answer = client.get(made.name.address(file))
    assert (answer.status_code, answer.content) == (200, made.files[file])
    headers = answer.headers
    assert headers["Content-Type"] == file.content_type
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert headers["Content-Security-Policy"] == policy
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies


def test_who_has_it_is_told_so(client, made):
    address = made.name.address(PictureFile.SMALL_WEBP)
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert "immutable" in again["Cache-Control"]


def test_head_has_no_body(client, made):
    answer = client.head(made.name.address(PictureFile.LARGE_JPEG))
    length = str(len(made.files[PictureFile.LARGE_JPEG]))
    assert (answer.status_code, answer.content, answer["Content-Length"]) == (200, b"", length)
    assert client.post(made.name.address(PictureFile.LARGE_JPEG)).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        f"/pictures/{'0' * 32}-300x300/small.webp",
        "/pictures/x/small.webp",
        "/pictures/{name}/small.png",
        "/pictures/{name}/created_at",
        "/pictures/{upper}/small.webp",
        "/pictures/{name}%00/small.webp",
        "/pictures/{name}/small.webp%00",
    ],
)
def test_unknown_address_is_not_found_in_few_bytes(client, made, address):
    address = address.format(name=made.name.value, upper=made.name.value.upper())
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (404, b"There is no such picture.\n")
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "text/plain; charset=utf-8",
        "no-store",
    )


def test_narrow_picture_has_its_small_file_at_both_addresses(client):
    made = encode(saved(drawing(300, 300)))
    Picture.objects.keep(made)
    answer = client.get(made.name.address(PictureFile.LARGE_WEBP))
    assert answer.content == made.files[PictureFile.SMALL_WEBP]
