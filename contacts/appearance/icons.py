"""The site's sign as browsers and telephones show it, in its colour or with its logo."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from django.template.loader import render_to_string

from contacts.appearance import accent
from contacts.appearance.card import Logo
from contacts.appearance.drawing import png

DRAWING: Final = "icon.svg"
# Width in pixels; whether it fills its square, which others cut as they like; of how much of the
# width a logo is. All round, an icon that may be masked keeps a fifth free:
# https://www.w3.org/TR/appmanifest/#icon-masks
PNGS: Final = {
    "icon-180.png": (180, True, 0.84),
    "icon-192.png": (192, False, 0.86),
    "icon-512.png": (512, False, 0.86),
    "icon-maskable-512.png": (512, True, 0.64),
}
NAMES: Final = (DRAWING, *PNGS)
WIDEST: Final = 1.6  # of a logo's sides: a longer one would be too small to see
INSIDE: Final = 96  # pixels of a logo in the drawing


def is_square(logo: Logo) -> bool:
    """Nearly: a name written in a line is no icon."""
    return max(logo.width, logo.height) <= WIDEST * min(logo.width, logo.height)


def drawn(colour: str, logo: Logo | None) -> Iterator[tuple[str, bytes]]:
    """Each name and file."""
    shown = logo if logo and is_square(logo) else None
    for name, (width, is_whole, part) in PNGS.items():
        yield name, png(svg(colour, shown, is_whole=is_whole, part=part), width=width)
    drawing = svg(colour, shown, is_whole=False, part=0.86)
    yield DRAWING, (wrapped(png(drawing, width=INSIDE)) if shown else drawing).encode()


def svg(colour: str, logo: Logo | None, *, is_whole: bool, part: float) -> str:
    context = {
        "colour": colour,
        "on_accent": accent.words_on(colour),
        "logo": logo,
        "is_whole": is_whole,
        "side": 32 * part,
        "at": 16 - 16 * part,
    }
    return render_to_string("appearance/icon.svg", context).strip()


def wrapped(image: bytes) -> str:
    """A small picture of the logo, whose own file may be many times as long."""
    address = f"data:image/png;base64,{b64encode(image).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<image href="{address}" width="32" height="32"/></svg>'
    )
