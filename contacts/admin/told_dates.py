"""What a save says of the moments at which readers see the row, and no longer do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from contacts.admin.publication_dates import lasting_in_words, moment_in_words
from contacts.models import Notice
from contacts.models.base import PublicModel

DRAFT = _("“%(name)s” is a draft: it does not appear on %(start)s unless it is published.")
HIDDEN = _(
    "Readers no longer see “%(name)s”: it comes back on %(start)s. For them to see it until then, "
    "empty “publish at”."
)
FROM_TO = _("Readers see “%(name)s” from %(start)s until %(end)s.")
FROM = _("Readers see “%(name)s” from %(start)s on.")
UNTIL = _("Readers see “%(name)s” until %(end)s.")
OFF = _(
    "Readers do not see “%(name)s”: it was taken off on %(end)s. For them to see it, empty “take "
    "off at”, or choose a later moment."
)
OVER = _(
    "“%(name)s” is published, but nobody is told: it was over on %(over)s. For readers to be told, "
    "choose a later end."
)
FOLLOW = _("Pages that are open already, on your device too, follow within a minute.")
TOLD = _("Published: “%(name)s”, %(when)s.")


def told_dates(
    row: PublicModel, name: str, now: datetime, *, was_seen: bool = False
) -> tuple[int, str] | None:
    """None where nothing depends on a moment, and nobody could be surprised."""
    found = of_notice(row, now) if is_seen_plainly(row, now) else of_dates(row, now, was_seen)
    if found is None:
        return None
    level, text = found
    values = {"name": name, "when": lasting_in_words(row, now) if isinstance(row, Notice) else ""}
    for key, moment, is_end in (
        ("start", row.publish_at, False),
        ("end", row.expire_at, True),
        ("over", getattr(row, "ends_at", None), True),
    ):
        values[key] = moment_in_words(moment, now, is_end=is_end) if moment else ""
    return level, text % values


def is_seen_plainly(row: PublicModel, now: datetime) -> bool:
    return row.is_published_at(now) and row.expire_at is None


def of_dates(row: PublicModel, now: datetime, was_seen: bool) -> tuple[int, Any] | None:
    waits = row.publish_at is not None and row.publish_at > now
    if not row.is_shown:
        return (messages.WARNING, DRAFT) if waits else None
    if row.has_expired:
        return messages.WARNING, OFF
    if waits and was_seen:
        return messages.WARNING, HIDDEN
    if waits:
        return messages.INFO, FROM_TO if row.expire_at else FROM
    return messages.INFO, UNTIL


def of_notice(row: PublicModel, now: datetime) -> tuple[int, Any] | None:
    if not isinstance(row, Notice):
        return None
    is_over = row.ends_at is not None and row.ends_at <= now
    return (messages.WARNING, OVER) if is_over else (messages.INFO, TOLD)


def drafts_with_dates(rows: Iterable[Model], now: datetime) -> list[PublicModel]:
    """Rows inside another one, which seldom are drafts."""
    return [
        row
        for row in rows
        if isinstance(row, PublicModel)
        and not row.is_shown
        and row.publish_at is not None
        and row.publish_at > now
    ]
