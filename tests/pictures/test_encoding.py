"""What becomes of a picture: its colours, how it lies, how large its files are."""

import os
import subprocess
import sys

import pytest
from PIL import Image, ImageCms

from contacts.pictures.encoding import encode
from contacts.pictures.names import PictureFile
from tests.pictures.samples import drawing, opened, saved

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours in the middle of each quarter, in reading order."""
    width, height = image.size
    places = [(x, y) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [image.getpixel(place) for place in places]


def is_near(found: list[tuple[int, ...]], wanted: list[tuple[int, ...]], by: int = 12) -> bool:
    pairs = zip(sum(found, ()), sum(wanted, ()), strict=True)
    return all(abs(one - other) <= by for one, other in pairs)


def shown(data: bytes, file: PictureFile = PictureFile.SMALL_WEBP) -> Image.Image:
    return opened(encode(data).files[file])


@pytest.mark.parametrize("file", PictureFile)
def test_wide_picture_has_four_files(file):
    made = encode(saved(drawing(1080, 1920), "PNG"))
    assert made.name.value.endswith("-960x1707")
    image = opened(made.files[file])
    assert image.size == ((480, 854) if file.is_small else (960, 1707))
    assert (made.name.small_width, made.name.small_height) == (480, 854)
    assert f"image/{image.format.lower()}" == file.content_type
    assert is_near(corners(image), [RED, GREEN, BLUE, WHITE])


def test_narrow_picture_stays_as_wide_as_it_is():
    made = encode(saved(drawing(300, 300)))
    assert made.name.value.endswith("-300x300")
    assert {file for file, data in made.files.items() if not data} == {
        PictureFile.LARGE_WEBP,
        PictureFile.LARGE_JPEG,
    }


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (9, [RED, GREEN, BLUE, WHITE]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_put_upright(kind, orientation, wanted):
    notes = Image.Exif()
    notes[0x0112] = orientation
    image = shown(saved(drawing(1000, 600), kind, exif=notes))
    assert image.size == ((480, 800) if 5 <= orientation <= 8 else (480, 288))
    assert is_near(corners(image), wanted)
    assert not image.getexif()


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_colours_of_a_jpeg(mode, progressive):
    data = saved(drawing(mode=mode), quality=95, progressive=progressive)
    assert is_near(corners(shown(data)), corners(drawing(mode=mode).convert("RGB")), by=20)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_colours_of_a_png(mode):
    wanted = corners(drawing(mode=mode).convert("RGB"))
    if mode != "1":  # whose points are mixed
        assert is_near(corners(shown(saved(drawing(mode=mode), "PNG"))), wanted)
    assert shown(saved(drawing(mode=mode), "PNG")).mode == "RGB"


def test_sixteen_bits_are_brought_to_eight():
    image = Image.new("I;16", (100, 100), 0x8000)
    assert is_near([shown(saved(image, "PNG")).getpixel((50, 50))], [(128, 128, 128)], by=3)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_clear_is_white(kind):
    image = drawing(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 180, 320))
    assert is_near(corners(shown(saved(image, kind))), [WHITE, GREEN, BLUE, WHITE])


def test_clear_colour_of_a_palette_is_white():
    image = drawing(mode="P")
    data = saved(image, "PNG", transparency=image.getpixel((10, 10)))
    assert is_near(corners(shown(data)), [WHITE, GREEN, BLUE, WHITE])


def test_colours_of_another_profile_are_brought_to_srgb():
    """The profile's own numbers for a colour are others than sRGB's: here those of CIE L*a*b*."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Its red and blue change places.
    at = {name: profile.index(name) for name in (b"rXYZ", b"bXYZ")}
    red, blue = (profile[at[name] + 4 : at[name] + 12] for name in (b"rXYZ", b"bXYZ"))
    other = bytearray(profile)
    other[at[b"rXYZ"] + 4 : at[b"rXYZ"] + 12] = blue
    other[at[b"bXYZ"] + 4 : at[b"bXYZ"] + 12] = red
    for kind in ("JPEG", "PNG", "WEBP"):
        image = shown(saved(kind=kind, icc_profile=bytes(other)))
        assert is_near(corners(image), [BLUE, (60, 160, 30), RED, WHITE], by=45), kind
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("profile", [b"x" * 300, b"\0" * 16 + b"CMYK" + b"\0" * 200])
def test_profile_that_does_not_fit_is_as_none(profile):
    data = saved(icc_profile=profile)
    assert is_near(corners(shown(data)), [RED, GREEN, BLUE, WHITE])


def test_noise_gets_softer_until_it_fits():
    noise = Image.frombytes("RGB", (120, 360), os.urandom(120 * 360 * 3)).resize((480, 1440), 0)
    made = encode(saved(noise)).files
    assert 5_000 < len(made[PictureFile.SMALL_WEBP]) <= 40_000
    assert 5_000 < len(made[PictureFile.SMALL_JPEG]) <= 40_000


def test_same_bytes_make_the_same_name_in_another_process():
    code = (
        "from tests.pictures.samples import drawing, saved\n"
        "from contacts.pictures.encoding import encode\n"
        "print(encode(saved(drawing(1080, 1920))).name.value)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == encode(saved(drawing(1080, 1920))).name.value


def test_decoders_are_loaded_only_where_somebody_brings_a_picture():
    code = (
        "import sys, django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "assert get_resolver().url_patterns\n"
        "assert not [name for name in sys.modules if name.partition('.')[0] == 'PIL']"
    )
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "citizen_help.settings"}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
