"""Addresses for machines, and the front door that picks a language."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from contacts.enums import Language
from contacts.models import Channel


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the language they chose before, else their browser's, else Arabic.

    LocaleMiddleware has looked at the cookie and at Accept-Language by now.
    """
    response = HttpResponseRedirect(reverse("contacts:home"))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up."""
    return plain("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and there is something to read."""
    try:
        has_content = Channel.objects.published().exists()
    except DatabaseError:
        connection.close()
        return plain("the database does not answer", status=503)
    return plain("ok") if has_content else plain("no content is loaded", status=503)


def plain(text: str, *, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers may read everything; search results say noindex themselves."""
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest, language: str) -> HttpResponse:
    """Lets a browser add the site's search (OpenSearch 1.1 description document)."""
    if language not in Language.values:
        raise Http404
    with override(language):
        return render(
            request,
            "contacts/opensearch.xml",
            {
                "language": get_language(),
                "search_url": settings.SITE_URL + reverse("contacts:search"),
            },
            content_type="application/opensearchdescription+xml; charset=utf-8",
        )
