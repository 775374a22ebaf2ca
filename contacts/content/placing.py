"""Where the rows of a file stand among those that it does not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from contacts.content.rows import Row

LAST: Final = float("inf")


def place(wanted: Sequence[Row], found: Sequence[Row | None], others: Sequence[Row]) -> list[Row]:
    """Give the wanted rows their positions: the stored ones where those have this order already.

    `found` are the stored rows that they stand for; `others` stay, each behind the row that it
    stands behind now. The others that have to move are returned, moved.
    """
    old = [(row.position, row.pk) for row in found if row is not None]
    if len(old) == len(wanted) and old == sorted(old):
        for row, (position, _pk) in zip(wanted, old, strict=True):
            row.position = position
        return []
    if not others:
        for number, row in enumerate(wanted, start=1):
            row.position = number
        return []
    return list(_moved(wanted, found, others))


def place_behind(wanted: Sequence[Row], found: Sequence[Row | None]) -> None:
    """Stored rows stay where they are, and a new one stands behind what it follows in the file."""
    last = 0
    for row, stored in zip(wanted, found, strict=True):
        row.position = last = last if stored is None else stored.position


def _moved(
    wanted: Sequence[Row], found: Sequence[Row | None], others: Sequence[Row]
) -> Iterator[Row]:
    last: tuple[float, float] = (0, -1)
    for row, stored in _merged(wanted, found, others):
        before = row.position
        now = (stored.position, stored.pk) if stored is not None else (0, -1)
        if now <= last:
            now = (last[0] + 1, LAST if stored is None else stored.pk)
        last, row.position = now, int(now[0])
        if stored is not None and row is stored and row.position != before:
            yield row


def _merged(
    wanted: Sequence[Row], found: Sequence[Row | None], others: Sequence[Row]
) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the stored one that it stands for, in the order to be."""
    kept = {row.pk for row in others}
    stored = sorted(
        [*others, *(row for row in found if row is not None)],
        key=lambda row: (row.position, row.pk),
    )
    behind: dict[int | None, list[Row]] = {}
    leader: int | None = None
    for row in stored:
        if row.pk in kept:
            behind.setdefault(leader, []).append(row)
        else:
            leader = row.pk
    yield from ((row, row) for row in behind.get(None, ()))
    for row, old in zip(wanted, found, strict=True):
        yield row, old
        if old is not None:
            yield from ((each, each) for each in behind.get(old.pk, ()))
