"""The ornament's threads in another colour than the usual blue. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from contacts.appearance.accent import USUAL
from contacts.appearance.oklch import Oklch

# The blues of static/img/hem.svg and thread.svg: kin of the usual accent.
BLUES: Final = re.compile("#(?:2f5097|4a6bb0)")


def woven(svg: str, accent: str) -> str:
    """Each blue becomes what it is to the usual accent, of this one."""
    return BLUES.sub(lambda found: kin(found[0], accent), svg)


def kin(blue: str, accent: str) -> str:
    """As much lighter than the accent, and as strong beside it."""
    given, usual, own = Oklch.of(accent), Oklch.of(USUAL), Oklch.of(blue)
    lightness = min(0.85, given.lightness + own.lightness - usual.lightness)
    chroma = given.chroma * own.chroma / usual.chroma
    return replace(given, lightness=lightness, chroma=chroma).hex()
