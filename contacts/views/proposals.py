"""A proposal on the real page of what it changes: for staff, in both languages, never kept.

It is put in place in a transaction that is taken back, and the page is made of what that one sees.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from contacts.admin.proposals import page_url, preview_links_of
from contacts.enums import Language, PublicationStatus
from contacts.history.proposals import put_on_trial, row_of, taken_back
from contacts.models import Claim, Holiday, Notice, Proposal
from contacts.views.as_on import RENEWAL, page_at

LANGUAGE_LINK = re.compile(rb'(<a class="language-link"[^>]* href=")[^"]*')


@require_safe
def proposal(request: HttpRequest, language: str, pk: int) -> HttpResponse:
    found = get_object_or_404(Proposal, pk=pk)
    if not admin.site._registry[Proposal].has_view_permission(request, found):
        raise PermissionDenied
    if language not in Language.values or not found.is_open:
        raise Http404("there is no such page")
    try:
        page = page_of(request, found, language)
    except (ValidationError, IntegrityError):  # its own page says why
        return HttpResponseRedirect(page_url(found))
    bar = render_to_string("components/proposal_bar.html", bar_context(found, language))
    html = RENEWAL.sub(b"", page.content).replace(b"<body>", b"<body>" + bar.encode(), 1)
    html = within_preview(html, found, Language(language).other)
    response = HttpResponse(html)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response


def page_of(request: HttpRequest, found: Proposal, language: str) -> HttpResponse:
    with taken_back():
        row = row_of(found)
        if row is None:
            raise ValidationError("")
        put_on_trial(row, found)
        row = row_of(found)
        if not row.is_published:
            row.status, row.publish_at, row.expire_at = PublicationStatus.PUBLISHED, None, None
            row.save()
        with translation.override(language):
            address = address_of(row)
        return page_at(request, address, timezone.now())


def address_of(row: Any) -> str:
    """Of the page that shows it."""
    if isinstance(row, Claim):
        return reverse("contacts:verify")
    if isinstance(row, Holiday | Notice):
        channel = row.channel
        if channel is None or not channel.is_published:
            return reverse("contacts:home")
        return channel.get_absolute_url()
    address: str = row.get_absolute_url()
    return address.partition("#")[0]


def within_preview(html: bytes, found: Proposal, other: Language) -> bytes:
    """The page's link to the other language leads to the proposal in that language."""
    address = reverse("proposal", args=[other.value, found.pk])
    return LANGUAGE_LINK.sub(rb"\1" + address.encode(), html)


def bar_context(found: Proposal, shown: str) -> dict[str, Any]:
    return {
        "language": Language(translation.get_language() or Language.ARABIC),
        "shown": shown,
        "links": [(one, url) for url, one in preview_links_of(found)],
        "back_url": page_url(found),
    }
