"""Pictures as editors have them: a file, and one that is stored already."""

import io

from PIL import Image

from contacts.models import Picture
from contacts.pictures.names import PictureName


def png(width: int = 320, height: int = 200, colour: str = "navy") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


def stored_picture(letter: str = "a", size: tuple[int, int] = (320, 200)) -> str:
    """The name of a row; what is in it is no matter at the desk."""
    name = PictureName.of(letter * 32, *size).value
    files = {f"{width}_{kind}": b"x" for width in ("small", "large") for kind in ("webp", "jpeg")}
    Picture.objects.create(name=name, **files)
    return name
