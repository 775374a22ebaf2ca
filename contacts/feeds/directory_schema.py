"""The shape of the directory as JSON Schema, with every kind that there is."""

import json
from collections.abc import Iterable
from typing import Any, Final

from citizen_help import locality
from contacts import channel_kinds
from contacts.endpoints import kinds
from contacts.feeds.directory import SCHEMA

KINDS: Final[dict[str, Iterable[str]]] = {
    "channel": channel_kinds.KINDS,
    "endpoint": kinds.KINDS,
    "claim": kinds.KINDS,
}


def directory_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for name, known in KINDS.items():
        schema["$defs"][name]["properties"]["kind"]["enum"] = list(known)
    schema["properties"]["time_zone"]["const"] = locality.zone_name()
    return schema
