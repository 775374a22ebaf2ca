"""The content with its pictures at the desk: a ZIP out, and in after a look at what it changes."""

import io
import re
import threading
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contacts.admin import exchanged_files, picture_uploads
from contacts.content.exporter import export_text
from contacts.models import FeedbackSender, Guide, Picture, Step, Upload
from contacts.pictures import encoding
from tests.admin.test_files import send, told, written
from tests.content.picture_rows import guide_text, make_guide, png, stored, zipped
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def download(desk) -> bytes:
    response = desk.client.get(reverse("files-content"))
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith('attachment; filename="content-2')
    return b"".join(response.streaming_content)


def problems(desk, url: str) -> str:
    page = desk.get(url)
    assert not [one for one in page.all("input") if one.get("name") == "write"]
    return plain(page.one("div", class_="file-problems").text)


def plain(said: str) -> str:
    """Without the marks of direction around names of files."""
    return re.sub("[\u2066\u2068\u2069]", "", said)


def refused(desk, data: bytes, name: str = "content.zip") -> str:
    response = desk.client.post(reverse("files"), {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 200
    assert not Upload.objects.exists()
    return plain(told(parse(response.content.decode()))[0])


def test_content_with_pictures_goes_out_as_a_zip_and_comes_back(desk):
    name = stored()
    make_guide(name)
    data = download(desk)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("content.yaml").decode() == export_text()
    Guide.objects.get(slug="shown").delete()
    Picture.objects.all().delete()

    url = send(desk, data, "content.zip")

    upload = Upload.objects.get()
    assert bytes(upload.data).startswith(b"# The content")  # without the pictures
    page = desk.get(url)
    assert "1 picture was taken from the file." in page.text
    assert "New Question: كيف؟" in [one.text for one in page.all("h3")]
    assert not Step.objects.filter(picture_ar=name).exists()
    written(desk, url)
    assert Step.objects.get(picture_ar=name).picture_alt_ar == "شاشة"
    assert Picture.objects.get().name == name
    assert download(desk) == data


def test_export_without_pictures_stays_a_text(desk):
    response = desk.client.get(reverse("files-content"))
    assert response["Content-Type"] == "application/yaml; charset=utf-8"


def test_own_picture_is_named_anew_when_the_file_is_written(desk):
    files = {"mine.yaml": guide_text("شاشة.png"), "mine.pictures/شاشة.png": png()}
    url = send(desk, zipped(files), "mine.zip")
    assert "1 picture was taken from the file." in desk.get(url).text
    written(desk, url)
    picture = Picture.objects.get()
    assert Step.objects.get(uid="s0").picture_ar == picture.name


def test_large_file_is_read_where_it_lies(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    data = zipped({"content.yaml": guide_text("a.png"), "pictures/a.png": png()})
    written(desk, send(desk, data, "content.zip"))
    assert Step.objects.get(uid="s0").picture_ar == Picture.objects.get().name
    sheet = desk.client.get(reverse("files-translations")).content
    assert "Nothing would change" in desk.get(send(desk, sheet)).text


def test_sheet_is_still_taken_whatever_its_name(desk):
    sheet = desk.client.get(reverse("files-translations")).content
    assert "Nothing would change" in desk.get(send(desk, sheet, "texts")).text


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "There is no picture “a.png”. Put its file, or the four"),
        ({"pictures/a.png": b"text"}, "“a.png”: "),
    ],
)
def test_picture_that_cannot_be_taken_is_told_at_its_line(desk, files, says):
    data = zipped({"content.yaml": guide_text("a.png"), **files})
    said = problems(desk, send(desk, data, "content.zip"))
    assert "content.zip, line 10, guides[0].steps[0].picture.ar: " in said
    assert says in said
    assert not Picture.objects.exists()


def test_text_alone_says_that_a_zip_is_needed(desk):
    said = problems(desk, send(desk, guide_text(f"{'0' * 32}-100x100"), "content.yaml"))
    assert "Send the ZIP file with the content and its pictures." in said


def test_content_that_cannot_be_read_is_told_with_its_line(desk):
    url = send(desk, zipped({"content.yaml": "guides:\n\t- a\n"}), "content.zip")
    assert "content.zip, line 2: Indent with spaces" in problems(desk, url)


