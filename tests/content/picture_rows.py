"""Pictures for tests of content files, and a question whose steps show them."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

from contacts.models import Guide, Picture, Step
from contacts.pictures.encoding import encode


def png(colour: str = "red", size: tuple[int, int] = (600, 400)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def stored(colour: str = "red", size: tuple[int, int] = (600, 400)) -> str:
    return Picture.objects.keep(encode(png(colour, size))).name


def make_guide(*pictures: str) -> Guide:
    """With a step for each of the pictures, in Arabic."""
    guide = Guide.objects.create(slug="shown", status="published", title_ar="كيف؟")
    for number, name in enumerate(pictures):
        Step.objects.create(
            guide=guide,
            uid=f"s{number}",
            status="published",
            text_ar=f"خطوة {number}",
            picture_ar=name,
            picture_alt_ar="شاشة" if name else "",
            position=number,
        )
    return guide


def guide_text(picture: str) -> str:
    """A content file whose one step names a picture, on line 10."""
    return (
        "format: 2\nguides:\n  - slug: shown\n    status: published\n    title: {ar: كيف؟}\n"
        "    steps:\n      - uid: s0\n        text: {ar: خطوة}\n        picture:\n"
        f'          ar: "{picture}"\n        picture_alt: {{ar: شاشة}}\n'
    )


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()
