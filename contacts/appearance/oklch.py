"""Colours by how light, how strong and of which hue people see them. Pure.

OKLab's matrices are those of its author, https://bottosson.github.io/posts/oklab/; contrast is
WCAG 2.2's. A colour is written #rrggbb in small letters, as the site stores it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

# The least contrast of text that WCAG 2.2 allows at level AA (1.4.3).
AA: Final = 4.5
Three = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Oklch:
    """Lightness from 0 to 1, chroma from 0 (grey) to about 0.3, hue in radians."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def of(cls, colour: str) -> Oklch:
        red, green, blue = _linear(colour)
        long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
        medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
        short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        return cls(lightness, math.hypot(a, b), math.atan2(b, a))

    def hex(self) -> str:
        """The nearest that screens show: of the same lightness and hue, weaker if need be."""
        shown = self
        while not all(-0.0005 <= one <= 1.0005 for one in shown.rgb()) and shown.chroma > 0:
            shown = replace(shown, chroma=max(0.0, shown.chroma - 0.004))
        return "#" + "".join(f"{round(255 * _encoded(one)):02x}" for one in shown.rgb())

    def rgb(self) -> Three:
        """Linear red, green and blue; outside of 0 to 1 where no screen shows the colour."""
        a, b = self.chroma * math.cos(self.hue), self.chroma * math.sin(self.hue)
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )


def contrast(one: str, other: str) -> float:
    """From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Three:
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
