"""Where a page is now whose old address someone asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from contacts.enums import PageKind
from contacts.publishing import redirects
from contacts.views.public import REDIRECT_CACHE_CONTROL

# The pages with a slug, and the list that stands in while a page is off the site.
PAGES = {
    "channel": (PageKind.CHANNEL, "contacts:home"),
    "channel-vcard": (PageKind.CHANNEL, "contacts:home"),
    "channel-calendar": (PageKind.CHANNEL, "contacts:home"),
    "channel-qr": (PageKind.CHANNEL, "contacts:home"),
    "guide": (PageKind.GUIDE, "contacts:questions"),
    "topic": (PageKind.TOPIC, "contacts:questions"),
    "page": (PageKind.PAGE, "contacts:home"),
}


def redirect_for(request: HttpRequest) -> HttpResponse | None:
    """A redirect in the language of the address; None where nothing is known of it."""
    match = request.resolver_match
    if match is None or match.url_name not in PAGES or request.method not in ("GET", "HEAD"):
        return None
    kind, list_name = PAGES[match.url_name]
    slug = redirects.destination(kind, match.kwargs["slug"])
    if slug is None:
        return None
    with translation.override(translation.get_language_from_path(request.path_info)):
        url = reverse(match.view_name, kwargs={"slug": slug}) if slug else reverse(list_name)
    response = redirect(with_query(url, request) if slug else url, permanent=bool(slug))
    response["Cache-Control"] = REDIRECT_CACHE_CONTROL
    return response


def with_query(url: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{url}?{query}" if query else url
