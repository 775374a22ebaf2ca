"""How a photo lies, read from notes that may say anything."""

import struct
import tracemalloc

import pytest

from contacts.pictures.containers import jpeg, webp
from contacts.pictures.encoding import encode
from contacts.pictures.orientation import orientation
from tests.pictures.samples import chunk, jpeg_with, png, webp_with, zeros

pytestmark = pytest.mark.usefixtures("english")


def notes(*entries: tuple[int, int, int, int], order: str = "<", at: int = 8) -> bytes:
    """Each entry: tag, kind, how many values, the first of them."""
    start = b"II*\0" if order == "<" else b"MM\0*"
    parts = [struct.pack(f"{order}HHIHH", *entry, 0) for entry in entries]
    head = start + struct.pack(f"{order}I", at)
    return head + struct.pack(f"{order}H", len(entries)) + b"".join(parts)


LIES = (0x0112, 3, 1, 6)
OTHER = (0x0110, 2, 9, 99)


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_orientation_is_read_in_both_orders(order, prefix):
    assert orientation(prefix + notes(OTHER, LIES, order=order)) == 6


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"II*\0",
        b"no notes at all",
        notes(OTHER),
        notes(LIES)[:-4],
        notes(LIES, at=0xFFFFFFF0),
        notes((0x0112, 4, 1, 6)),
        notes((0x0112, 3, 2, 6)),
        notes((0x0112, 3, 1, 0)),
        notes((0x0112, 3, 1, 9)),
        b"II*\0" + struct.pack("<I", 70_000) + bytes(70_000 - 8) + notes(LIES)[8:],
    ],
)
def test_odd_notes_lie_upright(odd):
    assert orientation(odd) == 1


def test_first_of_several_notes_counts():
    whole = jpeg_with(b"Exif\0\0" + notes(LIES), mark=0xE1)
    second = b"Exif\0\0" + notes((0x0112, 3, 1, 3))
    at = whole.index(b"\xff\xe1") + 2 + struct.unpack_from(">H", whole, 4)[0]
    more = whole[:at] + b"\xff\xe1" + struct.pack(">H", len(second) + 2) + second + whole[at:]
    assert jpeg(more).orientation == 6
    assert b"Exif" not in jpeg(more).data
    assert webp(webp_with(b"EXIF", notes(LIES))).orientation == 6


def bomb() -> bytes:
    """A hundred entries that all say that the same megabyte is theirs."""
    entries = b"".join(struct.pack("<HHII", 0x1000 + one, 1, 10**6, 1300) for one in range(100))
    return b"II*\0" + struct.pack("<IH", 8, 100) + entries + bytes(10**6 + 100)


@pytest.mark.parametrize(
    "make",
    [
        lambda: png(100, 100, zeros(30_100), more=chunk(b"eXIf", bomb())),
        lambda: webp_with(b"EXIF", bomb()),
        lambda: jpeg_with(b"Exif\0\0" + bomb()[:60_000], mark=0xE1),
    ],
    ids=["png", "webp", "jpeg"],
)
def test_notes_are_not_copied_for_each_entry(make):
    data = make()
    tracemalloc.start()
    try:
        encode(data)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20 * 10**6
