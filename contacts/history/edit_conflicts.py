"""Two editors on one form: who changed what since it was opened, and how both are kept. Pure.

A form, its inline rows included, is seen as rows of values the way a browser sends them. On
opening, each value's digest goes into the page; on saving it tells, value by value, what
this editor typed and what somebody else stored meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

# "" is the row itself, "steps:5" the step with that key, "steps:+0" a new one not yet stored.
Values = Mapping[str, list[str]]
Rows = Mapping[str, Values]
Digests = Mapping[str, Mapping[str, str]]

NEW: Final = "+"
_DIGEST_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Clash:
    """One value that somebody else changed. `typed` is None where this editor left it alone."""

    row: str
    field: str
    stored: list[str]
    typed: list[str] | None


@dataclass(frozen=True, slots=True)
class Collision:
    """What became of a form while it was open. `merged` is what the form shows then.

    In it every value this editor typed stays, and all others are as they are stored now.
    """

    clashes: tuple[Clash, ...]
    added: tuple[str, ...]  # rows that are new
    removed: tuple[str, ...]  # rows that are gone, though this editor changed them
    merged: Rows


def digests(rows: Rows) -> Digests:
    return {
        row: {name: _digest(values[name]) for name in values}
        for row, values in rows.items()
        if NEW not in row
    }


def _digest(values: list[str]) -> str:
    text = json.dumps(sorted(_tidy(value) for value in values))
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _tidy(value: str) -> str:
    """Browsers send every line end as CR LF."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def write(opened: Digests) -> str:
    """As it stands in the page."""
    return json.dumps(opened, separators=(",", ":"))


def read(text: str) -> Digests | None:
    """What `write` wrote; None for anything else."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    is_whole = isinstance(found, dict) and all(isinstance(row, dict) for row in found.values())
    return found if is_whole else None


def collide(opened: Digests, typed: Rows, stored: Rows) -> Collision:
    """Compare what the editor sends with what is stored now, both against what was opened."""
    touched = dict(_touched(opened, typed))
    return Collision(
        clashes=tuple(_clashes(opened, touched, stored)),
        added=tuple(row for row in stored if row not in opened),
        removed=tuple(row for row in touched if NEW not in row and row not in stored),
        merged=_merged(typed, touched, stored),
    )


def _touched(opened: Digests, typed: Rows) -> Iterator[tuple[str, Values]]:
    """The values that the editor changed, by row; new rows whole."""
    for row, values in typed.items():
        before = opened.get(row, {})
        changed = {name: value for name, value in values.items() if _differs(before, name, value)}
        if changed:
            yield row, changed


def _differs(before: Mapping[str, str], name: str, value: list[str]) -> bool:
    return before.get(name) != _digest(value)


def _clashes(opened: Digests, touched: Mapping[str, Values], stored: Rows) -> Iterator[Clash]:
    for row, values in stored.items():
        for name, value in values.items():
            if row in opened and _differs(opened[row], name, value):
                typed = touched.get(row, {}).get(name)
                if typed is None or _digest(typed) != _digest(value):
                    yield Clash(row, name, value, typed)


def _merged(typed: Rows, touched: Mapping[str, Values], stored: Rows) -> Rows:
    """The stored rows with what was typed over them, then rows that are only typed."""
    merged = {row: {**values, **touched.get(row, {})} for row, values in stored.items()}
    rest = [row for row in typed if row not in stored and (NEW in row or row in touched)]
    return merged | {row: typed[row] for row in rest}
