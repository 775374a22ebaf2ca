"""The tones of the site's own colour: one small stylesheet after the one that all sites have."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import not_stored
from contacts.appearance import accent
from contacts.appearance.weaving import woven
from contacts.models import Site
from contacts.publishing.snapshot import published

# Its address names the colour: what it says never changes.
CACHE_CONTROL: Final = "public, max-age=31536000, immutable"
COLOUR: Final = re.compile("[0-9a-f]{6}")
DRAWINGS: Final = Path(settings.BASE_DIR, "static", "img")


@not_stored("browsers keep it for a year")
@require_safe
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    return stylesheet(own(colour), CACHE_CONTROL)


@not_stored("browsers keep it for a year")
@require_safe
def weaving(request: HttpRequest, colour: str, piece: str) -> HttpResponse:
    """A piece of the ornament."""
    return drawing(own(colour), piece, CACHE_CONTROL)


@require_safe
def tried(request: HttpRequest, colour: str) -> HttpResponse:
    """Of any colour, for the desk's preview."""
    return stylesheet(any_colour(colour), "no-store")


@require_safe
def tried_weaving(request: HttpRequest, colour: str, piece: str) -> HttpResponse:
    return drawing(any_colour(colour), piece, "no-store")


def own(colour: str) -> str:
    """That of the site as it is now: caches in front are not to fill with others."""
    if f"#{colour}" != published().site.accent:
        raise Http404("the site has another colour")
    return f"#{colour}"


def any_colour(colour: str) -> str:
    if not COLOUR.fullmatch(colour):
        raise Http404("this is no colour")
    return f"#{colour}"


def stylesheet(colour: str, control: str) -> HttpResponse:
    css = accent.stylesheet(colour)
    headers = {"Cache-Control": control}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)


def drawing(colour: str, piece: str, control: str) -> HttpResponse:
    if piece not in accent.PIECES:
        raise Http404("the ornament has no such piece")
    svg = woven(source(piece), colour)
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": control})


@lru_cache
def source(piece: str) -> str:
    return (DRAWINGS / f"{piece}.svg").read_text(encoding="utf-8")


def theme_address(site: Site) -> str:
    """ "" where the tones are those of the stylesheet itself."""
    return "" if site.accent == accent.USUAL else reverse("theme", args=[site.accent[1:]])


def look_files(site: Site) -> list[str]:
    """Addresses of what pages load for their look beside the stylesheet of all sites."""
    address = theme_address(site)
    pieces = accent.PIECES if site.ornament else ()
    if not address:
        return [static(f"img/{one}.svg") for one in pieces]
    woven_ones = (reverse("theme-weaving", args=[site.accent[1:], one]) for one in pieces)
    return [address, *woven_ones]
