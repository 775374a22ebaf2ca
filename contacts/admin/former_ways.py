"""What a save says of texts that still name a number, link or account which is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

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

MOST_NAMED = 20  # texts in one message; the others come after these are mended


def warn_of_former_ways(request: HttpRequest, channels: Iterable[int]) -> None:
    """A message for each spelling, with the forms of the texts, and the way to replace it."""
    found: dict[str, list[NamingText]] = {}
    for one in texts_naming([way for pk in channels for way in former_ways(pk)]):
        found.setdefault(one.said, []).append(one)
    for said, texts in found.items():
        owners = list(dict.fromkeys(one.owner for one in texts))[:MOST_NAMED]
        links = ((form_url(owner), heading_of(owner)) for owner in owners)
        text = format_html(
            _(
                "These texts still say {said}, which readers are no longer shown: {names}. "
                "<a href='{url}'>Find and replace</a>"
            ),
            said=isolated(said),
            names=format_html_join(_(", "), '<a href="{}">{}</a>', links),
            url=replace_url(said, texts[0].way),
        )
        messages.warning(request, text)


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
    """With what stands there now, where another value has taken its place."""
    now = present_value(way)
    return reverse("find-replace", query={"find": said} | ({"put": now} if now != said else {}))


def heading_of(row: Any) -> str:
    found = localized(row, translated_fields(type(row))[0], current_language())
    return found.value or str(row)
