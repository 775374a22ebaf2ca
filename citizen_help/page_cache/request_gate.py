"""Whether a request may be answered by the cache, or is for Django to judge."""

from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

# Many hosts can be allowed by a pattern; no more of them than this are remembered.
REMEMBERED = 64


class _Request(HttpRequest):
    """Just enough of a request for Django to judge host and scheme."""

    def _get_scheme(self) -> str:
        return str(self.META["wsgi.url_scheme"])


class RequestGate:
    """Allows what names an allowed host over the right scheme, by Django's own rules.

    The rest is passed on: Django answers 400 to a wrong `Host` (RFC 9110, 7.2) and sends plain
    HTTP to HTTPS. As neither host nor scheme reaches a cached page, they are in no key.
    """

    def __init__(self) -> None:
        proxied = settings.SECURE_PROXY_SSL_HEADER
        self._scheme_header = proxied[0] if proxied else ""
        self._allowed: set[tuple[Any, ...]] = set()

    def allows(self, environ: dict[str, Any]) -> bool:
        get = environ.get
        judged = (
            get("HTTP_HOST"),
            environ["wsgi.url_scheme"],
            get(self._scheme_header),
            get("SCRIPT_NAME"),
        )
        if judged in self._allowed:
            return True
        if not self._is_valid(environ):
            return False
        if len(self._allowed) < REMEMBERED:
            self._allowed.add(judged)
        return True

    def _is_valid(self, environ: dict[str, Any]) -> bool:
        if "HTTP_HOST" not in environ or environ.get("SCRIPT_NAME"):
            return False
        request = _Request()
        request.META = environ
        try:
            request.get_host()
        except DisallowedHost:
            return False
        return request.is_secure() or not settings.SECURE_SSL_REDIRECT
