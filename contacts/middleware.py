"""What happens around every request."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import Error, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from citizen_help.page_cache.declaration import STATUSES_UNKNOWN, UNAVAILABLE
from contacts.admin.unsaved_input import database_refused, has_unsaved_text, signed_out
from contacts.publishing.snapshot import of_one_version
from contacts.views.errors import database_failure, is_admin, is_failure, unavailable
from contacts.views.posted import hold_reader_to_few, hold_to
from contacts.views.redirects import redirect_for

# Of an editor who was signed out while writing, who gets the text back: 80,000 Arabic letters.
MOST_SIGNED_OUT, MOST_SIGNED_OUT_BYTES = 1_000, 500_000


class DatabaseUnavailableMiddleware(MiddlewareMixin):
    """Answers in words when the database fails or refuses a save, instead of a bare 500."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        # The page cache knows already: nobody asks the database only to hear it again.
        return unavailable(request) if request.META.get(UNAVAILABLE) else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Error) and is_failure(request, exception):
            return database_failure(request, exception)
        is_save = request.method == "POST" and is_admin(request)
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


class FewFieldsMiddleware(MiddlewareMixin):
    """Reads no form of thousands of fields, or of megabytes, from somebody who is not signed in,
    before the check of tokens would; views without that check see to it themselves.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: Any
    ) -> None:
        is_checked = not getattr(view, "csrf_exempt", False)
        if request.method != "POST" or not is_checked or request.user.is_authenticated:
            return
        if is_admin(request) and request.path != reverse("admin:login"):
            hold_to(MOST_SIGNED_OUT, request, most_bytes=MOST_SIGNED_OUT_BYTES)
        else:
            hold_reader_to_few(request)


class UnsavedInputMiddleware(MiddlewareMixin):
    """An editor who was signed out before saving gets the typed text back, not only the form."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if is_sign_in_redirect(response) and is_admin(request) and has_unsaved_text(request):
            return signed_out(request)
        return response


def is_sign_in_redirect(response: HttpResponse) -> bool:
    """Whether it sends to the sign-in page of the admin."""
    address = response.headers.get("Location")
    return address is not None and address.startswith(f"{reverse('admin:login')}?")


class RedirectFallbackMiddleware(MiddlewareMixin):
    """Sends readers of an old address to the present one; pages that are there cost nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code != HTTPStatus.NOT_FOUND or request.META.get(STATUSES_UNKNOWN):
            return response
        return redirect_for(request) or response
