"""The checker while the database is away: what was pasted comes back, to be tried again."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from contacts.publishing.snapshot import last_read, showing
from contacts.verification.tokens import MAX_LENGTH
from contacts.views.posted import posted
from contacts.views.public import render_public

View = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger(__name__)


def keeps_what_was_pasted(view: View) -> View:
    """Around the checker; without anything pasted it is a page as any other."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Error as error:
            if request.method != "POST":
                raise
            return not_checked(request, posted(request).get("q", ""), error)

    return checked


def not_checked(request: HttpRequest, text: str, error: Error) -> HttpResponse:
    """No verdict: what was read before may no longer be so."""
    logger.error("What a reader pasted could not be checked: %s", error)
    refusal = _(
        "This cannot be checked at the moment. What you pasted is still here: do not "
        "reply and open nothing, and try again in a few minutes."
    )
    with showing(last_read()):
        context = {
            "current": "verify",
            "query": text.replace("\0", ""),
            "refusal": refusal,
            "max_length": MAX_LENGTH,
            "channels": last_read().channels,
            "language_form": "verify-form",
        }
        response = render_public(request, "contacts/verify.html", context)
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Cache-Control"] = "private, no-store"
    return response
