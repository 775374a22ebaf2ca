"""Files at the desk: out, and in after a look at what they change."""

import io
import re
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from contacts.admin import exchanged_files
from contacts.content.exporter import export_text
from contacts.content.spreadsheet import ENGLISH, KEY
from contacts.history import versions
from contacts.models import AcceptedDifference, Guide, Step, Topic, Upload
from tests.admin.admin_client import messages
from tests.html import Element, parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def sheet(desk, **texts: Any) -> bytes:
    """As downloaded, with the English of these keys ("guide:5:title") changed."""
    data = desk.client.get(reverse("files-translations")).content
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[KEY - 1].value in texts:
            row[ENGLISH - 1].value = texts[row[KEY - 1].value]
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def key(row, field: str) -> str:
    return f"{row._meta.model_name}:{row.pk}:{field}"


def send(desk, data: bytes | str, name: str = "texts.xlsx") -> str:
    """The address of the page that shows what the file changes."""
    content = data if isinstance(data, bytes) else data.encode()
    response = desk.client.post(reverse("files"), {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, parse(response.content.decode()).text
    return response["Location"]


def press(desk, url: str, name: str, **changes: Any) -> Any:
    page = desk.get(url)
    shown = next(one for one in page.all("input") if one.get("name") == "shown")["value"]
    return desk.client.post(url, {"shown": shown, name: "on", **changes})


def written(desk, url: str, **changes: Any) -> list[str]:
    response = press(desk, url, "write", **changes)
    assert response.status_code == 302, told(parse(response.content.decode()))
    return messages(desk.client.get(response["Location"]))


def told(page: Element) -> list[str]:
    return [one.text for one in page.walk() if one.get("class") == "errornote"]


def refused(desk, url: str, **changes: Any) -> str:
    before = export_text()
    response = press(desk, url, "write", **changes)
    assert response.status_code == 200
    assert export_text() == before
    [text] = told(parse(response.content.decode()))
    return text


def test_sheet_is_shown_word_by_word_and_written_once(desk):
    guide = Guide.objects.get(slug="call")
    url = send(desk, sheet(desk, **{key(guide, "title"): "How shall I call?"}), "من مريم.xlsx")
    page = desk.get(url)
    assert [one.text for one in page.all("ins")] == ["shall"]
    guide.refresh_from_db()
    assert guide.title_en == "How do I call?"
    assert written(desk, url) == ["1 row was written."]
    guide.refresh_from_db()
    assert guide.title_en == "How shall I call?"
    [entry, *_earlier] = versions.entries(guide)
    assert (entry.user, entry.change, entry.reason) == ("sara", "imported", "من مريم.xlsx")
    log = LogEntry.objects.get()
    assert (log.user.username, log.object_repr) == ("sara", "من مريم.xlsx")
    assert not Upload.objects.exists()
    response = desk.client.post(url, {"write": "on"}, follow=True)  # the second press
    assert "no longer here" in messages(response)[0]


def test_downloads_are_what_the_commands_write(desk):
    response = desk.client.get(reverse("files-content"))
    assert response.content.decode() == export_text()
    assert response["Content-Disposition"].startswith('attachment; filename="content-2')
    url = reverse("files-translations")
    counts = [
        openpyxl.load_workbook(io.BytesIO(desk.client.get(url, query).content)).active.max_row
        for query in ({}, {"only": "unfinished"})
    ]
    assert 1 < counts[1] < counts[0]


def test_facts_that_would_differ_need_a_reason(desk):
    step = Step.objects.get(uid="dial")
    step.text_ar, step.text_en = "اتصل بالرقم 19912", "Call 19912"
    step.save()
    url = send(desk, sheet(desk, **{key(step, "text"): "Call 19921"}))
    assert "19921" in desk.get(url).one("section", class_="fact-differences").text
    assert "would not say the same" in refused(desk, url)
    written(desk, url, difference_reason="as printed")
    step.refresh_from_db()
    assert step.text_en == "Call 19921"
    assert AcceptedDifference.objects.get().reason == "as printed"


def test_content_that_changed_meanwhile_is_named(desk):
    guide = Guide.objects.get(slug="call")
    url = send(desk, "guides:\n  - slug: call\n    title: {en: Calling}\n", "one.yaml")
    page = desk.get(url)
    shown = next(one for one in page.all("input") if one.get("name") == "shown")["value"]
    guide.summary_en = "Otherwise"
    guide.save()
    response = desk.client.post(url, {"shown": shown, "write": "on"})
    [text] = told(parse(response.content.decode()))
    assert "the content has changed meanwhile: “Calling”" in text
    guide.refresh_from_db()
    assert guide.title_en == "How do I call?"
    written(desk, url)
    guide.refresh_from_db()
    assert (guide.title_en, guide.summary_en) == ("Calling", "Otherwise")


def test_content_file_makes_rows_and_removes_them_only_if_ticked(desk):
    text = "topics:\n  - {slug: fresh, name: {en: Fresh}}\n"
    url = send(desk, text, "topics.yaml")
    page = desk.get(url)
    assert [one.text for one in page.all("h3")] == ["New Topic: Fresh"]
    assert press(desk, url, "removes").status_code == 302
    kinds = [one.text.split()[0] for one in desk.get(url).all("h3")]
    assert kinds.count("Removed") == Topic.objects.count() > 0
    assert press(desk, url, "look").status_code == 302
    assert written(desk, url) == ["1 row was written."]
    assert Topic.objects.filter(slug="fresh").exists()
    assert Topic.objects.count() > 1


def test_whole_export_changes_nothing(desk):
    page = desk.get(send(desk, export_text(), "content.yaml"))
    assert "Nothing would change" in page.text
    assert not [one for one in page.all("input") if one.get("name") == "write"]


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        ("guides:\n\t- slug: call\n", "tab.yaml", "line 2: Indent with spaces"),
        ("a,b\n", "a.csv", "Keys with values are expected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.xls", "an old Excel file"),
        (b"PK\x03\x04", "half.xlsx", "not a spreadsheet in the XLSX format"),
        ("guides: é".encode("latin-1"), "l.yaml", "This is not UTF-8 text"),
        ("key".encode("utf-16"), "u.yaml", "This is not UTF-8 text"),
        (b"\x00" * 9, "zero.yaml", "U+0000"),
        ("a: &a [*a]", "bomb.yaml", "Anchors"),
    ],
)
def test_file_that_cannot_be_taken_is_told_with_its_place(desk, data, name, says):
    page = desk.get(send(desk, data, name))
    problems = page.one("div", class_="file-problems")
    assert says in problems.text
    assert name in problems.text
    assert not [one for one in page.all("input") if one.get("name") == "write"]


