"""Settings of a site that fails at every page with an error of its own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from citizen_help.settings import *  # noqa: F403
from citizen_help.settings import MIDDLEWARE as OWN

MIDDLEWARE = [*OWN, "tests.resilience.broken.fails"]


def fails(_get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    def fail(request: HttpRequest) -> HttpResponse:
        raise RuntimeError(f"made for a test, with what was sent: {request.get_full_path()}")

    return fail
