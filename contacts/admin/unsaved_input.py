"""A page that holds what an editor typed when it could not be stored. It asks no database."""

import logging
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.admin.views.main import TO_FIELD_VAR
from django.db import Error, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from contacts.admin.languages import LABELS, current_language
from contacts.enums import Language

logger = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10
# What belongs to the page that was left, not to what was typed in it.
HOUSEKEEPING = {"csrfmiddlewaretoken", TO_FIELD_VAR}


@dataclass(frozen=True, slots=True)
class Typed:
    """A text the editor typed; shown under its label so that it can be copied."""

    name: str
    value: str
    label: str
    language: Language


def rescue(request: HttpRequest, sentence: str, *, status: int, retry: bool = True) -> HttpResponse:
    """The typed texts to read and copy; with `retry`, a button that sends them all again.

    `retry` only where the request is known to come from a page of this site.
    """
    typed = [one for name in request.POST if (one := text_of(request, name))]
    shown = {one.name for one in typed}
    others = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in shown | HOUSEKEEPING and "password" not in name
    ]
    language = current_language()
    context = {
        "language": language,
        "sentence": sentence,
        "typed": [one for one in typed if one.value.strip()],
        "others": [*others, *((one.name, "") for one in typed if not one.value.strip())],
        "token": get_token(request),
        "path": request.get_full_path(),
        "retry": retry,
        "is_form": request.method == "POST",
    }
    # No request goes in: its context processors could ask the database.
    page = render_to_string("admin/rescue.html", context)
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response


def text_of(request: HttpRequest, name: str) -> Typed | None:
    """The text of a field in one of the languages, as in "steps-0-text_ar"; else None."""
    field, _separator, code = name.rpartition("-")[2].rpartition("_")
    if field not in LABELS or code not in Language.values:
        return None
    language = Language(code)
    label = LABELS[field][Language.values.index(code)]
    return Typed(name, request.POST[name], str(label), language)


def database_failed(request: HttpRequest, error: Error) -> HttpResponse:
    """Instead of a bare error: what happened, in the editor's language, and their text."""
    response = rescue(request, reason_of(error), status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def database_refused(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """Two who save the same name at one moment pass each other's checks; the database's holds."""
    logger.error("The database refused what an editor saved: %s", str(error).partition("\n")[0])
    sentence = _(
        "Nothing was saved: somebody else probably stored the same name, number or anchor at "
        "this moment. Nothing of yours is lost. Try again, and the form says what is taken."
    )
    return rescue(request, sentence, status=HTTPStatus.CONFLICT)


def has_typed_text(request: HttpRequest) -> bool:
    return request.method == "POST" and any(
        text_of(request, name) and value.strip() for name, value in request.POST.items()
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "You were signed out before this could be saved. What you typed is below: copy it, "
        "sign in again, and paste it."
    )
    return rescue(request, sentence, status=403, retry=False)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's view for forms whose token is not right, as after signing in anew.

    Such a form may come from another site, so it is shown and cannot be sent again from here.
    """
    sentence = _(
        "For your safety this was not saved: the page was opened before you last signed in. "
        "Go back to the form, and copy what you need from here."
    )
    return rescue(request, sentence, status=403, retry=False)


def reason_of(error: Error) -> str:
    words = str(error).lower()
    if "locked" in words or "lock timeout" in words:
        return _("Somebody else is saving just now, and it takes long. Nothing of yours is lost.")
    if "full" in words or "no space" in words:
        return _(
            "The disk of the site is full, so nothing can be saved. Tell whoever runs the site."
        )
    return _("The site cannot reach its database at the moment. Nothing of yours is lost.")
