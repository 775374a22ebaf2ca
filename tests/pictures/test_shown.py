"""Which picture is shown, and how large."""

from types import SimpleNamespace

import pytest

from contacts.pictures.names import PictureName
from contacts.pictures.shown import MOST_HEIGHT, shown_picture

DIGEST = "0123456789abcdef" * 2
TALL = f"{DIGEST}-960x2080"
WIDE = f"{DIGEST}-960x600"


def step(**fields):
    names = ("picture_ar", "picture_en", "picture_alt_ar", "picture_alt_en")
    return SimpleNamespace(**{**dict.fromkeys(names, ""), **fields})


def size(name: str) -> tuple[int, int]:
    shown = shown_picture(step(picture_ar=name), "ar")
    assert shown
    return shown.width, shown.height


def test_reader_gets_the_picture_of_the_own_language():
    both = step(picture_ar=TALL, picture_en=WIDE, picture_alt_ar="شاشة", picture_alt_en="Screen")
    shown = shown_picture(both, "en")
    assert shown
    assert (shown.name, shown.text.is_fallback) == (PictureName(WIDE), False)
    assert (shown.alt.value, shown.alt.language) == ("Screen", "en")


def test_other_languages_picture_stands_in_with_the_readers_words_where_there_are_some():
    alone = step(picture_ar=TALL, picture_alt_ar="شاشة")
    shown = shown_picture(alone, "en")
    assert shown
    assert (shown.text.language, shown.text.is_fallback) == ("ar", True)
    assert (shown.alt.value, shown.alt.language) == ("شاشة", "ar")
    alone.picture_alt_en = "Screen"
    shown = shown_picture(alone, "en")
    assert shown
    assert (shown.text.language, shown.alt.value, shown.alt.language) == ("ar", "Screen", "en")


@pytest.mark.parametrize("value", ["", "  ", None, "x.png", f"{DIGEST}-0x5", f"../{TALL}"])
def test_nothing_is_shown_for_no_name(value):
    assert shown_picture(step(picture_ar=value, picture_en=None), "ar") is None


def test_picture_is_as_wide_as_its_small_file_and_no_higher_than_a_page_can_bear():
    assert size(WIDE) == (480, 300)
    assert size(TALL) == (222, 481)  # of whole pixels, in its proportions
    assert size(f"{DIGEST}-300x200") == (300, 200)
    assert size(f"{DIGEST}-320x960") == (160, 480)
    assert size(f"{DIGEST}-960x320") == (480, 160)
    assert all(size(f"{DIGEST}-960x{height}")[1] <= MOST_HEIGHT + 2 for height in range(320, 2881))


def test_browser_chooses_among_the_files_there_are():
    shown = shown_picture(step(picture_en=TALL), "en")
    assert shown
    head = f"/pictures/{TALL}"
    assert shown.by_width == f"{head}/small.webp 480w, {head}/large.webp 960w"
    narrow = shown_picture(step(picture_en=f"{DIGEST}-300x200"), "en")
    assert narrow
    assert narrow.by_width == f"/pictures/{DIGEST}-300x200/small.webp 300w"
