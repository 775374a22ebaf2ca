"""The site as it is at another moment: for staff alone, in addresses of their own, kept by nobody.

The moment is a part of the address, so that there is no cookie which a stored page could meet,
and two windows may stand at two moments. Links and forms lead on at the same moment, and nothing
is stored: only GET is answered, forms are sent so, and no search is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.admin.as_on import MomentForm, as_typed, in_address, moment_of, moments_ahead
from contacts.admin.publication_dates import moment_in_words
from contacts.enums import Language
from contacts.history.proposals import replaced_by
from contacts.models import clock
from contacts.publishing.snapshot import UNSAVED, read_unsaved, showing
from contacts.search.meanings import meanings
from contacts.search.store import read_content, snapshot_of, store
from contacts.views.errors import not_found
from contacts.views.preview import as_reader
from contacts.views.redirects import redirect_for
from contacts.views.search import RENEWED

PAGE = re.compile(r"/(?:ar|en)/")
LINKS = re.compile(rb'(?<=")(?=/(?:ar|en)/)')  # in HTML and in JSON; text has its quotes escaped
FORMS = re.compile(rb'(<form\b[^>]*) method="post"')
# static/js/status.js would ask for the page of now, or hide what it cannot renew.
RENEWAL = re.compile(rb' data-renew-(?:at|from)="[^"]*"')
SEARCHING = ("search", "suggest")


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Where staff say at which moment; `?at=2027-02-07T09:00+03:00` leads there at once."""
    allow(request)
    text = request.GET.get("at", "")
    form = MomentForm(request.GET if "day" in request.GET else None, initial=initial(request))
    problem: list[str] = []
    try:
        moment = form.moment if form.is_valid() else moment_of(text) if text else None
    except ValidationError as error:
        moment, problem = None, error.messages
    if moment:
        page = request.GET.get("page", "")
        start = page if PAGE.match(page) else f"/{translation.get_language()}/"
        return HttpResponseRedirect(address_of(moment, start))
    context = {
        **admin.site.each_context(request),
        "title": _("The site at another moment"),
        "form": form,
        "problem": problem,
        "ahead": ahead(timezone.now()),
    }
    return render(request, "admin/contacts/as_on.html", context)


def allow(request: HttpRequest) -> None:
    """Who has nothing to do with the content sees of it what everybody sees."""
    if not request.user.has_module_perms("contacts"):
        raise PermissionDenied


def initial(request: HttpRequest) -> dict[str, Any]:
    """What was given in the address, as far as it can be read."""
    given = request.GET.get("at") or request.GET.get("from", "")
    found = as_typed(given) or timezone.localtime().replace(second=0, microsecond=0)
    return {"day": found.date(), "time": found.time(), "page": request.GET.get("page", "")}


def ahead(now: datetime) -> list[tuple[str, str, str]]:
    """(moment, what changes, address)."""
    start = f"/{translation.get_language()}/"
    return [
        (moment_in_words(moment, now), name, address_of(moment, start))
        for moment, name in moments_ahead(now)
    ]


def address_of(moment: datetime, page: str) -> str:
    return f"{prefix_of(moment)}{page}"


def prefix_of(moment: datetime) -> str:
    return reverse("as-on") + in_address(moment)


@require_safe
def as_on(request: HttpRequest, at: str, page: str) -> HttpResponse:
    """A reader's page as it is at that moment, under a bar that says so."""
    allow(request)
    page = f"/{page}"
    try:
        moment = moment_of(at)
    except ValidationError:
        return HttpResponseRedirect(reverse("as-on", query={"at": at, "page": page}))
    if not PAGE.match(page):
        raise Http404("there is no such page")
    response = led_on(page_at(request, page, moment), prefix_of(moment))
    if "html" in response.get("Content-Type", ""):
        bar = render_to_string("components/as_on_bar.html", bar_context(moment, request, page))
        html = FORMS.sub(rb'\1 method="get"', RENEWAL.sub(b"", response.content))
        response.content = html.replace(b"<body>", b"<body>" + bar.encode(), 1)
    return response


def page_at(request: HttpRequest, page: str, moment: datetime) -> HttpResponse:
    own = as_reader(request, page)
    own.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "")
    own.GET = QueryDict(mutable=True)  # type: ignore[assignment]
    own.GET.update({**request.GET.dict(), RENEWED: "1"})  # it counts as no search
    with translation.override(page[1:3]):
        try:
            own.resolver_match = match = resolve(page)
            if match.namespace != "contacts":
                raise Http404("this is no page for readers")
            with replaced_by(moment), site_at(moment, match):
                return match.func(own, *match.args, **match.kwargs)
        except (Http404, Resolver404) as error:
            with clock.showing(moment):
                return redirect_for(own) or not_found(own, error)


@contextmanager
def site_at(moment: datetime, match: ResolverMatch) -> Iterator[None]:
    """All that pages are made of as it is at the moment, for this thread alone."""
    now = store.snapshot() if match.url_name in SEARCHING else None
    with clock.showing(moment), showing(read_unsaved()):
        if now is None:
            yield
            return
        then = snapshot_of(read_content(now), UNSAVED, now)
        with store.showing(then), meanings.trying(then.index):
            yield


def led_on(response: HttpResponse, prefix: str) -> HttpResponse:
    """Its links lead to the same moment, and nobody keeps it."""
    response.content = LINKS.sub(prefix.encode(), response.content)
    if PAGE.match(response.get("Location", "")):
        response["Location"] = prefix + response["Location"]
    for name in ("ETag", "Link", "Server-Timing"):
        response.headers.pop(name, None)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def bar_context(moment: datetime, request: HttpRequest, page: str) -> dict[str, Any]:
    query = request.META.get("QUERY_STRING", "")
    here = f"{page}?{query}" if query else page
    return {
        "language": Language(translation.get_language() or Language.ARABIC),
        "moment": moment_in_words(moment, timezone.now()),
        "other": reverse("as-on", query={"from": in_address(moment), "page": here}),
        "leave": here,
    }
