"""Pictures as the desk shows them wherever it would otherwise show their names."""

from __future__ import annotations

from dataclasses import dataclass

from contacts.pictures.names import PictureFile, PictureName


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """`address` is that of the small file; width and height are those of the picture, in pixels."""

    address: str
    width: int
    height: int


def thumbnail_of(value: str | None) -> Thumbnail | None:
    """Of what a column or a form holds; None where that is no name of a picture."""
    try:
        name = PictureName(value or "")
    except ValueError:
        return None
    return Thumbnail(name.address(PictureFile.SMALL_WEBP), name.width, name.height)
