"""The tones of the site's own colour: one small stylesheet after the one that all sites have."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import not_stored
from contacts.appearance import accent
from contacts.models import Site
from contacts.publishing.snapshot import published

# Its address names the colour: what it says never changes.
CACHE_CONTROL = "public, max-age=31536000, immutable"


@not_stored("browsers keep it for a year")
@require_safe
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """Of the colour that the site has now: caches in front are not to fill with others."""
    if f"#{colour}" != published().site.accent:
        raise Http404("the site has another colour")
    css = accent.stylesheet(f"#{colour}")
    headers = {"Cache-Control": CACHE_CONTROL}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)


def theme_address(site: Site) -> str:
    """ "" where the tones are those of the stylesheet itself."""
    return "" if site.accent == accent.USUAL else reverse("theme", args=[site.accent[1:]])
