"""The files of pictures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import not_stored
from contacts.models.pictures import Picture
from contacts.pictures.names import PictureFile


@not_stored("a stand-in")
@require_safe
def picture(request: HttpRequest, name: str, file: str) -> HttpResponse:
    row = get_object_or_404(Picture, pk=name)
    found = PictureFile(file)
    response = HttpResponse(row.file(found), content_type=found.content_type)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    # Browsers draw an image that is opened by itself with styles of their own.
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Content-Security-Policy"] = policy
    # Documents that are read elsewhere (the booklet as a file, the directory) name it too.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
