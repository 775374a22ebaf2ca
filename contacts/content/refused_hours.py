"""What the rules say between the hours of one channel, told apart by the row and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from contacts.content.rows import Row, describe
from contacts.content.schema import OPENING_HOURS
from contacts.models import refusals

Refused = tuple[int, Any, str, str | None]  # a row's key, what it says, in which field, the rule


def refused_hours(channels: Iterable[Row], rows: Mapping[Any, Sequence[Row]]) -> set[Refused]:
    """What is wrong between stored rows, which may stay as they are."""
    return {
        found
        for channel in channels
        if channel.pk in rows
        for found, _refusal in refused(channel, rows[channel.pk])
    }


def refused(channel: Row, rows: Sequence[Row]) -> Iterator[tuple[Refused, refusals.Refusal]]:
    for found in refusals.of_rows(rows, always_available=channel.always_available):
        row = rows[found.place]
        says = OPENING_HOURS.identity_of(describe(row, OPENING_HOURS))
        yield (row.pk, says, found.field, found.error.code), found
