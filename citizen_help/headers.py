"""What browsers are told with every answer, besides what Django tells them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The same for the site and for the admin: nothing inline, nothing from elsewhere, and no nonces,
# as whole answers are kept. What loads nothing (objects, frames, media) is not named: 'none'.
POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

# What browsers would let a page ask the reader for; this site asks for nothing.
UNUSED: Final = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
HEADERS: Final = {
    "Content-Security-Policy": "; ".join(" ".join(rule) for rule in POLICY.items()),
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    # Other sites' pages cannot load what is here as their own; programs read it as before.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ResourceHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_for_developers(response):
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        if "Location" in response.headers:  # browsers keep a 301 for good that says nothing
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def is_for_developers(response: HttpResponse) -> bool:
    """Whether it is one of Django's own pages about an error, which bring style and scripts."""
    errors = (HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR)
    return settings.DEBUG and response.status_code in errors
