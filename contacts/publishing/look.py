"""Addresses of what gives pages their look beside the stylesheet that all sites have."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse

from contacts.appearance import accent
from contacts.models import Site


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
