"""What a save says of texts that still name a number, link or account which is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.admin.languages import current_language
from contacts.admin.notices import Notice, form_url
from contacts.endpoints import isolated
from contacts.fallback import localized
from contacts.history.former_ways import (
    FormerWay,
    NamingText,
    former_ways,
    present_value,
    texts_naming,
    texts_naming_former,
)
from contacts.models.confirmed_texts import translated_fields

MOST_NAMED = 5  # texts in one message; the others are counted


def warn_of_former_ways(request: HttpRequest, channels: Iterable[int]) -> None:
    """A message for each spelling, with the way to replace it, and the forms of the texts."""
    found: dict[str, list[NamingText]] = {}
    for one in texts_naming([way for pk in channels for way in former_ways(pk)]):
        found.setdefault(one.said, []).append(one)
    for said, texts in found.items():
        text = format_html(
            _(
                "Texts still say {said}, which readers are no longer shown. "
                "<a href='{url}'>Find and replace</a> – {names}."
            ),
            said=isolated(said),
            url=replace_url(said, texts[0].way),
            names=named_links(list(dict.fromkeys(one.owner for one in texts))),
        )
        messages.warning(request, text)


def named_links(owners: Sequence[Any]) -> SafeString:
    links = ((form_url(owner), heading_of(owner)) for owner in owners[:MOST_NAMED])
    names = format_html_join(_(", "), '<a href="{}">{}</a>', links)
    further = len(owners) - MOST_NAMED
    if further <= 0:
        return names
    text = ngettext("{names} and {count} other", "{names} and {count} others", further)
    return format_html(text, names=names, count=further)


def former_way_notices() -> Iterator[Notice]:
    """The same on the first page of the desk, a line for each text."""
    for one in dict.fromkeys(texts_naming_former()):
        text = _("“%(text)s” says %(said)s, which readers are no longer shown.")
        yield Notice(
            text % {"text": heading_of(one.owner), "said": isolated(one.said)},
            form_url(one.owner),
            _("Open its form"),
            other=(replace_url(one.said, one.way), _("Find and replace")),
        )


def replace_url(said: str, way: FormerWay) -> str:
    """With what stands there now, where another value has taken its place; whole words alone."""
    now = present_value(way)
    query = {"find": said, "whole_words": "on"} | ({"put": now} if now != said else {})
    return reverse("find-replace", query=query)


def heading_of(row: Any) -> str:
    found = localized(row, translated_fields(type(row))[0], current_language())
    return found.value or str(row)
