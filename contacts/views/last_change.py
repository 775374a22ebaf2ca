"""How a row last changed, on its own page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from contacts.fallback import LocalizedText, localized
from contacts.history.change_words import Teller
from contacts.history.changes import DayOfRow, changes_of
from contacts.history.versions import key_of
from contacts.models import clock
from contacts.publishing.snapshot import Published, published
from contacts.templatetags.texts import linked
from contacts.templatetags.times import marked


@dataclass(frozen=True, slots=True)
class LastChange:
    moment: datetime
    sentences: list[str]
    anchor: str  # on the page of all changes


def last_change(row: Any) -> LastChange | None:
    """For the page of a row: when it last changed for its readers, and how."""
    content, key = published(), key_of(row)
    teller = teller_of(content, show=marked, value=linked)
    for one in changes_of(content):
        if one.key == key and (sentences := teller.sentences(one)):
            return LastChange(one.moment, html_of(sentences), anchor_of(one))
    return None


def html_of(sentences: Iterable[str]) -> list[str]:
    """Safe: words of the catalogue around texts and values that the teller had escaped."""
    return [mark_safe(text) for text in sentences]  # noqa: S308


def teller_of(
    content: Published, *, show: Callable[[LocalizedText], str], value: Callable[[str], str]
) -> Teller:
    language = get_language() or "ar"
    names = {one.pk: localized(one, "name", language) for one in content.channels}
    return Teller(language, timezone.localdate(clock.now()), names, show=show, value=value)


def anchor_of(one: DayOfRow) -> str:
    return f"{one.key[0]}-{one.key[1]}-{one.day:%Y-%m-%d}"
