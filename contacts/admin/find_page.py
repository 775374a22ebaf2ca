"""The desk's search: one box that finds rows of every list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.admin.finding import closest
from contacts.admin.menu import in_menu_order
from contacts.reader_text import tidy
from contacts.search.row_words import MOST_CHARACTERS, matched, wanted_of

SHOWN = 5
LOOKED_AT = 200  # among which those come first whose heading says what is looked for


@dataclass(frozen=True, slots=True)
class FoundRow:
    name: str
    url: str
    text: Any  # where it was found, unless that is the name
    status: Any


@dataclass(frozen=True, slots=True)
class FoundList:
    """What one list has; `url` is that list with the same search."""

    title: str
    url: str
    rows: list[FoundRow]
    count: int


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    query = tidy(request.GET.get(SEARCH_VAR, ""))[:MOST_CHARACTERS]
    context = {
        **admin.site.each_context(request),
        "title": _("Search all lists"),
        "query": query,
        "lists": list(found_lists(request, query)) if query else [],
    }
    return TemplateResponse(request, "admin/find.html", context)


def found_lists(request: HttpRequest, query: str) -> Iterator[FoundList]:
    """Of the lists that the person may see, in the order of the menu."""
    for app in in_menu_order(admin.site.get_app_list(request)):
        desks = (admin.site.get_model_admin(entry["model"]) for entry in app["models"])
        searched = (one for one in desks if getattr(one, "is_in_desk_search", False))
        allowed = (one for one in searched if one.has_view_permission(request))
        yield from filter(None, (found_list(one, request, query) for one in allowed))


def found_list(desk: Any, request: HttpRequest, query: str) -> FoundList | None:
    rows, _may_repeat = desk.get_search_results(request, desk.get_queryset(request), query)
    count = rows.count()
    if not count:
        return None
    wanted = wanted_of(query)
    first = list(rows[:LOOKED_AT])
    near = closest(desk.model, [row.pk for row in first], query) if desk.found_by == "pk" else {}
    first.sort(key=lambda row: (-near.get(row.pk, 0), -matched(desk.called(row), wanted)))
    shown = first[:SHOWN]
    desk.tell_where_found(request, shown, wanted)
    url = reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_changelist")
    listed = f"{url}?{urlencode({SEARCH_VAR: query})}"
    title = capfirst(str(desk.opts.verbose_name_plural))
    return FoundList(title, listed, [found_row(desk, row, listed) for row in shown], count)


def found_row(desk: Any, row: Any, listed: str) -> FoundRow:
    """Rows that have no form lead to their list."""
    name = f"admin:{desk.opts.app_label}_{desk.opts.model_name}_change"
    url = reverse(name, args=[row.pk]) if desk.list_display_links is not None else listed
    status = row.get_status_display() if hasattr(row, "get_status_display") else ""
    return FoundRow(desk.called(row), url, row.found_text, status)
