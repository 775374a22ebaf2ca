"""Tries a link to the site itself: by its own addresses and rows, without a request."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from contacts.enums import LinkProblem
from contacts.links.external import LinkResult
from contacts.models import Channel, Guide, Page, Step, Topic

MODELS: dict[str, Any] = {"channel": Channel, "guide": Guide, "page": Page, "topic": Topic}


def check_internal(url: str) -> LinkResult:
    """Published rows and present steps only, as a reader would find them."""
    parts = urlsplit(url.removeprefix(settings.SITE_URL) or "/")
    path = unquote(parts.path)
    static = f"/{settings.STATIC_URL.strip('/')}/"
    if path.startswith(static):
        found = isinstance(finders.find(path.removeprefix(static)), str)
    else:
        match = _match(path)
        found = match is not None and _is_there(match, parts.fragment)
    return LinkResult(None, "") if found else LinkResult(LinkProblem.MISSING, "")


def _match(path: str) -> ResolverMatch | None:
    """Without a language in front the site adds the reader's."""
    language = translation.get_language_from_path(path)
    with translation.override(language or settings.LANGUAGE_CODE):
        for each in (path, f"/{settings.LANGUAGE_CODE}{path}"):
            try:
                return resolve(each)
            except Resolver404:
                continue
    return None


def _is_there(match: ResolverMatch, fragment: str) -> bool:
    model = MODELS.get((match.url_name or "").partition("-")[0])
    if model is None or "slug" not in match.kwargs:
        return True
    row = model.objects.published().filter(slug=match.kwargs["slug"]).first()
    if isinstance(row, Guide) and fragment.startswith("step-"):
        uid = fragment.removeprefix("step-")
        return Step.objects.published().filter(guide=row, uid=uid).exists()
    return row is not None
