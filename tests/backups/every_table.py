"""One row at least in every table of the site."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import models

from contacts.backups.fingerprints import stored_models

MOMENT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
# By the kind of field, where it has neither a default nor choices.
VALUES: dict[type[models.Field[Any, Any]], Any] = {
    models.BooleanField: True,
    models.DateTimeField: MOMENT,
    models.DateField: date(2026, 11, 30),
    models.TimeField: time(8, 30),
    models.IntegerField: 1,
    models.UUIDField: UUID(int=7),
    models.BinaryField: b"\x00\xff rows of a file",
    models.GenericIPAddressField: "192.0.2.1",
    models.EmailField: "someone@help.example",
    models.JSONField: {"named": ["أ", 1, None]},
    models.CharField: "text-of-{name}",
    models.TextField: "نصّ\n\tof two \\ lines 'quoted' \\.",
}


def fill() -> None:
    """Beside the first content, which is there already."""
    get_user_model().objects.create_superuser("kept", "kept@help.example", "kept-passphrase-1")
    waiting = [model for model in stored_models() if not model._base_manager.exists()]
    while waiting:  # those that others belong to come first
        ready = [model for model in waiting if not depends_on(model, waiting)]
        if not ready:
            raise RuntimeError(f"these tables wait for each other: {waiting}")
        for model in ready:
            model._base_manager.bulk_create([row_of(model)])
        waiting = [model for model in waiting if model not in ready]


def depends_on(model: type[models.Model], others: list[type[models.Model]]) -> bool:
    related = [field.related_model for field in model._meta.local_fields if field.is_relation]
    return any(one in others and one is not model for one in related)


def row_of(model: type[models.Model]) -> models.Model:
    row = model()
    for field in model._meta.local_concrete_fields:
        if field.is_relation:
            setattr(row, field.name, field.related_model._base_manager.first())
        elif not field.null and not isinstance(field, models.AutoField):
            setattr(row, field.attname, value_of(field))
    return row


def value_of(field: models.Field[Any, Any]) -> Any:
    if field.choices:
        return next(value for value, _name in field.flatchoices if value)
    if field.has_default():
        return field.get_default()
    for kind, value in VALUES.items():
        if isinstance(field, kind):
            is_text = isinstance(value, str)
            return value.replace("{name}", field.name)[: field.max_length] if is_text else value
    raise RuntimeError(f"{field} needs a value in VALUES")
