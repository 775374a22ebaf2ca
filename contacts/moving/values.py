"""One text for one value, whichever database it was read from, and sums of rows made of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

from django.db.models import Field, GenericIPAddressField

SUM_BITS = 256
REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class TableSum:
    """How many rows, and the sum of their SHA-256: databases sort texts each in its own way."""

    rows: int = 0
    total: int = 0

    def add(self, row: bytes) -> None:
        self.rows += 1
        number = int.from_bytes(hashlib.sha256(row).digest(), "big")
        self.total = (self.total + number) % (1 << SUM_BITS)


def canonical(fields: Sequence[Field[Any, Any]], row: Sequence[Any]) -> bytes:
    """A row as bytes that are equal when, and only when, all its values are."""
    values = [plain(field, value) for field, value in zip(fields, row, strict=True)]
    return json.dumps(values, sort_keys=True, default=str).encode()


def plain(field: Field[Any, Any], value: Any) -> Any:
    """The value without what differs between databases: zones, buffers, spellings of addresses."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, frozenset):
        return field.get_prep_value(value)
    if value and isinstance(field, GenericIPAddressField):
        return str(ip_address(value))
    return value


def storable(value: Any) -> Any:
    """The value with U+FFFD for what PostgreSQL cannot store: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.replace("\0", REPLACEMENT)
    if isinstance(value, list):
        return [storable(one) for one in value]
    if isinstance(value, dict):
        return {storable(name): storable(one) for name, one in value.items()}
    return value
