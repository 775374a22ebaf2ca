"""All tones of a site's accent colour, for light and dark screens, from the given one. Pure.

The given colour is that of buttons and links on light screens; on dark ones it is as much lighter
as people need to read it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from contacts.appearance.oklch import AA, Oklch, contrast

# In addresses, which browsers keep for a year: the next number once a colour gives other tones.
EDITION: Final = 1
COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
# Of static/css/tokens.css, whose tones are made by hand.
USUAL: Final = "#2b4a8c"
# On which links stand there: --bg, --surface, --sunk.
LIGHT: Final = ("#faf6ee", "#ffffff", "#f3ecdf")
STRIP: Final = "#1f2333"  # --strip
DARK: Final = ("#13151d", "#1c1f2a", "#191c26")
ON_DARK, ON_LIGHT = "#ffffff", "#10162a"  # words on a button
PIECES: Final = ("hem", "thread")  # of the ornament: classes, and files in static/img
STEP: Final = 0.01  # of lightness
COMFORT: Final = 7.0  # contrast of links on dark screens, where thin letters glow


@dataclass(frozen=True, slots=True)
class Tones:
    """By the names of the tokens, as in --accent."""

    accent: str
    accent_hover: str
    on_accent: str
    soft: str

    def tokens(self) -> Mapping[str, str]:
        return {
            "accent": self.accent,
            "accent-hover": self.accent_hover,
            "on-accent": self.on_accent,
            "soft": self.soft,
        }


def light(accent: str) -> Tones:
    given = Oklch.of(accent)
    hover = replace(given, lightness=max(0.0, given.lightness - 0.09))
    soft = replace(given, lightness=0.945, chroma=min(given.chroma, 0.02))
    return Tones(accent, hover.hex(), words_on(accent), soft.hex())


def dark(accent: str) -> Tones:
    given = Oklch.of(accent)
    lit = replace(given, chroma=min(given.chroma, 0.11), lightness=max(given.lightness, 0.7))
    soft = replace(given, lightness=0.3, chroma=min(given.chroma, 0.05)).hex()
    while lit.lightness < 1 and least(lit.hex(), (*DARK, soft)) < COMFORT:
        lit = replace(lit, lightness=lit.lightness + STEP)
    hover = replace(lit, lightness=min(1.0, lit.lightness + 0.07), chroma=lit.chroma / 2)
    return Tones(lit.hex(), hover.hex(), words_on(lit.hex()), soft)


def words_on(colour: str) -> str:
    return max((ON_DARK, ON_LIGHT), key=lambda words: contrast(words, colour))


def least(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def weakest(accent: str) -> float:
    """The least contrast anywhere, in either theme."""
    in_light, in_dark = light(accent), dark(accent)
    return min(
        least(in_light.accent, (*LIGHT, in_light.soft, in_light.on_accent)),
        least(in_dark.accent, (*DARK, in_dark.soft, in_dark.on_accent)),
    )


def canonical(written: str) -> str:
    """A colour as people copy it, as the site stores it; what is none, as it is.

    >>> canonical(" 2B4A8C "), canonical("#15a"), canonical("blue")
    ('#2b4a8c', '#1155aa', 'blue')
    """
    digits = written.strip().lower().lstrip("#")
    if len(digits) == 3:  # as in CSS
        digits = "".join(2 * digit for digit in digits)
    return f"#{digits}" if COLOUR.fullmatch(f"#{digits}") else written


def problem(accent: str) -> str:
    """Why people could not read it, and the nearest colour that they can; "" where they can, and
    of what is no colour.
    """
    if not COLOUR.fullmatch(accent):
        return ""
    found = weakest(accent)
    if found >= AA:
        return ""
    message = _(
        "Links in this colour could not be read: its contrast is %(found)s to 1, and %(needed)s to "
        "1 is needed. The nearest colour that can be read is %(nearest)s."
    )
    values = {"found": f"{found:.1f}", "needed": AA, "nearest": nearest(accent)}
    return message % values


def nearest(accent: str) -> str:
    """Of the same hue, and only as dark as it has to be."""
    tried = Oklch.of(accent)
    while tried.lightness > 0 and weakest(tried.hex()) < AA:
        tried = replace(tried, lightness=tried.lightness - STEP)
    return tried.hex()


def stylesheet(accent: str) -> str:
    """What stands after the site's own stylesheet, whose tokens it replaces.

    Its pictures lie beside it: contacts/appearance/weaving.py.
    """
    own = accent.lstrip("#")
    return "".join(
        (
            f":root{{{_declared(light(accent))}}}",
            f"@media (prefers-color-scheme:dark){{:root{{{_declared(dark(accent))}}}}}",
            *(f".{one}{{background-image:url({own}-{one}.svg)}}" for one in PIECES),
        )
    )


def _declared(tones: Tones) -> str:
    return ";".join(_pairs(tones))


def _pairs(tones: Tones) -> Iterator[str]:
    for name, value in tones.tokens().items():
        yield f"--{name}:{value}"
