"""The picture that other services show beside a link to the site: where its texts stand."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.template.loader import render_to_string

from contacts.appearance import accent
from contacts.appearance.drawing import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT, png, widths
from contacts.appearance.lines import Lines, in_lines, width_of

BOLD, REGULAR = 700, 400
WIDTH, HEIGHT, EDGE = 1200, 630, 72  # pixels, as all below
PANEL: Final = 414  # with the space beside it
ROOM: Final = WIDTH - 2 * EDGE - PANEL + 24
TOP, MARGIN, STRIP = 40, 32, 85
SIGN, BESIDE = 72, 20  # the sign or logo before the name
WIDEST_LOGO, PADDING = 200, 8  # of its white tile: logos are kept on white
# Sizes of letters, which shrink together until everything has its place.
NAME, QUESTION, TAGLINE, STRIP_TEXT = 40, 76, 33, 30
GAPS: Final = (38, 26)  # above the question and above the tagline
SCALES: Final = [one / 100 for one in range(100, 34, -4)]
MOST_OF_NAME, MOST_OF_TAGLINE = 2, 3  # lines
NAME_PARTS: Final = (1, 0.85, 0.7, 0.6)  # of its size, where it would take more of them
CUT: Final = "…"
BLOCKS: Final = ("name", "question", "tagline", "strip")


@dataclass(frozen=True, slots=True)
class Logo:
    jpeg: bytes
    width: int
    height: int

    @property
    def address(self) -> str:
        return f"data:image/jpeg;base64,{b64encode(self.jpeg).decode()}"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the picture; the tagline and the strip may be ""."""

    is_right_to_left: bool
    name: str
    question: str
    tagline: str
    strip: str
    accent: str
    has_ornament: bool
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size, `top` pixels from the upper edge."""

    lines: Lines
    size: float
    leading: float  # of the size
    top: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * self.leading

    def placed(self, top: float) -> Block:
        return Block(self.lines, self.size, self.leading, top)

    def drawn(self, direction: str) -> list[dict[str, Any]]:
        """Text and baseline of each line."""
        step = self.size * self.leading
        middles = (self.top + step * (at + 0.5) for at in range(len(self.lines)))
        return [
            {"text": f"{direction}{' '.join(line)}{END}", "y": round(middle + self.size * 0.34, 1)}
            for line, middle in zip(self.lines, middles, strict=True)
        ]


def drawn(card: Card) -> bytes:
    """A PNG of 1200 × 630 pixels."""
    return png(svg(card))


def svg(card: Card) -> str:
    bold = widths([*card.name.split(), *card.question.split()], weight=BOLD)
    regular = widths([*card.tagline.split(), *card.strip.split(), CUT], weight=REGULAR)
    width, height = logo_size(card.logo)
    blocks = dict(zip(BLOCKS, blocks_of(card, bold, regular, width), strict=True))
    inwards = -1 if card.is_right_to_left else 1
    start = WIDTH - EDGE if card.is_right_to_left else EDGE
    middle = blocks["name"].top + blocks["name"].height / 2
    left = start - width if card.is_right_to_left else start
    direction = RIGHT_TO_LEFT if card.is_right_to_left else LEFT_TO_RIGHT
    context = {
        "card": card,
        "tones": accent.light(card.accent),
        "start": start,
        "name_start": start + inwards * (width + BESIDE),
        "inwards": inwards,
        "anchor": "end" if card.is_right_to_left else "start",
        "middle": (HEIGHT - (STRIP if card.strip else 0) + TOP) / 2,
        "logo": {
            **{"x": left, "y": round(middle - height / 2), "width": width, "height": height},
            "inner_width": width - 2 * PADDING,
            "inner_height": height - 2 * PADDING,
        },
        "sizes": {name: one.size for name, one in blocks.items()},
        "lines": {name: one.drawn(direction) for name, one in blocks.items()},
    }
    return render_to_string("appearance/card.svg", context)


def logo_size(logo: Logo | None) -> tuple[int, int]:
    """Of its tile: as high as the sign that it stands in for, or as wide as there is room."""
    if logo is None:
        return SIGN, SIGN
    around = 2 * PADDING
    scale = min((SIGN - around) / logo.height, (WIDEST_LOGO - around) / logo.width)
    width, height = (max(1, round(side * scale)) for side in (logo.width, logo.height))
    return width + around, height + around


def blocks_of(
    card: Card, bold: Mapping[str, float], regular: Mapping[str, float], sign: float
) -> tuple[Block, Block, Block, Block]:
    """Name, question, tagline and strip, as large as they can be."""
    bottom = HEIGHT - (STRIP if card.strip else 0)
    for scale in SCALES:
        name = name_of(card, bold, (NAME * scale, ROOM - sign - BESIDE))
        question = block(card, card.question, bold, (QUESTION * scale, ROOM))
        tagline = cut(block(card, card.tagline, regular, (TAGLINE * max(scale, 0.7), ROOM)))
        height = max(SIGN, name.height) + question.height + tagline.height
        height += sum(GAPS) if tagline.lines else GAPS[0]
        if height <= bottom - TOP - 2 * MARGIN:
            break
    top = TOP + (bottom - TOP - height) / 2
    under = top + max(SIGN, name.height) + GAPS[0]
    return (
        name.placed(top + max(0, SIGN - name.height) / 2),
        question.placed(under),
        tagline.placed(under + question.height + GAPS[1]),
        strip_of(card, regular),
    )


def block(
    card: Card, text: str, known: Mapping[str, float], size_and_room: tuple[float, float]
) -> Block:
    """Smaller where a word is wider than the room."""
    words = text.split()
    size, room = size_and_room
    size = min([size, *(room / known[word] for word in words if known[word])])
    leading = 1.38 if card.is_right_to_left else 1.22
    return Block(in_lines(words, known, room / size), round(size, 1), leading)


def name_of(card: Card, known: Mapping[str, float], size_and_room: tuple[float, float]) -> Block:
    """Beside the sign, and so in two lines rather than in three."""
    size, room = size_and_room
    blocks = [block(card, card.name, known, (size * part, room)) for part in NAME_PARTS]
    return next((one for one in blocks if len(one.lines) <= MOST_OF_NAME), blocks[-1])


def cut(tagline: Block) -> Block:
    if len(tagline.lines) <= MOST_OF_TAGLINE:
        return tagline
    kept = tagline.lines[: MOST_OF_TAGLINE - 1]
    last = tagline.lines[MOST_OF_TAGLINE - 1]
    return Block([*kept, [*last, CUT]], tagline.size, tagline.leading)


def strip_of(card: Card, known: Mapping[str, float]) -> Block:
    """In one line as large as it can be, or in two."""
    room = WIDTH - 2 * EDGE
    in_one = room / max(width_of(card.strip.split(), known), 1)
    size = max(min(STRIP_TEXT, in_one), STRIP_TEXT * 0.8)
    found = block(card, card.strip, known, (size, room))
    return found.placed(HEIGHT - STRIP + (STRIP - found.height) / 2)
