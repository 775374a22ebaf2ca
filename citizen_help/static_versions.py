"""Stylesheets and scripts while two versions of the site run: no page is left without them."""

import re
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import IsDirectoryError, MissingFileError, StaticFile

# As Django's ManifestStaticFilesStorage names files: twelve digits of the content's hash.
HASHED = re.compile(r"(?P<start>[\w./-]+)\.[0-9a-f]{12}(?P<end>\.\w+)?", re.ASCII)
# Says that this is not the very file that was asked for.
STAND_IN = "X-Stand-In"
# What scripts ask for, such as the service worker that saves files for reading offline: it shall
# not save another version's under this name, and comes again (templates/sw.js).
SAVED = "empty"


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise, which reads the folder once, for names that came later or that others have.

    A page of a newer version names files that a process of the older one did not see when it
    started. On one machine they were collected since. Of several machines this one may have its
    own version of the file alone: that is sent, and kept by nobody.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if self.autorefresh or path in self.files or not path.startswith(self.static_prefix):
            return super().__call__(request)
        name = path[len(self.static_prefix) :]
        if not (parts := HASHED.fullmatch(name)) or not self.url_is_canonical(path):
            return self.get_response(request)
        if later := self.collected_since(name, path):
            return self.serve(later, request)
        if request.headers.get("Sec-Fetch-Dest") == SAVED:
            return self.get_response(request)
        own = self.files.get(self.get_static_url(parts["start"] + (parts["end"] or "")))
        return stand_in(self.serve(own, request)) if own else self.get_response(request)

    def collected_since(self, name: str, url: str) -> StaticFile | None:
        try:
            found: Any = self.get_static_file(str(Path(self.static_root) / name), url)
        except (MissingFileError, IsDirectoryError):
            return None
        return found


def stand_in(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-cache"
    response[STAND_IN] = "1"
    return response
