"""What a file is by its first bytes, whatever its name says. Pure.

Three kinds are read: few decoders are few ways in. Others are named, so that whoever brought one
learns what to do.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from contacts.pictures.problems import PictureProblem


class Kind(StrEnum):
    """The value is Pillow's name of its decoder."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"


SAVE_OTHERWISE: Final = gettext_lazy("Save it as JPEG or PNG, or take a screenshot of it.")
# Of which a browser, or another program, would run a part.
TEXTUAL: Final = re.compile(rb"\s*<(?:\?xml|!doctype|!--|svg|html|head|body|script)", re.IGNORECASE)
SVG: Final = re.compile(rb"<svg[\s>]", re.IGNORECASE)
HEIF_BRANDS: Final = (b"hei", b"hev", b"mif1", b"msf1")
LOOKED_AT: Final = 1024  # bytes in which a drawing names itself


def kind_of(data: bytes) -> Kind:
    """PictureProblem: it is none that is read."""
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    raise PictureProblem(refusal(data[:LOOKED_AT]))


def refusal(start: bytes) -> str:
    """What to do with a file that begins so."""
    brand = start[8:12] if start[4:8] == b"ftyp" else b""
    text = start.removeprefix(b"\xef\xbb\xbf")
    if brand.startswith(HEIF_BRANDS):
        return gettext(
            "This is an iPhone’s HEIC picture, which most browsers do not show. On the iPhone, "
            "choose Settings › Camera › Formats › Most Compatible, or take a screenshot of it."
        )
    if TEXTUAL.match(text):
        return textual_refusal(text)
    for begins, name in NAMED.items():
        if start.startswith(begins):
            return unread(name)
    if brand:
        return unread("AVIF" if brand.startswith(b"avi") else gettext("video"))
    return gettext("This is no picture that is known here. Choose a JPEG, PNG or WebP picture.")


NAMED: Final = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\0\0\1\0": "ICO",
    b"8BPS": "Photoshop",
    b"\0\0\0\x0cjP": "JPEG 2000",
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL": "JPEG XL",
}


def unread(name: str) -> str:
    problem = gettext("This file is of the type %(name)s, which is not taken as a picture.")
    return f"{problem % {'name': name}} {SAVE_OTHERWISE}"


def textual_refusal(text: bytes) -> str:
    if SVG.search(text):
        problem = gettext("This is an SVG drawing, which could hold a program.")
        return f"{problem} {SAVE_OTHERWISE}"
    return gettext("This is a web page, not a picture. Choose a JPEG, PNG or WebP picture.")
