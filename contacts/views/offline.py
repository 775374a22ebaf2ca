"""Reading without a network: the service worker, what it saves, and the installed site."""

import re
from hashlib import sha256

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import not_stored, stored
from contacts.enums import Language
from contacts.models import Guide, Step
from contacts.pictures.shown import shown_picture
from contacts.publishing import build_id, content_version
from contacts.publishing.channels_now import channels_now, hotline_of
from contacts.publishing.look import look_files
from contacts.publishing.naming import site_name, tagline
from contacts.publishing.snapshot import published
from contacts.templatetags.sharing import site_icon
from contacts.views.public import render_public

FILES = [
    "css/site.css",
    "fonts/heading-ar.woff2",
    "js/site.js",
]
FILES_OF_USUAL_LOOK = ["img/icon.svg", "img/hem.svg", "img/thread.svg"]
FILES_OF_PICTURES = ["css/pictures.css", "js/pictures.js"]
# A language's saved pages and their files together, in bytes before compression.
MAX_SAVED_BYTES = 1_000_000
# Guides that are offered for it; more would not fit into MAX_SAVED_BYTES.
MAX_GUIDES = 200
# Pictures of their steps; the smallest ones are some kilobytes.
MAX_PICTURES = 200
# How long a reader waits for the network when there is a saved copy.
NETWORK_TIMEOUT_MILLISECONDS = 4000
# Browsers ask for these with every page, so a cache in front answers for a second, as for pages.
ASKED_EACH_TIME = f"max-age=0, s-maxage={settings.PAGE_SHARED_MAX_AGE}, must-revalidate"


@stored()
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """A new publication, deployment or file makes a new worker, which asks for every page.

    Those that have not changed are answered 304: the worker asks with the browser's own tags.
    """
    parts = (content_version.current(), files_digest(), build_id.stamp())
    context = {
        "version": sha256(repr(parts).encode()).hexdigest()[:12],
        "languages": Language.values,
        "hotline": hotline_path(),
        "max_saved_bytes": MAX_SAVED_BYTES,
        "network_timeout": NETWORK_TIMEOUT_MILLISECONDS,
    }
    response = render(request, "sw.js", context, content_type="text/javascript; charset=utf-8")
    response.content = re.sub(rb"\n\s+", b"\n", response.content)  # it travels without indentation
    response["Cache-Control"] = ASKED_EACH_TIME
    return response


def hotline_path() -> str:
    """Of its page, after the language; that of the home page where no channel is a telephone."""
    found = hotline_of(channels_now(None))
    return found.channel.get_absolute_url()[len("/ar/") :] if found else ""


def files_digest() -> str:
    """Stands for the files' addresses, which hold a digest of what is in them."""
    files = [*FILES, *FILES_OF_USUAL_LOOK, *FILES_OF_PICTURES]
    return sha256(" ".join(map(static, files)).encode()).hexdigest()[:8]


@stored()
@require_safe
def saved_pages(request: HttpRequest) -> JsonResponse:
    """Addresses to save for a reader of this language, the most needed first."""
    shown = pictures()
    files = [*FILES, *FILES_OF_PICTURES] if shown else FILES
    look = [site_icon("icon.svg"), *look_files(published().site)]
    addresses = [*offline_pages(), *map(static, files), *look, *published_pages(), *shown]
    return JsonResponse(addresses, safe=False, headers={"Cache-Control": ASKED_EACH_TIME})


def offline_pages() -> list[str]:
    """In every language: its link to the other one must lead somewhere."""
    addresses: list[str] = []
    for language in Language.values:
        with override(language):
            addresses += map(reverse, ("contacts:offline", "contacts:offline-asked"))
    return addresses


def published_pages() -> list[str]:
    """Every page with an answer to read, in the active language; all in one file comes last."""
    content = published()
    guides = Guide.objects.published().order_by("-featured", "position", "pk")[:MAX_GUIDES]
    rows = [*content.channels, *guides, *content.pages]  # topics are parts of the questions' page
    return [
        *map(reverse, ("contacts:home", "contacts:questions")),
        *(row.get_absolute_url() for row in rows),
        reverse("contacts:booklet"),
    ]


def pictures() -> list[str]:
    """Of the steps as pages in the active language show them; each once, the small file."""
    language = get_language() or "ar"
    pictured = Q(picture_ar__gt="") | Q(picture_en__gt="")
    steps = Step.objects.published().filter(pictured, guide__in=Guide.objects.published())
    in_order = steps.order_by("-guide__featured", "guide__position", "guide_id", "position", "pk")
    shown = (shown_picture(step, language) for step in in_order[:MAX_PICTURES])
    return list(dict.fromkeys(one.small_webp for one in shown if one))


@stored()
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the worker shows in the place of a page that it neither gets nor has saved."""
    return offline_page(request, is_asked=False)


@stored()
@require_safe
def offline_asked(request: HttpRequest) -> HttpResponse:
    """In the place of the search and the checker, which are nothing without a connection."""
    return offline_page(request, is_asked=True)


def offline_page(request: HttpRequest, *, is_asked: bool) -> HttpResponse:
    # No moment: it is shown later.
    context = {"moment": None, "is_asked": is_asked}
    return render_public(request, "contacts/offline.html", context)


@not_stored("it is in the language of the reader's browser")
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How the site presents itself when it is installed, in the language of the request."""
    return manifest_in(request, get_language())


@stored()
@require_safe
def manifest_in(request: HttpRequest, language: str) -> HttpResponse:
    """The same in one language."""
    if language not in Language.values:
        raise Http404("the site has no such language")
    with override(language):
        response = JsonResponse(
            installed_site(), content_type="application/manifest+json; charset=utf-8"
        )
    response["Cache-Control"] = ASKED_EACH_TIME
    return response


def installed_site() -> dict[str, object]:
    """The manifest in the active language, by the W3C's Web Application Manifest."""
    language = Language(get_language())
    return {
        "id": "/",
        "lang": language.value,
        "dir": language.direction,
        "name": site_name(),
        "short_name": site_name(),
        "description": tagline(),
        "start_url": reverse("contacts:home"),
        "scope": "/",
        "display": "standalone",
        "theme_color": published().site.bar_colour,
        "background_color": "#faf6ee",
        "icons": [
            icon("icon.svg", "any", kind="image/svg+xml"),
            icon("icon-192.png", "192x192"),
            icon("icon-512.png", "512x512"),
            icon("icon-maskable-512.png", "512x512", purpose="maskable"),
        ],
    }


def icon(name: str, sizes: str, *, kind: str = "image/png", purpose: str = "any") -> dict[str, str]:
    return {"src": site_icon(name), "sizes": sizes, "type": kind, "purpose": purpose}
