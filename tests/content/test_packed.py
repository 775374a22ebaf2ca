"""ZIP files with content, honest and other ones."""

import contextlib
import io
import stat
import struct
import tracemalloc
import zipfile

import pytest

from contacts.content.packed import Packed, unpacked
from contacts.content.problems import ContentError
from contacts.pictures.problems import PictureProblem
from tests.content.picture_rows import zipped

pytestmark = pytest.mark.usefixtures("english")

CONTENT = b"format: 2\n"


def told(data: bytes) -> str:
    with pytest.raises(ContentError) as caught, unpacked(io.BytesIO(data)) as source:
        source.content(100)
    [problem] = caught.value.problems
    assert problem.at.line is None
    return problem.message.replace("\u2068", "").replace("\u2069", "")


def entry(name: str, **attributes: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    for attribute, value in attributes.items():
        setattr(made, attribute, value)
    return made


def packed(*entries: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("content.yaml", CONTENT)
        for one, data in entries:
            archive.writestr(one, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "folder"),
    [
        ("content.yaml", "pictures"),
        ("mine.yml", "mine.pictures"),
        ("حزمة/content.yaml", "حزمة/pictures"),
    ],
)
def test_content_and_pictures_are_found_as_people_pack_them(content, folder):
    data = zipped(
        {
            f"__MACOSX/{content}": b"x",
            f"{folder}/": b"",
            f"{folder}/.DS_Store": b"x",
            f"{folder}/a.png": b"picture",
            content: CONTENT,
            "readme.txt": b"x",
        }
    )
    with unpacked(io.BytesIO(data)) as source:
        assert source.content(100) == CONTENT
        assert source.read("a.png") == b"picture"
        assert source.read("readme.txt") is None
        assert source.read("../readme.txt") is None


def test_names_are_found_however_a_mac_writes_their_letters():
    data = zipped({"content.yaml": CONTENT, "pictures/e\u0301.png": b"x"})
    with unpacked(io.BytesIO(data)) as source:
        assert source.read("é.png") == source.read("e\u0301.png") == b"x"


@pytest.mark.parametrize("name", ["../a.png", "pictures/../../a.png", "/etc/a", "a\\b", "C:/a"])
def test_name_that_leads_elsewhere_is_refused(name):
    assert "Its name is no place within the ZIP file." in told(packed((name, b"x")))


def test_link_is_refused():
    link = entry("pictures/a.png", external_attr=(stat.S_IFLNK | 0o777) << 16, create_system=3)
    assert "“pictures/a.png” in it: It is a link." in told(packed((link, b"/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entry_that_comes_twice_is_refused():
    assert "It is in there twice." in told(packed(("pictures/a", b"1"), ("pictures/a", b"2")))


def test_password_is_refused():
    data = bytearray(packed(("pictures/a", b"1")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(sign) + place] |= 1
    assert "It has a password." in told(bytes(data))


def test_unusual_compression_is_refused():
    bz2 = entry("pictures/a", compress_type=zipfile.ZIP_BZIP2)
    assert "packed in a way that is not read here" in told(packed((bz2, b"1")))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"a.txt": b""}, "There is no content file (.yaml) in the ZIP file."),
        ({"a.yaml": b"", "b/c.yml": b""}, "several content files in the ZIP file: a.yaml, b/c.yml"),
        ({"content.yaml": b"x" * 101}, "is larger than"),
    ],
)
def test_content_has_to_be_there_once(files, says):
    assert says in told(zipped(files))


def test_damaged_file_is_told_or_gives_what_was_packed():
    whole = packed(("pictures/a.png", b"picture" * 99))
    for cut in range(0, len(whole), 37):
        assert told(whole[:cut])
    for place in range(0, len(whole), 5):
        data = bytearray(whole)
        data[place] ^= 0xFF
        with (
            contextlib.suppress(ContentError, PictureProblem),
            unpacked(io.BytesIO(bytes(data))) as source,
        ):
            assert source.content(100) in (CONTENT, b"")
            assert source.read("a.png") in (b"picture" * 99, None)


def test_more_than_one_zip_says_is_damaged():
    whole = packed()
    assert "damaged" in told(whole + b"comment")
    large = whole[:-22] + b"PK\x06\x07" + bytes(16) + whole[-22:]
    assert "damaged" in told(large)


def test_bomb_is_never_unpacked():
    data = zipped({"content.yaml": CONTENT, "pictures/a.png": bytes(60 * 1024**2)})
    assert len(data) < 100_000
    tracemalloc.start()
    with unpacked(io.BytesIO(data)) as source, pytest.raises(PictureProblem, match="10 MB"):
        source.read("a.png")
    # One that lies about what is in it gives no more than it says.
    lying = data.replace(struct.pack("<L", 60 * 1024**2), struct.pack("<L", 1000))
    with unpacked(io.BytesIO(lying)) as source, pytest.raises(PictureProblem, match="damaged"):
        source.read("a.png")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2 * 1024**2


def test_list_without_end_is_refused_before_it_is_read():
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 3 * 1024**2, 0, 0)
    assert "too many files" in told(bytes(3 * 1024**2) + end)


def test_pictures_that_nobody_names_are_not_read(monkeypatch):
    data = zipped({"content.yaml": CONTENT, **{f"pictures/{n}.png": b"x" for n in range(50)}})
    read: list[str] = []
    monkeypatch.setattr(Packed, "read", lambda _self, name: read.append(name))
    with unpacked(io.BytesIO(data)) as source:
        source.content(100)
    assert read == []
