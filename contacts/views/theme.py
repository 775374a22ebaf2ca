"""The tones of the site's own colour: one small stylesheet after the one that all sites have."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import unchanging
from contacts.appearance import accent
from contacts.appearance.weaving import woven
from contacts.publishing.snapshot import published
from contacts.views.pictures import not_found

# Its address names the colour: what it says never changes.
CACHE_CONTROL: Final = "public, max-age=31536000, immutable"
COLOUR: Final = re.compile("[0-9a-f]{6}")
DRAWINGS: Final = Path(settings.BASE_DIR, "static", "img")


@unchanging
@require_safe
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """Of the site's colour as it is now: caches in front are not to fill with others."""
    return stylesheet(f"#{colour}", CACHE_CONTROL) if is_own(colour) else not_found()


@unchanging
@require_safe
def weaving(request: HttpRequest, colour: str, piece: str) -> HttpResponse:
    """A piece of the ornament."""
    if not is_own(colour) or piece not in accent.PIECES:
        return not_found()
    return drawing(f"#{colour}", piece, CACHE_CONTROL)


@require_safe
def tried(request: HttpRequest, colour: str) -> HttpResponse:
    """Of any colour, for the desk's preview."""
    return stylesheet(f"#{colour}", "no-store") if COLOUR.fullmatch(colour) else not_found()


@require_safe
def tried_weaving(request: HttpRequest, colour: str, piece: str) -> HttpResponse:
    if not COLOUR.fullmatch(colour) or piece not in accent.PIECES:
        return not_found()
    return drawing(f"#{colour}", piece, "no-store")


def is_own(colour: str) -> bool:
    """Not the usual one, whose tones are in the stylesheet of all sites."""
    own = published().site.accent
    return own != accent.USUAL and f"#{colour}" == own


def stylesheet(colour: str, control: str) -> HttpResponse:
    css = accent.stylesheet(colour)
    headers = {"Cache-Control": control}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)


def drawing(colour: str, piece: str, control: str) -> HttpResponse:
    svg = woven(source(piece), colour)
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": control})


@lru_cache
def source(piece: str) -> str:
    return (DRAWINGS / f"{piece}.svg").read_text(encoding="utf-8")
