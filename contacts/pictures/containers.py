"""What a picture's file holds, read without decoding it, and what of that a decoder is given. Pure.

A file is taken apart and put together of the parts that make the picture: notes, texts, thumbnails,
programs and whatever follows its end never reach a decoder. What would take a decoder long or
much memory is seen here, by what the file says of itself.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from contacts.pictures.orientation import PREFIX, UPRIGHT, orientation

# So many pixels take some 250 MB to decode, in each way of coding. JPEG of one scan is decoded to
# a smaller size at once, so that only a photo's own size bounds it.
MOST_IN_ONE_SCAN: Final = 40_000_000
MOST_BUFFERED: Final = 24_000_000  # a screen of 6K has 20.4 million
BUFFERED_COLOURS: Final = 3  # of so many; with more of them fewer pixels
MOST_IN_WEBP: Final = 15_000_000  # a screen of 5K has 14.7 million
MOST_PARTS: Final = 5000  # a screenshot of 10 MB has some 1,300
MOST_SCANS: Final = 64  # programs write ten; each is a walk over the whole picture
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"sRGB", b"IDAT", b"IEND"})
WEBP_KEPT: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})
BITS: Final = 8  # of a colour
MOST_COLOURS: Final = 4  # CMYK
# Baseline, extended and progressive, coded by Huffman: what programs write.
JPEG_PROGRESSIVE: Final = 0xC2
JPEG_FRAMES: Final = (0xC0, 0xC1, JPEG_PROGRESSIVE)
JPEG_SCAN, JPEG_END, JPEG_NOTES = 0xDA, 0xD9, 0xE1
JPEG_TABLES: Final = (0xC4, 0xDB, 0xDD)
JPEG_KEPT: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
JPEG_MARK: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
# In coded data 0xFF is followed by 0, or by a mark to start anew.
CODED_DATA_ENDS: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class Damaged(ValueError):
    """The file breaks off, or breaks the rules of its kind."""


class Moving(ValueError):
    """It is an animation."""


@dataclass(frozen=True, slots=True)
class Contents:
    """`data`: the file of the parts that make the picture. `most_pixels`: of how many it may be.

    `orientation`: how it lies in the file, from 1 to 8.
    """

    data: bytes
    width: int
    height: int
    most_pixels: int
    orientation: int = UPRIGHT


def png(data: bytes) -> Contents:
    parts = list(png_parts(data))
    if any(name == b"acTL" for name, *_ in parts):
        raise Moving
    lies = orientation(first(body for name, body, _whole in parts if name == b"eXIf"))
    parts = [part for part in parts if part[0] in PNG_KEPT]
    names = [name for name, *_ in parts if name != b"IDAT"]
    if len(names) != len(set(names)) or names[0] != b"IHDR" or len(parts[0][1]) != 13:
        raise Damaged
    width, height = struct.unpack(">II", parts[0][1][:8])
    joined = PNG_START + b"".join(whole for *_, whole in parts)
    return Contents(joined, width, height, MOST_BUFFERED, lies)


def first(parts: Iterable[bytes]) -> bytes:
    return next(iter(parts), b"")


def png_parts(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, body and the bytes of each chunk up to the end of the picture."""
    at = len(PNG_START)
    for _ in range(MOST_PARTS):
        if at + 12 > len(data):
            break
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if end > len(data):
            break
        name = data[at + 4 : at + 8]
        yield name, data[at + 8 : end - 4], data[at:end]
        if name == b"IEND":
            return
        at = end
    raise Damaged


def webp(data: bytes) -> Contents:
    """One still picture: with a VP8X part, which gives the size, or of a single part."""
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise Damaged
    parts = list(webp_parts(data[: length + 8]))
    names = [name for name, *_ in parts]
    if b"ANIM" in names or b"ANMF" in names:
        raise Moving
    if not names or names.count(b"VP8 ") + names.count(b"VP8L") != 1:
        raise Damaged
    lies = orientation(first(body for name, body, _whole in parts if name == b"EXIF"))
    kept = b"".join(whole for name, _body, whole in parts if name in WEBP_KEPT)
    joined = b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept
    return Contents(joined, *webp_size(*parts[0][:2]), MOST_IN_WEBP, lies)


def webp_parts(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = 12
    for _ in range(MOST_PARTS):
        if at == len(data):
            return
        if at + 8 > len(data):
            break
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length + length % 2
        if end > len(data):
            break
        yield data[at : at + 4], data[at + 8 : at + 8 + length], data[at:end]
        at = end
    raise Damaged


def webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if len(body) < 10:
        raise Damaged
    if name == b"VP8X":
        low = int.from_bytes(body[4:7], "little")
        return low + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise Damaged


def jpeg(data: bytes) -> Contents:
    every = list(jpeg_parts(data))
    notes = (whole[4:] for mark, whole in every if mark == JPEG_NOTES)
    lies = orientation(first(one for one in notes if one.startswith(PREFIX)))
    parts = [part for part in every if is_kept(*part)]
    frames = [part for part in parts if part[0] in JPEG_FRAMES]
    scans = [whole for mark, whole in parts if mark == JPEG_SCAN]
    if len(frames) != 1 or not 1 <= len(scans) <= MOST_SCANS:
        raise Damaged
    mark, frame = frames[0]
    if len(frame) < 10 or frame[4] != BITS:
        raise Damaged
    height, width = struct.unpack_from(">HH", frame, 5)
    joined = b"\xff\xd8" + b"".join(whole for _mark, whole in parts)
    return Contents(joined, width, height, most_in_jpeg(mark, frame[9], scans), lies)


def most_in_jpeg(mark: int, colours: int, scans: list[bytes]) -> int:
    """Pixels. But for one scan of all colours at once, all of them are in memory until the end."""
    if not 1 <= colours <= MOST_COLOURS:
        raise Damaged
    if mark != JPEG_PROGRESSIVE and len(scans) == 1 and scans[0][4:5] == bytes([colours]):
        return MOST_IN_ONE_SCAN
    return min(MOST_BUFFERED, MOST_BUFFERED * BUFFERED_COLOURS // colours)


def is_kept(mark: int, whole: bytes) -> bool:
    if mark in JPEG_KEPT:
        return whole[4:].startswith(JPEG_KEPT[mark])
    return mark in (*JPEG_FRAMES, *JPEG_TABLES, JPEG_SCAN, JPEG_END)


def jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Mark and bytes of each segment, of a scan with its coded data, up to the picture's end."""
    at = 2
    for _ in range(MOST_PARTS):
        found = JPEG_MARK.match(data, at)
        if found is None:
            break
        mark, start = data[found.end() - 1], found.end() - 2
        if mark == JPEG_END:
            yield mark, data[start : start + 2]
            return
        if len(data) < start + 4:
            break
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if mark == JPEG_SCAN:
            following = CODED_DATA_ENDS.search(data, end)
            end = following.start() if following else len(data) + 1
        if end > len(data) or end < start + 4:
            break
        yield mark, data[start:end]
        at = end
    raise Damaged
