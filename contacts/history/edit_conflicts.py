"""Two editors on one form: a three-way merge of what was opened, submitted and stored. Pure.

A form, its inline rows included, is seen as rows of values the way a browser sends them. On
opening, each value's digest goes into the page; on saving it tells, value by value, what
this editor typed and what somebody else stored in between.
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
class ValueConflict:
    """One value that somebody else changed. `submitted` is None where this editor left it alone."""

    row: str
    field: str
    stored: list[str]
    submitted: list[str] | None


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of a form while it was open, and `rows`, which the form shows then.

    In them every value this editor typed stays, and all others are as they are stored now.
    """

    conflicts: tuple[ValueConflict, ...]
    added: tuple[str, ...]  # rows that are new
    removed: tuple[str, ...]  # rows that are gone, though this editor changed them
    rows: Rows


def digests(rows: Rows) -> Digests:
    return {
        row: {name: _digest(values[name]) for name in values}
        for row, values in rows.items()
        if NEW not in row
    }


def _digest(values: list[str]) -> str:
    text = json.dumps(sorted(_with_line_feeds(value) for value in values))
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _with_line_feeds(value: str) -> str:
    """Browsers send every line end as CR LF."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def dump_digests(opened: Digests) -> str:
    """As it stands in the page."""
    return json.dumps(opened, separators=(",", ":"))


def load_digests(text: str) -> Digests | None:
    """What `dump_digests` made; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):  # the latter of brackets within brackets
        return None
    is_whole = isinstance(found, dict) and all(isinstance(row, dict) for row in found.values())
    return found if is_whole else None


def merge(opened: Digests, submitted: Rows, stored: Rows) -> Merge:
    """Compare what the editor sends with what is stored now, both against what was opened."""
    changed = dict(_changed(opened, submitted))
    return Merge(
        conflicts=tuple(_conflicts(opened, changed, stored)),
        added=tuple(row for row in stored if row not in opened),
        removed=tuple(row for row in changed if NEW not in row and row not in stored),
        rows=_merged(submitted, changed, stored),
    )


def _changed(opened: Digests, submitted: Rows) -> Iterator[tuple[str, Values]]:
    """The values that the editor changed, by row; new rows whole."""
    for row, values in submitted.items():
        before = opened.get(row, {})
        changed = {name: value for name, value in values.items() if _differs(before, name, value)}
        if changed:
            yield row, changed


def _differs(before: Mapping[str, str], name: str, value: list[str]) -> bool:
    return before.get(name) != _digest(value)


def _conflicts(
    opened: Digests, changed: Mapping[str, Values], stored: Rows
) -> Iterator[ValueConflict]:
    for row, values in stored.items():
        for name, value in values.items():
            if row in opened and _differs(opened[row], name, value):
                submitted = changed.get(row, {}).get(name)
                if submitted is None or _digest(submitted) != _digest(value):
                    yield ValueConflict(row, name, value, submitted)


def _merged(submitted: Rows, changed: Mapping[str, Values], stored: Rows) -> Rows:
    """The stored rows with what was typed over them, then rows that are only submitted."""
    merged = {row: {**values, **changed.get(row, {})} for row, values in stored.items()}
    rest = [row for row in submitted if row not in stored and (NEW in row or row in changed)]
    return merged | {row: submitted[row] for row in rest}
