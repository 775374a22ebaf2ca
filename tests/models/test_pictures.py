"""Rows of pictures: kept once, never read by who does not show them."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from contacts.models import Guide, Picture, Step
from contacts.pictures.encoding import encode
from contacts.pictures.names import PictureFile
from contacts.retention.purging import purge
from tests.pictures.samples import drawing, saved

pytestmark = pytest.mark.django_db
FILES = ("small_webp", "large_webp", "small_jpeg", "large_jpeg")


@pytest.fixture
def asked():
    """Statements that were sent to the database meanwhile."""
    found: list[str] = []

    def note(execute, sql, params, many, context):
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def kept(width: int = 300) -> Picture:
    return Picture.objects.keep(encode(saved(drawing(width, 300))))


@pytest.mark.parametrize("width", [300, 600])
def test_files_come_back_as_they_were_made(width):
    encoded = encode(saved(drawing(width, 300)))
    row = Picture.objects.keep(encoded)
    small = {True: PictureFile.SMALL_JPEG, False: PictureFile.SMALL_WEBP}
    for file, data in encoded.files.items():
        wanted = data or encoded.files[small[file.endswith("jpg")]]
        assert Picture.objects.file(row.name, file) == wanted
        assert Picture.objects.get().file(file) == wanted


def test_picture_that_is_there_is_kept_as_it_is_and_counts_as_new(asked):
    encoded = encode(saved())
    long_ago = timezone.now() - timedelta(days=400)
    row = Picture.objects.keep(encoded)
    Picture.objects.update(created_at=long_ago)
    asked.clear()
    again = Picture.objects.keep(encoded)
    assert again == row
    assert again.created_at > long_ago
    assert [sql for sql in asked if any(file in sql for file in FILES)] == []


@pytest.mark.django_db(transaction=True)
def test_two_that_bring_the_same_picture_get_the_same_row():
    encoded, found = encode(saved()), []
    start = threading.Barrier(2)

    def bring():
        try:
            start.wait()
            found.append(Picture.objects.keep(encoded).name)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [encoded.name.value] * 2
    assert Picture.objects.count() == 1


def test_missing_ones_are_named():
    row = kept()
    assert Picture.objects.missing([row.name, "", "x" * 32 + "-1x1"]) == {"x" * 32 + "-1x1"}


def test_nobody_reads_the_files_but_who_shows_them(
    client, admin_client, first_content, sunday_10, asked
):
    guide = Guide.objects.published().first()
    row = kept(600)
    Step.objects.create(
        guide=guide, position=99, text_ar="خطوة", picture_ar=row.name, picture_alt_ar="صورة"
    )
    asked.clear()
    for address in (
        guide.get_absolute_url(),
        "/ar/",
        "/ar/search/?q=خطوة",
        "/ar/booklet.html",
        "/api/v1/directory.json",
        "/sitemap.xml",
    ):
        assert client.get(address).status_code == 200, address
    desk = f"/admin/contacts/guide/{guide.pk}"
    for address in ("/admin/", "/admin/contacts/guide/", f"{desk}/change/", f"{desk}/history/"):
        assert admin_client.get(address, follow=True).status_code == 200, address
    list(purge(timezone.now()))
    assert len(asked) > 50
    assert [sql for sql in asked if any(file in sql for file in FILES)] == []
