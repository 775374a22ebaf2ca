"""The picture that others show beside a link to the site, and its icons, as they were drawn."""

from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import unchanging
from contacts.models import SitePicture
from contacts.publishing import site_pictures
from contacts.views.feeds import conditional_response
from contacts.views.pictures import FOREVER, HEADERS, not_found

# The drawing of a logo holds a small picture of it.
POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"
TYPES: Final = {"png": "image/png", "svg": "image/svg+xml"}


@unchanging
@require_safe
def site_picture(request: HttpRequest, digest: str, name: str) -> HttpResponseBase:
    """One of before has become another: whoever kept its address is led to that."""
    if name not in site_pictures.NAMES:
        return not_found()
    data = SitePicture.objects.file(name, digest)
    if data:
        headers = {**HEADERS, "Content-Security-Policy": POLICY}
        kind = TYPES[name.rpartition(".")[2]]
        return conditional_response(request, data, kind, headers, control=FOREVER)
    if present := SitePicture.objects.digest(name):
        response = redirect("site-picture", present, name)
        response["Cache-Control"] = "no-store"
        return response
    return not_found()
