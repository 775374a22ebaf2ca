"""The files of steps' pictures."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import unchanging
from contacts.models import Picture
from contacts.pictures.names import PictureFile, PictureName
from contacts.views.feeds import conditional_response

FOREVER: Final = "public, max-age=31536000, immutable"
# Opened by itself, it is an image and nothing else, whatever a browser makes of its bytes; browsers
# show it with styles of their own. Saved booklets and other sites name pictures too.
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


@unchanging
@require_safe
def picture(request: HttpRequest, name: str, file: str) -> HttpResponseBase:
    try:
        wanted, kind = PictureName(name), PictureFile(file)
    except ValueError:
        return not_found()
    data = Picture.objects.file(wanted.value, kind)
    if not data:
        return not_found()
    return conditional_response(request, data, kind.content_type, dict(HEADERS), control=FOREVER)


def not_found() -> HttpResponse:
    """In a few bytes: nobody reads it but a browser that wanted an image."""
    response = HttpResponse(
        "There is no such picture.\n",
        content_type="text/plain; charset=utf-8",
        status=HTTPStatus.NOT_FOUND,
    )
    response["Cache-Control"] = "no-store"
    return response
