"""The moments at which content begins or ends by its own dates, with nobody acting."""

from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.db.models import BooleanField, Min, QuerySet, Value

from contacts.enums import PublicationStatus
from contacts.models import Notice
from contacts.models.base import PublicModel


class Due(NamedTuple):
    """What comes next; None: as the rows stand, nothing."""

    change: datetime | None  # a row or notice begins or ends
    end: datetime | None  # a row is taken off: what shows it becomes false


def next_due(after: datetime) -> datetime | None:
    """The next moment at which any public row or notice begins or ends."""
    return due(after).change


def due(after: datetime) -> Due:
    """One query for all rows: asked anew after each edit and each such moment."""
    first, *others = _next_ones(after)
    found = list(first.union(*others, all=True))
    return Due(
        min((moment for moment, _ in found), default=None),
        min((moment for moment, is_end in found if is_end), default=None),
    )


def _next_ones(after: datetime) -> list[QuerySet[PublicModel, tuple[datetime, bool]]]:
    public = [model for model in apps.get_models() if issubclass(model, PublicModel)]
    return [
        *(_next_one(model, "publish_at", after, is_end=False) for model in public),
        *(_next_one(model, "expire_at", after, is_end=True) for model in public),
        _next_one(Notice, "starts_at", after, is_end=False),
        # Pages that outlive their moment show no notice.
        _next_one(Notice, "ends_at", after, is_end=False),
    ]


def _next_one(
    model: type[PublicModel], field: str, after: datetime, *, is_end: bool
) -> QuerySet[PublicModel, tuple[datetime, bool]]:
    coming = model._default_manager.filter(
        status=PublicationStatus.PUBLISHED, **{f"{field}__gt": after}
    )
    marked = coming.order_by().values("status").annotate(moment=Min(field))
    ends = Value(is_end, output_field=BooleanField())
    return marked.annotate(ends=ends).values_list("moment", "ends")
