"""Error pages: both languages on one page, with the hotline, and without the database."""

import logging

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from contacts.enums import Language
from contacts.fallback import DIRECTIONS

logger = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 30


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return bilingual(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return bilingual(request, "500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database does not answer: the reader gets the number and is told to come back."""
    response = bilingual(request, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def bilingual(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    """The page leads with the language of the address, else of the request."""
    prefix = request.path_info[1:3]
    first = prefix if prefix in Language.values else (get_language() or settings.LANGUAGE_CODE)
    first = Language(first) if first in Language.values else Language.ARABIC
    context = {
        "languages": [first.value, first.other.value],
        "lead": first.value,
        "direction": DIRECTIONS[first],
        "hotline": settings.HOTLINE,
        "stylesheet": stylesheet_url(),
    }
    # No request goes in: its context processors could ask the database.
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
