"""Error pages: both languages on one page, with the hotline, and without the database."""

import logging
import sys

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DataError, Error, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views import defaults

from citizen_help.outage import CONNECTION_ERRORS, is_read_only
from citizen_help.page_cache.declaration import STATUSES_UNKNOWN
from contacts.admin.unsaved_input import database_failed, not_permitted, too_much
from contacts.enums import Language
from contacts.publishing.look import theme_address
from contacts.publishing.snapshot import last_read, showing
from contacts.views.public import NOT_FOUND_CACHE_CONTROL

logger = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 30
# What the database says of data that somebody sent: that is no absence.
DATA_ERRORS = (DataError, IntegrityError)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.META.get(STATUSES_UNKNOWN):  # a copy for later, of which there is none
        return HttpResponse(status=404)
    response = render_bilingual(request, "404.html", status=404)
    if not is_admin(request):
        response["Cache-Control"] = NOT_FOUND_CACHE_CONTROL
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What an editor sent is not even read where it is too much."""
    is_too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    if is_too_much and is_admin(request):
        return too_much(request)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_admin(request):
        return not_permitted(request)
    return defaults.permission_denied(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Also when the database fails in a middleware, whose errors nobody else gets to see."""
    error = sys.exc_info()[1]
    if isinstance(error, Error) and is_failure(request, error):
        return database_failure(request, error)
    return render_bilingual(request, "500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database does not answer: the reader gets the number and is told to come back."""
    response = render_bilingual(request, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def is_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


def is_failure(request: HttpRequest, error: Error) -> bool:
    """Whether the database cannot do its work; who only reads has sent it no wrong data."""
    is_reading = request.method in ("GET", "HEAD") and not is_admin(request)
    return is_reading or not isinstance(error, DATA_ERRORS)


def database_failure(request: HttpRequest, error: Error) -> HttpResponse:
    """What an editor sent is given back; everybody else gets the number of the hotline."""
    # Any other kind than its absence may be a fault of ours: where it happened is to be read.
    is_known = isinstance(error, CONNECTION_ERRORS) or is_read_only(error)
    logger.error("The database does not answer: %s", error, exc_info=None if is_known else error)
    if request.method == "POST" and is_admin(request):
        return database_failed(request, error)
    return unavailable(request)


def render_bilingual(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    """The page leads with the language of the address, else of the request."""
    prefix = request.path_info[1:3]
    code = prefix if prefix in Language.values else get_language()
    first = Language(code) if code in Language.values else Language.ARABIC
    context = {
        "languages": [first.value, first.other.value],
        "lead": first.value,
        "direction": first.direction,
        "site": last_read().site,
        "theme": theme_address(last_read().site),
        "path": request.path,
        "has_chooser": bool(last_read().chooser),
        "stylesheet": stylesheet_url(),
    }
    # No request goes in: its context processors could ask the database.
    with showing(last_read()):
        response = render(None, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def stylesheet_url() -> str:
    """Empty when files were not collected: an error page must not fail for its looks."""
    try:
        return staticfiles_storage.url("css/site.css")
    except ValueError:
        logger.exception("The stylesheet is not among the collected files")
        return ""
