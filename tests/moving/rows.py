"""A row in every table, made from its fields, with values that databases store each in its way."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models, transaction
from django.db.models import Field

from contacts.models import ContentVersion
from contacts.moving import numbers, service, tables

# Above what content types get, which each transactional test makes anew.
KEY = 6_000_001
# Of which a row was deleted: the next number is not that of the last row.
LAST_KEY = 7_000_000
MOMENT = datetime(2026, 3, 31, 23, 59, 59, 123456, tzinfo=UTC)
TEXT = "  مرحبًا\r\n\t'\"\\ %s \u200f\U0001f54b e\u0301 é "
BIG = 2**63 - 1
BY_TYPE: dict[type[Any], Any] = {
    models.BooleanField: True,
    models.DateTimeField: MOMENT,
    models.DateField: date(1, 1, 1),
    models.TimeField: time(23, 59, 59, 1),
    models.BigIntegerField: BIG,
    models.SmallIntegerField: 3,
    models.IntegerField: 2**31 - 1,
    models.JSONField: {"b": [1, None, {"ن": TEXT}], "a": "\ufffd", "ب": BIG},
    models.BinaryField: bytes(range(256)),
    models.UUIDField: uuid.UUID(int=2**128 - 1),
    models.GenericIPAddressField: "2001:db8::1",
}
# What the tables' own constraints ask for.
SPECIAL = {
    "contacts_contentversion.id": 1,
    "contacts_site.id": 1,
    "contacts_claim.value": "19912",
    "contacts_endpoint.value": "19912",
    "contacts_movedpage.new_slug": "another",
}
NULL = {"publish_at", "next_try_at", "ends_at", "valid_from", "valid_to", "opens", "closes"}


def value_of(field: Field[Any, Any]) -> Any:
    special = f"{field.model._meta.db_table}.{field.column}"
    if special in SPECIAL:
        return SPECIAL[special]
    if field.name in NULL and field.null:
        return None
    if field.remote_field:
        return SPECIAL.get(f"{field.remote_field.model._meta.db_table}.id", KEY)
    if field.primary_key and isinstance(field, models.AutoField):
        return KEY
    if field.choices:
        return next(value for value, _label in field.flatchoices)
    for kind, value in BY_TYPE.items():
        if isinstance(field, kind):
            return value
    return TEXT[: field.max_length]


def fill(alias: str) -> None:
    """A row in each table beside those that migrations wrote."""
    with transaction.atomic(using=alias):
        service.empty(alias, [ContentVersion])
        for model in tables.stored_models():
            row = tuple(value_of(field) for field in tables.fields_of(model))
            tables.write(model, [row], alias)
        for model in numbers.numbered(tables.stored_models()):
            numbers.go_on_from(LAST_KEY, model, alias)
