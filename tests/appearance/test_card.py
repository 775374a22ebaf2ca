"""The picture beside links: everything has its place, however long it is, and Arabic joins."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from contacts.appearance import card, icons
from contacts.appearance.card import Card, Logo
from contacts.appearance.drawing import png, widths
from contacts.appearance.lines import in_lines, width_of
from tests.html import parse

ARABIC = "الهيئة الوطنية لخدمات المياه والصرف الصحي في محافظات الشرق"
ENGLISH = "The National Authority for Water and Sewage, Far East Coast"
SHORT = {
    True: Card(True, "دليل", "كيف أتواصل مع الخدمة؟", "خطوة بخطوة.", "", "#1d6b4f", False),
    False: Card(False, "Help", "How do I contact it?", "Step by step.", "", "#1d6b4f", False),
}
LONG = {
    True: Card(
        True,
        *(ARABIC, f"كيف أتواصل مع {ARABIC}؟", f"{ARABIC} {ARABIC} {ARABIC}", f"{ARABIC} {ARABIC}"),
        *("#1d6b4f", True),
    ),
    False: Card(
        False,
        *(ENGLISH, f"How do I contact {ENGLISH}?", f"{ENGLISH} {ENGLISH} {ENGLISH}"),
        *(f"{ENGLISH} {ENGLISH}", "#1d6b4f", True),
    ),
}
WORD = Card(False, "W" * 60, f"How do I contact {'M' * 80}?", "x" * 200, "y" * 120, "#1d6b4f", True)
directions = pytest.mark.parametrize("is_right_to_left", [True, False])


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def inked(one: Card) -> tuple[int, int, int, int]:
    """Where its words stand: of a picture without anything else."""
    svg = re.sub(r"<(rect|path)\b[^>]*/>", "", card.svg(one))
    return Image.open(io.BytesIO(png(svg))).getchannel("A").getbbox()


def logo(width: int, height: int) -> Logo:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#ff0000").save(out, "JPEG")
    return Logo(out.getvalue(), width, height)


@pytest.mark.parametrize("one", [*SHORT.values(), *LONG.values(), WORD])
def test_words_keep_within_the_picture_s_edges(one):
    left, top, right, bottom = inked(one)
    assert left >= card.EDGE - 8
    assert right <= card.WIDTH - card.EDGE + 8
    assert top >= card.TOP
    assert bottom <= card.HEIGHT - 4


@directions
def test_words_leave_the_ornament_its_room(is_right_to_left):
    left, _top, right, _bottom = inked(replace(LONG[is_right_to_left], strip=""))
    if is_right_to_left:
        assert left > 64 + 350
    else:
        assert right < 786


@directions
def test_short_words_are_large_and_long_ones_smaller(is_right_to_left):
    def size(one: Card) -> float:
        bold = widths([*one.name.split(), *one.question.split()], weight=card.BOLD)
        texts = [*one.tagline.split(), *one.strip.split(), card.CUT]
        regular = widths(texts, weight=card.REGULAR)
        return card.blocks_of(one, bold, regular, card.SIGN)[1].size

    assert size(SHORT[is_right_to_left]) == card.QUESTION
    assert 30 < size(LONG[is_right_to_left]) < card.QUESTION


@pytest.mark.parametrize("one", [SHORT[False], LONG[True]])
def test_picture_has_the_size_that_pages_say(one):
    assert pixels(card.drawn(one)).size == (1200, 630)


def test_arabic_letters_join():
    """Apart, they would be wider; and the first of a word stands on its right."""
    found = widths(["سلام", "س", "ل", "ا", "م"], weight=card.BOLD)
    assert found["سلام"] < 0.9 * sum(found[letter] for letter in "سلام")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" font-family="Help">'
        '<text x="390" y="70" font-size="60" text-anchor="end">\u2067ا {}\u2069</text></svg>'
    )
    with_dots = Image.open(io.BytesIO(png(svg.format("...")))).getchannel("A").getbbox()
    alone = Image.open(io.BytesIO(png(svg.format("")))).getchannel("A").getbbox()
    assert with_dots[2] == pytest.approx(alone[2], abs=20)
    assert with_dots[0] < alone[0]


def test_every_letter_of_both_languages_has_a_shape():
    letters = [
        chr(one) for one in (*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0xC0, 0x180))
    ]
    letters += [*"ABCXYZabcxyz0123456789٠١٢٣٤٥٦٧٨٩؟،؛?!.,:;()«»“”’–—…&/+@#%"]
    for weight in (card.BOLD, card.REGULAR):
        found = widths(letters, weight=weight)
        assert [one for one in letters if found[one] < 0.1] == []


def test_card_without_ornament_has_none():
    assert "pattern" in card.svg(replace(SHORT[True], has_ornament=True))
    plain = card.svg(SHORT[True])
    assert "pattern" not in plain
    assert pixels(png(plain)).getpixel((600, 8)) == (0x1D, 0x6B, 0x4F)


def test_strip_is_there_only_with_words_in_it():
    below = (20, 600)
    assert pixels(card.drawn(SHORT[False])).getpixel(below) == (0xFA, 0xF6, 0xEE)
    with_strip = replace(SHORT[False], strip="Not an official site")
    assert pixels(card.drawn(with_strip)).getpixel(below) == (0x1F, 0x23, 0x33)


@directions
@pytest.mark.parametrize("size", [(300, 300), (480, 60), (60, 480)])
def test_logo_stands_in_the_place_of_the_sign(is_right_to_left, size):
    one = replace(SHORT[is_right_to_left], logo=logo(*size))
    image = pixels(card.drawn(one))
    reds = [
        (x, y)
        for x in range(0, 1200, 4)
        for y in range(0, 400, 2)
        if (found := image.getpixel((x, y)))[0] > 230 and found[1] < 60
    ]
    assert reds
    side = [x for x, _y in reds]
    assert (min(side) > 900) if is_right_to_left else (max(side) < 300)
    assert all(card.EDGE <= x <= card.WIDTH - card.EDGE for x in side)


def test_signs_of_markup_in_a_name_stay_signs():
    odd = '<b>"A&B"</b>'
    texts = parse(card.svg(replace(SHORT[False], name=odd))).all("text")
    assert odd in "".join(text.text for text in texts)


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ("", 3, []),
        ("a", 0, [["a"]]),
        ("a b c d", 2.5, [["a", "b"], ["c", "d"]]),
        ("a b c", 2.5, [["a", "b"], ["c"]]),
        ("a b c d", 3.6, [["a", "b"], ["c", "d"]]),  # not three and one
        ("a b", 9, [["a", "b"]]),
    ],
)
def test_words_are_put_into_few_lines_of_like_length(words, room, lines):
    known = dict.fromkeys("abcd", 1.0)
    found = in_lines(words.split(), known, room)
    assert found == lines
    assert all(width_of(line, known) <= max(room, 1) for line in found)


@pytest.mark.parametrize("shown", [None, logo(300, 200)])
def test_icons_have_the_sizes_of_their_names(shown):
    files = dict(icons.drawn("#1d6b4f", shown))
    assert tuple(sorted(files)) == tuple(sorted(icons.NAMES))
    for name, (width, is_whole, _part) in icons.PNGS.items():
        image = Image.open(io.BytesIO(files[name])).convert("RGBA")
        assert image.size == (width, width)
        ground = (255, 255, 255) if shown else (0x1D, 0x6B, 0x4F)
        assert image.getpixel((width // 2, 4)) == (*ground, 255)
        assert (image.getpixel((0, 0))[3] == 255) is is_whole
        centre = image.getpixel((width // 2, width // 2))
        assert (centre[0] > 200 and centre[1] < 60) is bool(shown)
    assert files[icons.DRAWING].startswith(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox=')
    assert (b"data:image/png" in files[icons.DRAWING]) is bool(shown)
    assert len(files[icons.DRAWING]) < 20_000


def test_logo_that_is_a_line_of_letters_is_no_icon():
    assert dict(icons.drawn("#1d6b4f", logo(400, 90))) == dict(icons.drawn("#1d6b4f", None))


def test_usual_icons_are_the_project_s_own_drawing(settings):
    own = (settings.BASE_DIR / "static/img/icon.svg").read_text().strip()
    assert dict(icons.drawn("#2b4a8c", None))["icon.svg"].decode().replace("#ffffff", "#fff") == own
