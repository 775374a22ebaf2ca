"""Machines inside ask `/healthz` and `/readyz` by whatever address they know the site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PROBES = frozenset({"/healthz", "/readyz"})


class AnyHostMiddleware:
    """Neither names a host in what it says, so none that is asked for can do harm."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in PROBES and request.META.get("HTTP_HOST", "no header") != "":
            request.META["HTTP_HOST"] = settings.SITE_HOST
        return self.get_response(request)
