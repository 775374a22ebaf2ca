"""What readers see, at a moment, of a row that the history holds. Needs no database.

As `published()` of the models decides, of columns instead of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.dateparse import parse_datetime

from contacts.enums import PublicationStatus
from contacts.history.versions import Key, State

BEGINS: Final = ("publish_at", "starts_at")
ENDS: Final = ("expire_at", "ends_at")


def shown(state: State, key: Key, moment: datetime) -> State:
    """Of the row `key` and its parts those that readers see; none where they do not see the row."""
    if not _is_shown(state.get(key, {}), moment):
        return {}
    return {one: columns for one, columns in state.items() if _is_shown(columns, moment)}


def _is_shown(columns: Mapping[str, Any], moment: datetime) -> bool:
    return (
        columns.get("status") == PublicationStatus.PUBLISHED
        and all(begins <= moment for begins in _moments(columns, BEGINS))
        and all(moment < ends for ends in _moments(columns, ENDS))
    )


def edges(state: State, *, after: datetime, until: datetime) -> list[datetime]:
    """The moments in between at which the row or one of its parts comes or goes by its dates."""
    found = {moment for columns in state.values() for moment in _moments(columns, (*BEGINS, *ENDS))}
    return sorted(moment for moment in found if after < moment <= until)


def _moments(columns: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[datetime]:
    for name in names:
        moment = parse_datetime(columns.get(name) or "")
        if moment:
            yield moment
