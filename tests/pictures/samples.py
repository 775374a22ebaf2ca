"""Pictures and files that pretend to be some, made anew for each test."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw


def drawing(width: int = 360, height: int = 640, mode: str = "RGB") -> Image.Image:
    """Four corners of four colours, so that it is seen how it lies."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    across, down = width // 2, height // 2
    draw.rectangle((0, 0, across - 1, down - 1), fill=(200, 30, 30))
    draw.rectangle((across, 0, width, down - 1), fill=(30, 160, 60))
    draw.rectangle((0, down, across - 1, height), fill=(30, 60, 200))
    return image.quantize(8) if mode == "P" else image.convert(mode)


def saved(image: Image.Image | None = None, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    (image or drawing()).save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunk(name: bytes, body: bytes) -> bytes:
    """Of a PNG."""
    whole = name + body
    return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(
    width: int, height: int, packed: bytes, *, more: bytes = b"", bits: int = 8, colours: int = 2
) -> bytes:
    """One that is written by hand; `packed` are its pixels, `more` stands before them."""
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            *(chunk(b"IHDR", head), more, chunk(b"IDAT", packed), chunk(b"IEND", b"")),
        ]
    )


def zeros(count: int) -> bytes:
    """So many, packed."""
    packing, some = zlib.compressobj(9), bytes(1_000_000)
    parts = [packing.compress(some[: min(count - at, len(some))]) for at in range(0, count, 10**6)]
    return b"".join(parts) + packing.flush()


def jpeg_with(segment: bytes, *, mark: int = 0xFE, image: Image.Image | None = None) -> bytes:
    """A JPEG with a comment, or another part, before its picture."""
    whole = saved(image)
    return (
        whole[:2] + bytes([0xFF, mark]) + struct.pack(">H", len(segment) + 2) + segment + whole[2:]
    )


def webp_with(name: bytes, body: bytes) -> bytes:
    """A WebP with a part after its picture."""
    whole = saved(kind="WEBP")
    part = name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(whole) - 8 + len(part)) + whole[8:] + part
