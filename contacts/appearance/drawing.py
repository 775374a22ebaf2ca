"""SVG drawn to PNG, with the fonts of this folder and no other. Pure.

Only when something is drawn are resvg and Pillow loaded: a process that shows pages needs neither.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Final

FONTS: Final = [str(Path(__file__).parent / "fonts" / f"{one}.ttf") for one in ("bold", "regular")]
FAMILY: Final = "Help"  # of both
SIZE, ROW = 40, 80  # pixels: of letters that are measured, and of the line that each word has
# Beside a word, so that what is drawn begins and ends where the word does, with its own margins.
BAR: Final = "|"
# Around a line, whose direction resvg takes for left to right.
RIGHT_TO_LEFT, LEFT_TO_RIGHT, END = "\u2067", "\u2066", "\u2069"


def png(svg: str, *, width: int | None = None) -> bytes:
    """As wide as it says itself, or `width` pixels."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, font_files=FONTS, skip_system_fonts=True)
    )


def widths(words: Iterable[str], *, weight: int) -> Mapping[str, float]:
    """Of words as their letters join, as parts of the font's size: of 2.5, 100 pixels at 40."""
    from PIL import Image

    wanted = ["", *sorted(set(words))]
    across = SIZE * (3 + max(map(len, wanted)))
    rows = "".join(
        f'<text x="{SIZE / 2}" y="{ROW * at + SIZE * 1.4}">{BAR}{escape(word)}{BAR}</text>'
        for at, word in enumerate(wanted)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{ROW * len(wanted)}" '
        f'font-family="{FAMILY}" font-weight="{weight}" font-size="{SIZE}">{rows}</svg>'
    )
    with Image.open(io.BytesIO(png(svg))) as image:
        letters = image.getchannel("A")
    rowed = (letters.crop((0, ROW * at, across, ROW * (at + 1))) for at in range(len(wanted)))
    boxes = [one.getbbox() or (0, 0, 0, 0) for one in rowed]
    bars, *found = (right - left for left, _top, right, _bottom in boxes)
    return {word: (one - bars) / SIZE for word, one in zip(wanted[1:], found, strict=True)}
