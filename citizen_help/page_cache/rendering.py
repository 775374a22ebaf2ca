"""A public page as Django makes it: from nothing of the request but its key."""

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from citizen_help.page_cache.declaration import STATUSES_UNKNOWN, UNAVAILABLE
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.response import Headers, Response

Application = Callable[..., Iterable[bytes]]


class Render(Protocol):
    def __call__(
        self, key: Key, *, statuses_unknown: bool = False, unavailable: bool = False
    ) -> Response: ...


class PageHandler(WSGIHandler):
    """Django's handler with the middleware that pages to read need, and nothing of the admin's."""

    def load_middleware(self, is_async: bool = False) -> None:
        every = settings.MIDDLEWARE
        settings.MIDDLEWARE = [one for one in every if one not in settings.NOT_FOR_PAGES]
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = every


class Renderer:
    def __init__(self, application: Application) -> None:
        self._application = application
        site = urlsplit(settings.SITE_URL)
        self._scheme, self._host = site.scheme, site.netloc
        self._name = site.hostname or ""
        self._port = str(site.port or {"https": 443}.get(site.scheme, 80))

    def __call__(
        self, key: Key, *, statuses_unknown: bool = False, unavailable: bool = False
    ) -> Response:
        """What everyone gets who asks for `key`; `unavailable`: that it cannot be had."""
        started: list[tuple[str, Headers]] = []

        def start_response(status: str, headers: Headers, _exc_info: Any = None) -> None:
            started.append((status, headers))

        asked = {STATUSES_UNKNOWN: statuses_unknown, UNAVAILABLE: unavailable}
        body = self._application({**self.environ(key), **asked}, start_response)
        try:
            content = b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        status, headers = started[-1]
        return Response(status, list(headers), content)

    def environ(self, key: Key) -> dict[str, Any]:
        """A GET by nobody in particular, to the site's own address (PEP 3333)."""
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": key.path,
            "QUERY_STRING": key.query,
            "SERVER_NAME": self._name,
            "SERVER_PORT": self._port,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._host,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self._scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