def test_picture_that_has_gone_meanwhile_is_told_and_nothing_written(desk):
    data = zipped({"content.yaml": guide_text("a.png"), "pictures/a.png": png()})
    url = send(desk, data, "content.zip")
    page = desk.get(url)
    shown = next(one for one in page.all("input") if one.get("name") == "shown")["value"]
    Picture.objects.all().delete()
    response = desk.client.post(url, {"shown": shown, "write": "on"})
    assert "Nothing was written: see below." in told(parse(response.content.decode()))
    assert "There is no picture" in problems(desk, url)
    assert not Guide.objects.filter(slug="shown").exists()


def test_zip_of_other_things_is_told_beside_its_field(desk):
    assert refused(desk, zipped({"a.txt": b"x"})) == (
        "content.zip: There is no content file (.yaml) in the ZIP file."
    )
    assert "“../a” in it" in refused(desk, zipped({"content.yaml": b"", "../a": b""}))


def test_too_much_is_told_with_what_to_do(desk, monkeypatch):
    data = zipped({"content.yaml": guide_text("a.png"), "pictures/a.png": png()})
    monkeypatch.setattr(exchanged_files, "MOST_MEGABYTES_OF_ZIP", 0)
    assert "larger than 0 MB. Have it loaded with the command" in refused(desk, data)
    monkeypatch.undo()
    monkeypatch.setattr(exchanged_files, "MOST_MEGABYTES", 0)
    assert "The content file in the ZIP file is larger than 0 MB." in refused(desk, data)


def test_pictures_that_take_too_long_are_told(desk, monkeypatch):
    monkeypatch.setattr(exchanged_files, "MOST_SECONDS", -1.0)
    data = zipped({"content.yaml": guide_text("a.png"), "pictures/a.png": png()})
    said = problems(desk, send(desk, data, "content.zip"))
    assert "takes too long. Send fewer of them at once" in said


def two_pictures(more: str = "") -> bytes:
    text = guide_text("a.png").replace("picture_alt: {ar: شاشة}", "picture_alt: {ar: ا, en: A}")
    text = text.replace('ar: "a.png"', "{ar: a.png, en: b.png}")
    pictures = {f"pictures/{one}.png": png(colour) for one, colour in (("a", "red"), ("b", "blue"))}
    return zipped({"content.yaml": text + more, **pictures})


def test_pictures_of_a_refused_file_are_not_stored(desk):
    url = send(desk, two_pictures("channels:\n  - slug: no\n    kind: nothing\n"), "content.zip")
    said = problems(desk, url)
    assert "kind" in said
    assert "picture" not in said
    assert not Picture.objects.exists()


def test_refused_file_is_sent_again_when_it_could_be_written_since(desk):
    url = send(desk, two_pictures("channels:\n  - slug: no\n    kind: nothing\n"), "content.zip")
    upload = Upload.objects.get()
    upload.data = bytes(upload.data).partition(b"channels:")[0]
    upload.save()
    assert "Its pictures were not kept, as it was refused when it came." in problems(desk, url)


def test_one_person_has_so_many_pictures_of_files_made_an_hour(desk, settings):
    settings.IMPORTED_PICTURES_PER_HOUR = 1
    said = problems(desk, send(desk, two_pictures(), "content.zip"))
    assert "“b.png”: You have sent 1 pictures in files within an hour" in said
    assert "“a.png”" not in said
    assert not Picture.objects.exists()


def test_second_file_with_pictures_is_told_to_come_again(desk, monkeypatch):
    imports = picture_uploads.BoundedSemaphore(1)
    monkeypatch.setattr(picture_uploads, "_imports", imports)
    with imports:
        said = refused(desk, two_pictures())
    assert said == (
        "content.zip: The pictures of another file are being made ready just now. Send this file "
        "again in a minute."
    )
    assert not FeedbackSender.objects.exists()
    written(desk, send(desk, two_pictures(), "content.zip"))
    assert Picture.objects.count() == 2


def test_pictures_of_files_are_made_where_those_of_the_desk_are(desk, monkeypatch):
    threads = set()

    def encode(data):
        threads.add(threading.current_thread().name)
        return encoding.encode(data)

    monkeypatch.setattr("contacts.content.step_pictures.encode", encode)
    send(desk, two_pictures(), "content.zip")
    assert [name.startswith("pictures") for name in threads] == [True]
