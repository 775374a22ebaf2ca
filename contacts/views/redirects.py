"""Where a page is whose old or mistyped address someone asks for."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import get_language_from_path, override

from citizen_help.page_cache.declaration import ATTRIBUTE
from contacts.enums import PageKind
from contacts.links.mistyped import readings
from contacts.publishing import redirects
from contacts.templatetags.sharing import site_icon
from contacts.views.public import REDIRECT_CACHE_CONTROL

# The pages with a slug, and the list that stands in while a page is off the site.
PAGES = {
    "channel": (PageKind.CHANNEL, "contacts:home"),
    "channel-vcard": (PageKind.CHANNEL, "contacts:home"),
    "channel-calendar": (PageKind.CHANNEL, "contacts:home"),
    "channel-qr": (PageKind.CHANNEL, "contacts:home"),
    "guide": (PageKind.GUIDE, "contacts:questions"),
    "guide-markdown": (PageKind.GUIDE, "contacts:questions"),
    "guide-qr": (PageKind.GUIDE, "contacts:questions"),
    "topic": (PageKind.TOPIC, "contacts:questions"),
    "page": (PageKind.PAGE, "contacts:home"),
}
# What browsers and phones ask for under names of their own; no page names them.
ICON = re.compile(
    r"/(?:(?:ar|en)/)?(?:favicon|apple-touch-icon|android-chrome)[\w-]*\.(ico|png|svg)"
)
ICONS = {"ico": "icon-192.png", "png": "icon-180.png", "svg": "icon.svg"}


def redirect_for(request: HttpRequest) -> HttpResponse | None:
    """For an address at which nothing is; None where nothing is known of it."""
    if request.method not in ("GET", "HEAD"):
        return None
    if request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
        return None
    response = to_moved_page(request) or to_icon(request) or to_meant_page(request)
    if response is not None:
        response["Cache-Control"] = REDIRECT_CACHE_CONTROL
    return response


def to_moved_page(request: HttpRequest) -> HttpResponse | None:
    """In the language of the address."""
    match = request.resolver_match
    if match is None or match.url_name not in PAGES:
        return None
    kind, list_name = PAGES[match.url_name]
    slug = redirects.destination(kind, match.kwargs["slug"])
    if slug is None:
        return None
    with override(get_language_from_path(request.path_info)):
        url = reverse(match.view_name, kwargs={"slug": slug}) if slug else reverse(list_name)
    return redirect(with_query(url, request) if slug else url, permanent=bool(slug))


def to_icon(request: HttpRequest) -> HttpResponse | None:
    """For now: the file's name changes with what is in it."""
    found = ICON.fullmatch(request.path_info)
    return redirect(site_icon(ICONS[found[1]])) if found else None


def to_meant_page(request: HttpRequest) -> HttpResponse | None:
    """For good; only to an address of the site's own at which readers find something."""
    asked = request.path_info
    meant = (address_at(reading, or_moved=reading != asked) for reading in readings(asked))
    url = next((url for url in meant if url not in ("", asked)), "")
    return redirect(with_query(url, request), permanent=True) if url else None


def address_at(path: str, *, or_moved: bool) -> str:
    """The address itself, its slug as it was published; "" where readers find nothing.

    A path without a language is good as it is if it leads somewhere behind one.
    """
    code = get_language_from_path(path)
    with override(code or settings.LANGUAGE_CODE):
        if match := reader_match(path):
            return address_of(match, path, or_moved=or_moved)
        if code is None and (match := reader_match(f"/{settings.LANGUAGE_CODE}{path}")):
            return path if address_of(match, path, or_moved=or_moved) else ""
    return ""


def reader_match(path: str) -> ResolverMatch | None:
    """The view there, unless it is one of the desk's, which declare nothing."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if hasattr(match.func, ATTRIBUTE) else None


def address_of(match: ResolverMatch, path: str, *, or_moved: bool) -> str:
    if match.url_name not in PAGES:
        return "" if match.kwargs else path  # a part of a list may not be there
    kind, slug = PAGES[match.url_name][0], match.kwargs["slug"]
    if found := redirects.as_published(kind, slug):
        return reverse(match.view_name, kwargs={"slug": found})
    return path if or_moved and redirects.destination(kind, slug) is not None else ""


def with_query(url: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{url}?{query}" if query else url
