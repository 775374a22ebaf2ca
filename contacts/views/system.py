"""Addresses for machines, and the front door that picks a language."""

from django.conf import settings
from django.contrib.sitemaps.views import index as django_index
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from citizen_help import forwarding
from citizen_help.page_cache.declaration import not_stored, stored
from contacts.enums import Language
from contacts.sitemaps import SITEMAPS, fits_one_file
from contacts.views.public import cache_control


@not_stored("it depends on the reader's cookie and browser")
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the language they chose before, else their browser's, else Arabic.

    LocaleMiddleware has looked at the cookie and at Accept-Language by now.
    """
    response = HttpResponseRedirect(reverse("contacts:home"))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    response["Cache-Control"] = "private, no-cache"
    return response


@not_stored("it tells of this moment")
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up; manage.py doctor also learns how its request arrived."""
    return text_response(forwarding.report(request) or "ok")


@require_safe
def desk_healthz(request: HttpRequest) -> HttpResponse:
    """The same where cookies arrive; no page of the desk is stored."""
    return text_response(forwarding.report(request) or "ok")


def text_response(text: str, *, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response


@stored()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers may read everything; search results say noindex themselves."""
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    text = "\n".join(lines) + "\n"
    return cacheable(HttpResponse(text, content_type="text/plain; charset=utf-8"))


@stored()
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every published page in both languages, or an index of the parts that list them."""
    if fits_one_file():
        return cacheable(django_sitemap(request, SITEMAPS))
    return cacheable(django_index(request, SITEMAPS, sitemap_url_name="sitemap-part"))


@stored(query=("p",))
@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """The pages of one kind; `?p=2` for the next so many."""
    return cacheable(django_sitemap(request, SITEMAPS, section=section))


def cacheable(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = cache_control()
    return response


@stored()
@require_safe
def opensearch(request: HttpRequest, language: str) -> HttpResponse:
    """Lets a browser add the site's search (OpenSearch 1.1 description document)."""
    if language not in Language.values:
        raise Http404
    with override(language):
        response = render(
            request,
            "contacts/opensearch.xml",
            {
                "language": get_language(),
                "search_url": settings.SITE_URL + reverse("contacts:search"),
            },
            content_type="application/opensearchdescription+xml; charset=utf-8",
        )
    return cacheable(response)
