"""What browsers are told with every answer, besides what Django and django-csp tell them."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

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
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    # Other sites' pages cannot load what is here as their own; programs read it as before.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ResourceHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
