"""A picture as pixels: upright, on white, in sRGB, no wider than pages show it; and its files.

Only here is Pillow loaded. What there is to decode, `containers` has seen beforehand.
"""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, ImageCms, ImageFilter

from contacts.pictures.containers import Contents
from contacts.pictures.kinds import Kind
from contacts.pictures.names import LARGE_WIDTH, PictureFile, small_size
from contacts.pictures.problems import PictureProblem
from contacts.pictures.reading import damaged

Size = tuple[int, int]
# The first that fits. Of mere noise none does, and its details go as well.
QUALITIES: Final = (82, 72, 60, 45, 30)
SOFTENED: Final = (2, 6, 18)  # radius in pixels
REDUCED_FIRST: Final = 3.0  # by whole pixels, down to so many times what is wanted: half the time
FORMATS: Final = {
    "image/webp": {"format": "WEBP", "method": 4},
    "image/jpeg": {"format": "JPEG", "optimize": True, "progressive": True},
}
# How a picture lies in its file (EXIF's Orientation), and how it is put upright.
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LIES_ON_ITS_SIDE: Final = (5, 6, 7, 8)
# The colours that a profile is for stand here in it (ICC.1:2022, 7.2), with Pillow's names.
COLOURS_AT: Final = slice(16, 20)
COLOURS: Final = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK"}
MOST_PROFILE_BYTES: Final = 1024 * 1024


def decoded(kind: Kind, contents: Contents) -> Image.Image:
    """RGB, at most LARGE_WIDTH wide; PictureProblem when it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(contents.data), formats=[kind]) as image:
            if image.size != (contents.width, contents.height):
                raise damaged()
            return upright(image, contents.orientation)
    except PictureProblem:
        raise
    except Exception as error:  # what decoders raise of hostile files is written nowhere
        raise damaged() from error


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """An opened file's picture; its colours are looked at once it is small."""
    profile = image.info.get("icc_profile") or b""
    size = size_in_file(image.size, is_on_its_side=orientation in LIES_ON_ITS_SIDE)
    image.draft(None, size)  # JPEG decodes to a half, a quarter or an eighth at once
    shrunk = with_whole_colours(image).resize(
        size, Image.Resampling.LANCZOS, reducing_gap=REDUCED_FIRST
    )
    shown = in_srgb(on_white(shrunk), profile)
    return shown.transpose(TURNS[orientation]) if orientation in TURNS else shown


def size_in_file(size: Size, *, is_on_its_side: bool) -> Size:
    """What it is to be shrunk to before it is turned."""
    width, height = reversed(size) if is_on_its_side else size
    wanted = min(width, LARGE_WIDTH)
    wanted_height = max(1, round(height * wanted / width))
    return (wanted_height, wanted) if is_on_its_side else (wanted, wanted_height)


def with_whole_colours(image: Image.Image) -> Image.Image:
    """In a mode whose pixels can be mixed: no palette, no single bits, no 16 of them."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "P" or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    image.load()
    return image


def on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA"):
        return image
    *colours, alpha = image.split()
    mode = image.mode[:-1]
    white = Image.new(mode, image.size, "white")
    white.paste(Image.merge(mode, colours), mask=alpha)
    return white


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that does not fit, or cannot be read, is as none."""
    fits = COLOURS.get(image.mode) == profile[COLOURS_AT] and len(profile) <= MOST_PROFILE_BYTES
    if not fits:
        return image.convert("RGB")
    try:
        return converted(image, profile)
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")


def converted(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    shown = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    return shown or image.convert("RGB")


def files(image: Image.Image) -> dict[PictureFile, bytes]:
    """All four; the large ones empty where the small ones are as wide."""
    small = small_size(*image.size)
    shown = {False: image, True: image}
    if image.size == small:
        del shown[False]
    else:
        shown[True] = image.resize(small, Image.Resampling.LANCZOS)
    return {
        file: fitted(shown[file.is_small], file) if file.is_small in shown else b""
        for file in PictureFile
    }


def fitted(image: Image.Image, file: PictureFile) -> bytes:
    """As good as its number of bytes allows."""
    bare = Image.new("RGB", image.size)  # without what was read of the file that came
    bare.paste(image)
    best = written(bare, file, QUALITIES[0])
    if len(best) <= file.most_bytes:
        return best
    return best_of_fewer(bare, file) or softened(bare, file)


def best_of_fewer(image: Image.Image, file: PictureFile) -> bytes:
    """With the best quality that fits, looked for by halves; b"" when none does."""
    first, last, best = 1, len(QUALITIES), b""
    while first < last:
        middle = (first + last) // 2
        found = written(image, file, QUALITIES[middle])
        if len(found) <= file.most_bytes:
            best, last = found, middle
        else:
            first = middle + 1
    return best


def softened(image: Image.Image, file: PictureFile) -> bytes:
    found = b""
    for radius in SOFTENED:
        soft = image.filter(ImageFilter.GaussianBlur(radius))
        found = written(soft, file, QUALITIES[-1])
        if len(found) <= file.most_bytes:
            break
    return found


def written(image: Image.Image, file: PictureFile, quality: int) -> bytes:
    made = io.BytesIO()
    options: dict[str, Any] = FORMATS[file.content_type]
    image.save(made, quality=quality, **options)
    return made.getvalue()
