"""Files that are no pictures, or more than that: refused in words, or nothing of them is kept."""

import io
import struct
import time
import zipfile
import zlib

import pytest
from PIL import Image

from contacts.pictures.encoding import PictureProblem, encode
from contacts.pictures.reading import MOST_BYTES
from tests.pictures.samples import chunk, drawing, jpeg_with, png, saved, webp_with, zeros

pytestmark = pytest.mark.usefixtures("english")

DAMAGED = (
    "This picture’s file is damaged or incomplete. Choose it once more, or open it in another "
    "program and save it as PNG."
)
NOT_KNOWN = "This is no picture that is known here. Choose a JPEG, PNG or WebP picture."
MOVES = "This picture moves. Save it as a still JPEG or PNG, or take a screenshot."
HEIC = (
    "This is an iPhone’s HEIC picture, which most browsers do not show. On the iPhone, choose "
    "Settings › Camera › Formats › Most Compatible, or take a screenshot of it."
)
SVG = (
    "This is an SVG drawing, which could hold a program. Save it as JPEG or PNG, or take a "
    "screenshot of it."
)
WEB_PAGE = "This is a web page, not a picture. Choose a JPEG, PNG or WebP picture."


def of_type(name: str) -> str:
    return (
        f"This file is of the type {name}, which is not taken as a picture. Save it as JPEG or "
        "PNG, or take a screenshot of it."
    )


def too_many(width: int, height: int, most: int) -> str:
    return (
        f"This picture has {width} × {height} pixels, and at most {most} million in all are taken "
        "of its kind. Make it smaller, or take a screenshot of it."
    )


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Evil.class", b"\xca\xfe\xba\xbe evil")
    return file.getvalue()


def moving(kind: str) -> bytes:
    others = [drawing().rotate(180)]
    return saved(kind=kind, save_all=True, append_images=others)


def two_frames_in_one() -> bytes:
    """A JPEG that says its size twice."""
    whole = saved()
    frame = whole.index(b"\xff\xc0")
    (length,) = struct.unpack_from(">H", whole, frame + 2)
    return whole[:frame] + whole[frame : frame + 2 + length] + whole[frame:]


