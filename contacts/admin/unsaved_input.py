"""A page that holds what an editor typed when it could not be stored. It asks no database."""

import logging
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from itertools import chain
from typing import Any

from django.apps import apps
from django.contrib.admin.options import TO_FIELD_VAR
from django.db import Error, IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from citizen_help.outage import is_read_only, sqlstate
from contacts.admin.languages import LABELS, current_language, label_of, language_of
from contacts.enums import Language
from contacts.models.confirmed_texts import PICTURE

logger = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 10
MOST_DIGITS = 9  # of the place of a row
# What belongs to the page that was left, not to what was typed in it.
HOUSEKEEPING = {"csrfmiddlewaretoken", TO_FIELD_VAR}
# PostgreSQL's numbers: a lock not to be had, a deadlock, a conflict of serializable transactions,
# a statement that took too long; and no room on the disk.
CONTENDED, FULL = {"55P03", "40P01", "40001", "57014"}, {"53100"}
TYPED = (models.CharField, models.JSONField, models.DateField, models.TimeField)


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text the editor typed; shown under its label so that it can be copied."""

    name: str
    value: str
    label: str
    language: Language | None  # None of a number, an address or a day
    row: int  # from 1; 0 of the row itself


def unsaved_input(
    request: HttpRequest,
    message: str,
    *,
    status: int,
    retry: bool = True,
    sign_in: bool = False,
    heading: str = "",
) -> HttpResponse:
    """The typed texts to read and copy; with `retry`, a button that sends them all again.

    `retry` only where the request is known to come from a page of this site; `sign_in` where
    that has to come first, in another tab.
    """
    texts = unsaved_texts(request)
    if request.method == "POST":
        heading = _("Not saved yet")
    return page(
        request,
        message,
        status=status,
        heading=heading or _("One moment"),
        retry=retry,
        sign_in=sign_in,
        texts=[text for text in texts if text.value.strip()],
        hidden_fields=hidden_fields(request, texts),
        is_form=request.method == "POST",
    )


def hidden_fields(request: HttpRequest, texts: list[UnsavedText]) -> list[tuple[str, str]]:
    """All else that was sent."""
    names = {text.name for text in texts}
    others = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in names | HOUSEKEEPING and "password" not in name
    ]
    return [*others, *((text.name, "") for text in texts if not text.value.strip())]


def page(request: HttpRequest, message: str, *, status: int, **context: Any) -> HttpResponse:
    """No request goes into it: its context processors could ask the database."""
    context |= {
        "language": current_language(),
        "message": message,
        "token": get_token(request),
        "path": request.get_full_path(),
        "home": reverse("admin:index"),
    }
    response = HttpResponse(render_to_string("admin/unsaved_input.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def unsaved_texts(request: HttpRequest) -> list[UnsavedText]:
    """What was sent for fields that are typed in, as for "steps-0-text_ar"."""
    texts, model = [], _model_at(request)
    for name, values in request.POST.lists():
        row, _separator, field = name.rpartition("-")
        label, language = _label_in(_part_of(model, row), field) or _label_of(field)
        if label and not row.endswith("__prefix__"):
            place = row.rpartition("-")[2]
            is_number = place.isdecimal() and len(place) <= MOST_DIGITS
            number = int(place) + 1 if is_number else 0
            value = str(values[-1]) if values else ""
            texts.append(UnsavedText(name, value, label, language, number))
    return texts


def _model_at(request: HttpRequest) -> type[models.Model] | None:
    """Whose form it is, by the name of its address ("contacts_guide_change")."""
    app, _separator, rest = (getattr(request.resolver_match, "url_name", "") or "").partition("_")
    return apps.all_models[app].get(rest.partition("_")[0]) if app == "contacts" else None


def _part_of(model: type[models.Model] | None, row: str) -> type[models.Model] | None:
    """That of the rows inside the form: of a question, steps in "steps-0"."""
    if model is None or not row:
        return model
    relations = {one.get_accessor_name(): one for one in model._meta.related_objects}
    found: Any = relations.get(row.partition("-")[0])
    return found.related_model if found else None


def _label_in(model: type[models.Model] | None, name: str) -> tuple[str, Language | None] | None:
    """What the form of a model calls its field; None where it has none of that name."""
    columns = {one.name: one for one in model._meta.local_fields} if model else {}
    field: Any = columns.get(name)
    if field is None:
        return None
    if language := language_of(field):
        is_typed = field.translated_field.name != PICTURE
        return str(label_of(field)) if is_typed else "", language
    return capfirst(str(field.verbose_name)) if _is_typed(field) else "", None


def _label_of(name: str) -> tuple[str, Language | None]:
    """What the form calls a field, and its language; "" where nothing is typed into it."""
    field, _separator, code = name.rpartition("_")
    if field in LABELS and code in Language.values:
        return str(LABELS[field][Language.values.index(code)]), Language(code)
    return capfirst(str(_typed_fields().get(name, ""))), None


@cache
def _typed_fields() -> dict[str, Any]:
    """By the names of the columns that hold a number, an address, words or a day."""
    columns = chain.from_iterable(
        model._meta.local_fields for model in apps.get_app_config("contacts").get_models()
    )
    return {one.name: one.verbose_name for one in columns if _is_typed(one)}


def _is_typed(field: Any) -> bool:
    return isinstance(field, TYPED) and field.editable and not field.choices


def has_unsaved_text(request: HttpRequest) -> bool:
    return request.method == "POST" and any(text.value.strip() for text in unsaved_texts(request))


def database_failed(request: HttpRequest, error: Error) -> HttpResponse:
    """Instead of a bare error: what happened, in the editor's language, and their text."""
    response = unsaved_input(request, reason_of(error), status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def database_refused(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """Two who save the same name at one moment pass each other's checks; the database's holds."""
    logger.error("The database refused what an editor saved: %s", str(error).partition("\n")[0])
    message = _(
        "Nothing was saved: somebody else probably stored the same name, number or anchor at "
        "this moment. Nothing of yours is lost. Try again, and the form says what is taken."
    )
    return unsaved_input(request, message, status=HTTPStatus.CONFLICT)


def not_permitted(request: HttpRequest) -> HttpResponse:
    heading = _("This page is not for your account")
    message = _(
        "Your role does not include this. If you need it, ask an administrator of this site."
    )
    return unsaved_input(request, message, status=403, retry=False, heading=heading)


def too_much(request: HttpRequest) -> HttpResponse:
    """Nothing of it was read, so that nothing can be shown."""
    message = _(
        "This is more than can be saved at once, so nothing was saved. Go back in your browser: "
        "what you typed still stands there. Take some rows out, save, and add them afterwards."
    )
    return page(request, message, status=400, heading=_("Not saved yet"))


def signed_out(request: HttpRequest) -> HttpResponse:
    message = _(
        "You were signed out before this could be saved. What you typed is below: sign in in a "
        "new tab, come back here, and save it."
    )
    return unsaved_input(request, message, status=403, sign_in=True)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's view for forms whose token is not right, as after signing in anew.

    A form that may come from another site is shown and cannot be sent again from here.
    """
    if is_from_here(request):
        message = _(
            "For your safety this was not saved yet: the page was opened before you last signed "
            "in. Nothing of yours is lost. Look at it below, and save it."
        )
        return unsaved_input(request, message, status=403)
    message = _(
        "For your safety this was not saved: the page was opened before you last signed in. "
        "Go back to the form, and copy what you need from here."
    )
    return unsaved_input(request, message, status=403, retry=False)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent it, which no page can make it say."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == own


def reason_of(error: Error) -> str:
    """By PostgreSQL's number, or by SQLite's words."""
    number, words = sqlstate(error), str(error).lower()
    if is_read_only(error):
        return _(
            "The database of the site can only be read at the moment, as while another server "
            "takes over. Nothing of yours is lost: try again in a minute."
        )
    if number in CONTENDED or "locked" in words or "lock timeout" in words:
        return _("Somebody else is saving just now, and it takes long. Nothing of yours is lost.")
    if number in FULL or (not number and "full" in words):
        return _(
            "The disk of the site is full, so nothing can be saved. Tell whoever runs the site."
        )
    return _("The site cannot reach its database at the moment. Nothing of yours is lost.")
