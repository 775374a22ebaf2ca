"""Files that are no translators' sheet, or no longer a whole one."""

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest

from contacts.content.exporter import export_text
from contacts.content.problems import ContentError
from contacts.content.translation_exchange import import_translations
from tests.content.test_damaged_sheets import file
from tests.content.test_spreadsheet import refused

__all__ = ["file"]  # the fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def packed(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


SHEET, DATA = "xl/worksheets/sheet1.xml", b"<sheetData>"
OTHER = "This is not a spreadsheet in the XLSX format (CSV is none), or it is damaged."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty."),
        ("key,ar,en\n".encode("utf-16"), OTHER),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an old Excel file (.xls), or"),
        (b"PK\x03\x04broken", OTHER),
        (bytes(100), OTHER),
        (b"<html><table></table></html>", OTHER),
        (packed(**{"hello.txt": b"hello"}), OTHER),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), OTHER),
    ],
)
def test_other_file_is_told(tmp_path, content, told):
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    [(line, column, message)] = refused(path)
    assert (line, column) == (None, "")
    assert message.startswith(told)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_file_damaged_anywhere_is_told_or_changes_nothing(file):
    """Also within a part, where the archive itself is sound."""
    before, whole = export_text(), file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damaged = [whole[: len(whole) * part // 7] for part in range(1, 7)]
    for at in range(50, len(whole), 997):
        damaged.append(whole[:at] + b"\xff\x00" + whole[at + 2 :])
    for name, data in parts.items():
        for bad in (b"", data[: len(data) // 2], data.replace(b"<", b"<!", 9)):
            damaged.append(packed(**{**parts, name: bad}))
        damaged.append(packed(**{key: one for key, one in parts.items() if key != name}))
    for content in damaged:
        file.write_bytes(content)
        with suppress(ContentError):
            import_translations(file)
    assert export_text() == before


def test_file_that_would_unpack_to_gigabytes_is_refused_without_unpacking_it(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(**{"xl/worksheets/sheet1.xml": bytes(60 * 1024 * 1024)}))
    tracemalloc.start()
    assert refused(path) == [(None, "", "The file is too large.")]
    assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"</fonts>", b"<font/>" * 100_000 + b"</fonts>"),
        (
            "xl/worksheets/sheet1.xml",
            b"<sheetData>",
            b"<sheetData><row>" + b"<c/>" * 300_000 + b"</row>",
        ),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b'<sheetData><row r="999999999"/>'),
    ],
    ids=["styles", "a long row", "a far row"],
)
def test_small_file_that_would_make_millions_of_objects_is_refused(file, part, old, new):
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    file.write_bytes(packed(**{**parts, part: parts[part].replace(old, new, 1)}))
    assert refused(file) == [(None, "", "The file is too large.")]
