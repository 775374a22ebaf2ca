"""Pure. How a proposed state is kept, and what becomes of it when the row changed meanwhile.

A state is that of `contacts.history.versions`: columns by (model, key), of a row and its parts.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Key = tuple[str, int]
Columns = Mapping[str, Any]
State = Mapping[Key, Columns]

# Keys of parts that are not stored yet. No table has so many rows, and written down they fit into
# the shortest column that must be unique (contacts.models.base.free_unique_values).
FIRST_PROVISIONAL: Final = 2**40


@dataclass(frozen=True, slots=True)
class Merged:
    """The proposal on top of what is stored now.

    `conflicts` names the columns of a part that both changed, in different ways; all of them where
    one side removed what the other changed. In `state` they are as they are proposed.
    """

    state: State
    conflicts: Mapping[Key, Collection[str]]


def dumped(state: State) -> list[list[Any]]:
    """As JSON takes it."""
    return [[*key, dict(columns)] for key, columns in state.items()]


def loaded(kept: Iterable[list[Any]]) -> State:
    return {(str(name), int(pk)): columns for name, pk, columns in kept}


def is_provisional(key: Key) -> bool:
    return key[1] >= FIRST_PROVISIONAL


def with_provisional_keys(state: State, known: Collection[Key]) -> State:
    """Rows that are not among the known ones get keys that no row stored meanwhile can have."""
    return {
        key if key in known else (key[0], FIRST_PROVISIONAL + secrets.randbits(42)): columns
        for key, columns in state.items()
    }


def merge(base: State, proposed: State, present: State) -> Merged:
    """Three ways: what only one side changed since `base` is taken over from that side."""
    merged: dict[Key, Columns] = {}
    conflicts: dict[Key, Collection[str]] = {}
    for key in {**present, **proposed}:
        before, wanted, now = base.get(key), proposed.get(key), present.get(key)
        if wanted is None:
            if before is None:
                merged[key] = now or {}  # added by others
            elif now != before:
                conflicts[key] = set(now or ())  # removed here, changed there
        elif now is None:
            if before is None:
                merged[key] = wanted  # added here
            elif wanted != before:
                merged[key], conflicts[key] = wanted, set(wanted)  # changed here, removed there
        else:
            merged[key] = {**now, **dict(_taken(before or {}, wanted, now))}
            if found := set(_contradicting(before or {}, wanted, now)):
                conflicts[key] = found
    return Merged(merged, conflicts)


def _taken(before: Columns, wanted: Columns, now: Columns) -> Iterator[tuple[str, Any]]:
    """What the proposal changes, of the columns that there are still."""
    for name, value in wanted.items():
        if name in now and value != before.get(name):
            yield name, value


def _contradicting(before: Columns, wanted: Columns, now: Columns) -> Iterator[str]:
    for name, value in _taken(before, wanted, now):
        if now[name] not in (before.get(name), value):
            yield name
