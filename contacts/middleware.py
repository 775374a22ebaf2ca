"""What happens around every request."""

from collections.abc import Callable
from http import HTTPStatus

from django.db import Error, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from citizen_help.page_cache.declaration import UNAVAILABLE
from contacts.admin.unsaved_input import database_refused, has_unsaved_text, signed_out
from contacts.publishing.snapshot import of_one_version
from contacts.views.errors import is_desk, is_failure, unavailable, without_database
from contacts.views.redirects import elsewhere


class DatabaseUnavailableMiddleware:
    """Answers in words when the database fails or refuses a save, instead of a bare 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The page store knows already: nobody asks the database only to hear it again.
        return unavailable(request) if request.META.get(UNAVAILABLE) else self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Error) and is_failure(request, exception):
            return without_database(request, exception)
        is_save = request.method == "POST" and is_desk(request)
        if is_save and isinstance(exception, IntegrityError):
            return database_refused(request, exception)
        return None


class OneVersionMiddleware:
    """Makes every page of one version of the content, whatever is edited meanwhile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):  # which may show what they have just changed
            return self.get_response(request)
        with of_one_version():
            return self.get_response(request)


class TypedTextMiddleware:
    """An editor who was signed out before saving gets the typed text back, not only the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_door(response) and is_desk(request) and has_unsaved_text(request):
            return signed_out(request)
        return response


def is_door(response: HttpResponse) -> bool:
    """Whether it sends to the page of the desk on which one signs in."""
    address = response.headers.get("Location")
    return address is not None and address.startswith(f"{reverse('admin:login')}?")


class MovedPageMiddleware:
    """Sends readers of an old address to the present one; pages that are there cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        return elsewhere(request) or response
