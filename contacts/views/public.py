"""How every reader's page is rendered: its language links, and how long it may be kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from contacts.enums import Language
from contacts.hours import Status, page_holds_until
from contacts.models import Page

# A page that shows a status may be kept this long, and less when the status changes sooner.
MAX_AGE_SECONDS = 60


def render_public(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    moment: datetime | None = None,
    statuses: Iterable[Status] = (),
) -> HttpResponse:
    """A page for readers; `statuses` are those it shows at `moment`, which bound its age."""
    response = render(request, template, {**page_context(request), **(context or {})})
    max_age = seconds_to_change(moment, statuses) if moment else MAX_AGE_SECONDS
    response["Cache-Control"] = f"public, max-age={max_age}"
    return response


def seconds_to_change(moment: datetime, statuses: Iterable[Status]) -> int:
    """Whole seconds until the first of the statuses says something else, 60 at most."""
    ends = (page_holds_until(status, moment) for status in statuses)
    seconds = (int((end - moment).total_seconds()) for end in ends)
    return max(0, min([MAX_AGE_SECONDS, *seconds]))


def page_context(request: HttpRequest) -> dict[str, Any]:
    language = Language(get_language())
    return {
        "language": language.value,
        "direction": language.direction,
        "canonical": settings.SITE_URL + request.path,
        "alternates": {
            code: settings.SITE_URL + in_language(request.path, code) for code in Language.values
        },
        "other_language": language.other,
        "other_language_url": in_language(request.get_full_path(), language.other),
        "site_pages": Page.objects.published(),
    }


def in_language(path: str, language: str) -> str:
    """The same address in `language`: both languages share every slug."""
    return f"/{language}{path[3:]}"
