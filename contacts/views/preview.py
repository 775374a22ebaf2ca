"""A row on its real page before it is published: for staff, in both languages, never kept."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from contacts.admin.as_on import in_address
from contacts.admin.publication_dates import publication_in_words
from contacts.enums import Language, PublicationStatus
from contacts.models import Channel, ChooserQuestion, Guide, Page, Site
from contacts.publishing.look import theme_address
from contacts.publishing.snapshot import Published, asked_of, published, showing
from contacts.views import channels, chooser, guides, pages


def chooser_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Where it is asked."""
    return chooser.choose(request, request.path.partition(reverse("contacts:choose"))[2])


def home(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a site, whose name stands on every page."""
    return channels.home(request)


VIEWS: dict[type[Any], Callable[..., HttpResponse]] = {
    Channel: channels.channel,
    ChooserQuestion: chooser_question,
    Guide: guides.guide,
    Page: pages.page,
    Site: home,
}
MODELS = {model._meta.model_name: model for model in VIEWS}


@require_safe
def preview(request: HttpRequest, language: str, model: str, pk: int) -> HttpResponse:
    """The page as readers would see it if the row were published as it is stored now."""
    if language not in Language.values or model not in MODELS:
        raise Http404("there is no such page")
    row = get_object_or_404(MODELS[model]._default_manager, pk=pk)
    if not admin.site._registry[MODELS[model]].has_view_permission(request, row):
        raise PermissionDenied
    bar = render_to_string("components/preview_bar.html", bar_context(row, Language(language)))
    html = page_with(request, row, Language(language), bar)
    return unkept(with_language_link(html, row, Language(language)))


def page_with(request: HttpRequest, row: Any, language: Language, bar: str) -> str:
    """The row's own page with it as it is, below a bar."""
    with translation.override(language.value), showing(with_row(published(), row)):
        page = VIEWS[type(row)](
            as_reader(request, row.get_absolute_url()), slug=getattr(row, "slug", "")
        )
    html = page.content.decode().replace("<body>", f"<body>{bar}", 1)
    return with_tried_theme(html, row) if isinstance(row, Site) else html


def unkept(html: str) -> HttpResponse:
    response = HttpResponse(html)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response


def with_tried_theme(html: str, site: Site) -> str:
    """Readers get no stylesheet of a colour that the site does not have."""
    address = theme_address(site)
    tried = reverse("tried-theme", args=[site.accent[1:]])
    return html.replace(f'href="{address}"', f'href="{tried}"', 1) if address else html


def with_row(content: Published, row: Any) -> Published:
    """The published content with this row in it; a copy that nobody else sees."""
    if isinstance(row, Channel):
        shown = Channel.objects.with_parts().get(pk=row.pk)
        schedule = shown.schedule(holidays=content.holidays)
        channels = (*(one for one in content.channels if one.pk != row.pk), shown)
        schedules = {**content.schedules, row.pk: schedule}
        return replace(content, channels=channels, schedules=schedules, _made={})
    if isinstance(row, Page):
        others = tuple(one for one in content.pages if one.pk != row.pk)
        return replace(content, pages=(*others, row), _made={})
    if isinstance(row, Site):
        return replace(content, site=row, _made={})
    if isinstance(row, ChooserQuestion):
        shown_rows = ChooserQuestion.objects.with_parts().filter(
            pk__in=[row.pk, *(one.row.pk for one in content.chooser)]
        )
        return replace(content, chooser=asked_of(shown_rows), _made={})
    guide = Guide.objects.with_parts().get(pk=row.pk)
    return replace(content, _made={("guide", row.slug): guide})


def as_reader(request: HttpRequest, path: str) -> HttpRequest:
    """A request for the row's own address, without a query."""
    own = copy.copy(request)
    own.method = "GET"
    own.path = own.path_info = path
    own.META = {**request.META, "QUERY_STRING": ""}
    own.GET = QueryDict()
    return own


def with_language_link(html: str, row: Any, language: Language) -> str:
    """The link to the other language stays within the preview: its page may not exist yet."""
    with translation.override(language.other.value):
        public = row.get_absolute_url()
    return html.replace(f'href="{public}"', f'href="{address(row, language.other)}"')


def address(row: Any, language: Language) -> str:
    return reverse("preview", args=[language.value, row._meta.model_name, row.pk])


def when_seen(row: Any) -> str:
    """In words, of a row that is published and, by its dates, not seen now; else ""."""
    if row.is_published or row.status != PublicationStatus.PUBLISHED:
        return ""
    return str(publication_in_words(row, timezone.localtime()))


def seen_from(row: Any, language: Language) -> str:
    """The address of its page as on the moment from which readers see it; "" for none ahead."""
    if row.status != PublicationStatus.PUBLISHED or not row.publish_at or row.is_published:
        return ""
    with translation.override(language.value):
        page = row.get_absolute_url()
    return reverse("as-on", query={"at": in_address(row.publish_at), "page": page})


def bar_context(row: Any, language: Language) -> dict[str, Any]:
    name = row._meta.model_name
    return {
        "is_published": row.is_published,
        "when": when_seen(row),
        "language": Language(translation.get_language()),
        "shown": language.value,
        "then": seen_from(row, language),
        "links": [(one, address(row, one)) for one in Language],
        "form_url": reverse(f"admin:contacts_{name}_change", args=[row.pk]),
    }
