"""Stored rows that the rules of values, hours, holidays and dates would refuse today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.content.picture_files import is_name
from contacts.enums import Language
from contacts.languages.fact_report import checked_models
from contacts.languages.markdown_refusals import refusals_of
from contacts.links.extraction import TEXTS
from contacts.models import Channel, Holiday, Picture, Site, Step, refusals
from contacts.models.confirmed_texts import PICTURE, texts_of
from contacts.models.endpoints import EndpointValue

MISSING: Final = _("The picture is not on the site. Choose it anew, or import it.")
NOT_DESCRIBED: Final = _("The picture needs a sentence that says what it shows.")


class Doubt(NamedTuple):
    row: Any
    field: str
    error: ValidationError

    def sentence(self) -> str:
        return " ".join(self.error.messages)


def doubts() -> Iterator[Doubt]:
    """What an older version took, or a command that asks nobody; it works as it stands."""
    for model in checked_models():
        rows: Any = model._default_manager.order_by("pk")
        for row in rows:
            found = row.field_refusals()
            if isinstance(row, EndpointValue):
                found |= row.refusals()
            if isinstance(row, Holiday) and (twin := row.contradiction()):
                found["first_day"] = twin
            yield from (Doubt(row, field, error) for field, error in found.items())
    for channel in Channel.objects.order_by("pk").prefetch_related("opening_hours"):
        hours = list(channel.opening_hours.all())
        for one in refusals.of_rows(hours, always_available=channel.always_available):
            yield Doubt(hours[one.place], one.field, one.error)
    yield from _of_pictures()
    yield from _of_markdown()


def _of_markdown() -> Iterator[Doubt]:
    """As content files may bring it, which the desk's forms would refuse."""
    for model, field in TEXTS.items():
        rows: Any = model._default_manager.order_by("pk")
        for row in rows:
            for code, text in texts_of(row, field).items():
                for told in refusals_of(f"{model._meta.model_name}.{field}", text):
                    yield Doubt(row, f"{field}_{code}", ValidationError(told))


def _of_pictures() -> Iterator[Doubt]:
    """What no form stores: names that lead to nothing, and pictures of drafts without words."""
    stored = set(Picture.objects.values_list("name", flat=True))
    for site in Site.objects.exclude(logo__in=["", *stored]):
        yield Doubt(site, "logo", ValidationError(MISSING))
    for step in Step.objects.order_by("pk").select_related("guide"):
        for code in Language.values:
            name = getattr(step, f"{PICTURE}_{code}")
            if name and not (name in stored and is_name(name)):
                yield Doubt(step, f"{PICTURE}_{code}", ValidationError(MISSING))
            if name and not (getattr(step, f"picture_alt_{code}") or "").strip():
                yield Doubt(step, f"picture_alt_{code}", ValidationError(NOT_DESCRIBED))
