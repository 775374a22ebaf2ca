"""Stored rows that the rules of values, hours, holidays and dates would refuse today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from contacts.languages.fact_report import checked_models
from contacts.models import Channel, Holiday, refusals
from contacts.models.endpoints import EndpointValue


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