def test_problem_of_a_sheet_names_its_cell(desk):
    step = Step.objects.get(uid="dial")
    page = desk.get(send(desk, sheet(desk, **{key(step, "text"): "=A1"})))
    problem = page.one("div", class_="file-problems").all("li")[0].text
    assert re.search(r"cell E\d+: There is a formula here", problem)


def test_empty_cell_is_told_and_erases_if_ticked(desk):
    guide = Guide.objects.get(slug="call")
    url = send(desk, sheet(desk, **{key(guide, "summary"): None}))
    page = desk.get(url)
    assert "Empty cells leave their text on the site as it is: E" in page.text
    assert "Nothing would change" in page.text
    press(desk, url, "removes")
    written(desk, url)
    guide.refresh_from_db()
    assert not guide.summary_en


@pytest.mark.parametrize(
    ("data", "says"),
    [(None, "Choose a file first."), (b"", "The file is empty."), (b"x" * 70, "larger than 0 MB")],
)
def test_file_that_is_no_file_is_told_beside_its_field(desk, monkeypatch, data, says):
    monkeypatch.setattr(exchanged_files, "MOST_MEGABYTES", 0 if data else 5)
    sent = {} if data is None else {"file": SimpleUploadedFile("f.yaml", data)}
    response = desk.client.post(reverse("files"), sent)
    assert says in told(parse(response.content.decode()))[0]


def test_file_is_kept_for_two_hours_and_for_its_sender_alone(desk, client):
    url = send(desk, export_text(), "content.yaml")
    with time_machine.travel(timezone.now() + timedelta(minutes=119)):
        assert Upload.objects.found(Upload.objects.get().user, Upload.objects.get().pk).exists()
    other = get_user_model().objects.create_superuser("huda", password="pw")
    client.force_login(other)
    assert client.get(url)["Location"] == reverse("files")
    with time_machine.travel(timezone.now() + timedelta(minutes=121)):
        assert not Upload.objects.found(Upload.objects.get().user, Upload.objects.get().pk).exists()


def test_editors_download_and_publishers_upload_what_they_may_change(desk, client, groups):
    person = get_user_model().objects.create_user("noura", password="pw", is_staff=True)
    person.groups.add(Group.objects.get(name="editors"))
    client.force_login(person)
    assert "only those who may publish" in desk.get(reverse("files")).text
    assert client.get(reverse("files-content")).status_code == 200
    sent = {"file": SimpleUploadedFile("f.yaml", b"topics: []")}
    assert client.post(reverse("files"), sent).status_code == 403
    person.groups.set([Group.objects.get(name="publishers")])
    client.force_login(person)
    written(desk, send(desk, "topics:\n  - {slug: new, name: {en: New}}\n", "t.yaml"))
    person.groups.get().permissions.get(codename="add_topic").delete()
    client.force_login(person)
    url = send(desk, "topics:\n  - {slug: newer, name: {en: Newer}}\n", "t.yaml")
    assert "You have no right to change this: “Newer”" in told(desk.get(url))[0]
    assert client.post(url, {"write": "on"}).status_code == 200
    assert not Topic.objects.filter(slug="newer").exists()


def test_person_without_a_part_in_the_content_is_refused(client):
    person = get_user_model().objects.create_user("guest", password="pw", is_staff=True)
    client.force_login(person)
    for name in ("files", "files-content", "files-translations"):
        assert client.get(reverse(name)).status_code == 403
