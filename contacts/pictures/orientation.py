"""How a photo lies in its file, as its notes (EXIF) say. Pure.

Of the notes a decoder gets nothing: Pillow copies the value of each entry, and a hundred entries
may say that theirs are the same ten megabytes.
"""

from __future__ import annotations

import struct
from typing import Final

UPRIGHT: Final = 1
MOST_BYTES: Final = 64 * 1024  # as much as a JPEG's part can have
PREFIX: Final = b"Exif\0\0"
ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}
ENTRY: Final = 12  # bytes
ORIENTATION: Final = 0x0112
SHORT: Final = 3


def orientation(exif: bytes) -> int:
    """From 1 to 8 (CIPA DC-008, 4.6.5.1); whatever is odd about the notes lies upright."""
    notes = exif[:MOST_BYTES].removeprefix(PREFIX)
    order = ORDERS.get(notes[:4])
    if order is None:
        return UPRIGHT
    try:
        return _in_first_directory(notes, order)
    except struct.error:  # it leads beyond the end
        return UPRIGHT


def _in_first_directory(notes: bytes, order: str) -> int:
    (at,) = struct.unpack_from(f"{order}I", notes, 4)
    (count,) = struct.unpack_from(f"{order}H", notes, at)
    for place in range(at + 2, at + 2 + count * ENTRY, ENTRY):
        tag, kind, values, value = struct.unpack_from(f"{order}HHIH", notes, place)
        if tag == ORIENTATION:
            is_one = kind == SHORT and values == 1 and UPRIGHT <= value <= 8
            return int(value) if is_one else UPRIGHT
    return UPRIGHT