def with_size(data: bytes, width: int, height: int) -> bytes:
    """A JPEG that says another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def scan_of_one_colour(colours: int) -> bytes:
    """A JPEG whose colours are to come one after the other, of 6300 by 6300 pixels."""
    whole = with_size(saved(drawing(mode="CMYK" if colours == 4 else "RGB")), 6300, 6300)
    at = whole.index(b"\xff\xda")
    (length,) = struct.unpack_from(">H", whole, at + 2)
    scan = b"\xff\xda\0\x08\x01" + whole[at + 5 : at + 7] + b"\0\x3f\0"
    return whole[:at] + scan + whole[at + 2 + length :]


def many_scans() -> bytes:
    whole = saved(progressive=True)
    last, end = whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xd9")
    return whole[:end] + whole[last:end] * 1000 + whole[end:]


def webp_of_any_size() -> bytes:
    head = b"\0\0\0\0" + (16382).to_bytes(3, "little") * 2
    picture = saved(kind="WEBP")[12:]
    parts = b"WEBPVP8X" + struct.pack("<I", len(head)) + head + picture
    return b"RIFF" + struct.pack("<I", len(parts)) + parts


REFUSED = {
    "nothing": (lambda: b"", "This file is empty. Choose a JPEG, PNG or WebP picture."),
    "text": (lambda: b"just words " * 20, NOT_KNOWN),
    "one byte": (lambda: b"\xff", NOT_KNOWN),
    "svg named png": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='evil()'/>", SVG),
    "svg of a program": (
        lambda: b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<svg onload='evil()'></svg>",
        SVG,
    ),
    "web page": (lambda: b"<!DOCTYPE html><script>evil()</script>", WEB_PAGE),
    "pdf": (lambda: b"%PDF-1.7\n%evil", of_type("PDF")),
    "zip": (zipped, of_type("ZIP")),
    "gif": (lambda: saved(kind="GIF"), of_type("GIF")),
    "tiff": (lambda: saved(kind="TIFF"), of_type("TIFF")),
    "bmp": (lambda: saved(kind="BMP"), of_type("BMP")),
    "heic": (lambda: b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + bytes(200), HEIC),
    "avif": (lambda: b"\0\0\0\x20ftypavif\0\0\0\0mif1" + bytes(200), of_type("AVIF")),
    "video": (lambda: b"\0\0\0\x20ftypisom\0\0\2\0isom" + bytes(200), of_type("video")),
    "moving png": (lambda: moving("PNG"), MOVES),
    "moving webp": (lambda: moving("WEBP"), MOVES),
    "jpeg broken off": (lambda: saved()[:-400], DAMAGED),
    "png broken off": (lambda: saved(kind="PNG")[:-40], DAMAGED),
    "webp broken off": (lambda: saved(kind="WEBP")[:-40], DAMAGED),
    "png of two heads": (
        lambda: png(
            *(100, 100, zeros(30_100)),
            more=chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)),
        ),
        DAMAGED,
    ),
    "png whose pixels are missing": (lambda: png(500, 500, zeros(9)), DAMAGED),
    "png with a wrong sum": (
        lambda: saved(kind="PNG")[:60] + b"evil" + saved(kind="PNG")[64:],
        DAMAGED,
    ),
    "jpeg of two frames": (two_frames_in_one, DAMAGED),
    "jpeg of a thousand scans": (many_scans, DAMAGED),
    "jpeg of one mark": (lambda: b"\xff\xd8\xff\xda\0\x02" + b"\xff" * 5_000_000, DAMAGED),
    "jpeg of tables": (lambda: b"\xff\xd8" + (b"\xff\xc4\0\x13" + bytes(17)) * 300_000, DAMAGED),
    "jpeg coded by arithmetic": (lambda: saved().replace(b"\xff\xc0", b"\xff\xc9", 1), DAMAGED),
    "jpeg without a height": (lambda: with_size(saved(), 360, 0), DAMAGED),
    "png of a billion pixels": (
        lambda: png(40_000, 30_000, zeros(1000)),
        too_many(40_000, 30_000, 24),
    ),
    "jpeg of 65,000 by 65,000": (
        lambda: with_size(saved(), 65_000, 65_000),
        too_many(65_000, 65_000, 40),
    ),
    "jpeg of three colours, one after the other": (
        lambda: scan_of_one_colour(3),
        too_many(6300, 6300, 24),
    ),
    "jpeg of four colours, one after the other": (
        lambda: scan_of_one_colour(4),
        too_many(6300, 6300, 18),
    ),
    "webp of 16,383 by 16,383": (webp_of_any_size, too_many(16_383, 16_383, 15)),
    "profile that unpacks to 50 MB": (
        lambda: png(100, 100, zeros(30_100), more=chunk(b"iCCP", b"a\0\0" + zeros(50_000_000))),
        DAMAGED,
    ),
    "ten megabytes and a byte": (
        lambda: saved() + bytes(MOST_BYTES),
        "This file has 11 MB, and at most 10 MB are taken. Make the picture smaller, or take a "
        "screenshot of it.",
    ),
    "a picture for ants": (
        lambda: saved(drawing(79, 200)),
        "This picture has 79 × 200 pixels, and each side needs at least 80. Choose a larger one.",
    ),
    "a line": (
        lambda: saved(drawing(1000, 333)),
        "This picture has 1000 × 333 pixels: one side is more than 3 times the other, too narrow "
        "to read on a phone. Cut out the part that matters.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_file_is_refused_with_a_sentence(name):
    make, sentence = REFUSED[name]
    data = make()
    began = time.process_time()
    with pytest.raises(PictureProblem) as refused:
        encode(data)
    assert str(refused.value) == sentence
    assert time.process_time() - began < 2


SCRIPT = b"<script>evil()</script>"
POLYGLOTS = {
    "jpeg, then a web page": lambda: saved() + b"<html>" + SCRIPT,
    "jpeg with a program in its comment": lambda: jpeg_with(b"*/=1;evil();/*" + SCRIPT),
    "jpeg with a program in its thumbnail": lambda: jpeg_with(b"Exif\0\0MM" + SCRIPT, mark=0xE1),
    "jpeg with a program in its profile": lambda: saved(icc_profile=b"x" * 200 + SCRIPT),
    "jpeg, then a jar (GIFAR)": lambda: saved() + zipped(),
    "png, then a zip": lambda: saved(kind="PNG") + zipped(),
    "png with a program in its text": lambda: png(
        100, 100, zeros(30_100), more=chunk(b"tEXt", b"Comment\0" + SCRIPT)
    ),
    "png with a thousand packed texts": lambda: png(
        100, 100, zeros(30_100), more=chunk(b"zTXt", b"a\0\0" + zeros(900_000)) * 1000
    ),
    "png whose pixels unpack to 100 MB": lambda: png(100, 100, zeros(100_000_000)),
    "webp, then a web page": lambda: saved(kind="WEBP") + SCRIPT,
    "webp with a part of its own": lambda: webp_with(b"EVIL", SCRIPT),
    "webp with a program in its notes": lambda: webp_with(b"XMP ", SCRIPT),
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_nothing_foreign_is_kept(name):
    data = POLYGLOTS[name]()
    began = time.process_time()
    made = encode(data)
    assert time.process_time() - began < 2
    for file, kept in made.files.items():
        for foreign in (b"evil", b"<html", b"PK\x03\x04", b"EVIL", b"Exif", b"ICC"):
            assert foreign not in kept, file
        if kept:
            image = Image.open(io.BytesIO(kept))
            assert (image.format, image.info.keys() & {"exif", "icc_profile", "comment"}) == (
                "WEBP" if file.content_type == "image/webp" else "JPEG",
                set(),
            )


def test_picture_packed_by_hand_is_read():
    """So that those above are refused for what is wrong with them."""
    packed = zlib.compress(b"".join(b"\0" + b"\x80\0\0" * 100 for _ in range(100)))
    assert encode(png(100, 100, packed)).name.value.endswith("-100x100")
