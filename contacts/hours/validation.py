"""What is wrong with a set of rows of opening hours, for forms to put into words. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from contacts.hours.calendar import DAY, span
from contacts.hours.values import HoursRow


class ProblemCode(StrEnum):
    NO_DAYS = "no_days"
    OPENS_WITHOUT_CLOSES = "opens_without_closes"
    CLOSES_WITHOUT_OPENS = "closes_without_opens"
    SEASON_WITHOUT_START = "season_without_start"
    SEASON_WITHOUT_END = "season_without_end"
    DATES_REVERSED = "dates_reversed"
    SEASONS_OVERLAP = "seasons_overlap"  # two seasons share a date and are not the same dates
    HOURS_OVERLAP = "hours_overlap"  # two rows of one week are open at the same time


@dataclass(frozen=True, slots=True)
class HoursProblem:
    """A code and the places (from 0) of the rows it is about, in the order they were given."""

    code: ProblemCode
    places: tuple[int, ...]


def hours_problems(rows: Sequence[HoursRow]) -> tuple[HoursProblem, ...]:
    """All of them: those of single rows first, then those between two rows."""
    found = [
        HoursProblem(code, (place,)) for place, row in enumerate(rows) for code in _of_row(row)
    ]
    for (place, row), (other_place, other) in combinations(enumerate(rows), 2):
        if _seasons_overlap(row, other):
            found.append(HoursProblem(ProblemCode.SEASONS_OVERLAP, (place, other_place)))
        elif _same_period(row, other) and _hours_overlap(row, other):
            found.append(HoursProblem(ProblemCode.HOURS_OVERLAP, (place, other_place)))
    return tuple(found)


def _of_row(row: HoursRow) -> Iterator[ProblemCode]:
    if not row.days:
        yield ProblemCode.NO_DAYS
    if row.opens is not None and row.closes is None:
        yield ProblemCode.OPENS_WITHOUT_CLOSES
    if row.closes is not None and row.opens is None:
        yield ProblemCode.CLOSES_WITHOUT_OPENS
    if row.valid_from is None and row.valid_to is not None:
        yield ProblemCode.SEASON_WITHOUT_START
    if row.valid_to is None and row.valid_from is not None:
        yield ProblemCode.SEASON_WITHOUT_END
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        yield ProblemCode.DATES_REVERSED


def _same_period(row: HoursRow, other: HoursRow) -> bool:
    return (row.valid_from, row.valid_to) == (other.valid_from, other.valid_to)


def _seasons_overlap(row: HoursRow, other: HoursRow) -> bool:
    if not (row.is_seasonal and other.is_seasonal) or _same_period(row, other):
        return False
    starts = max(row.valid_from or date.min, other.valid_from or date.min)
    ends = min(row.valid_to or date.max, other.valid_to or date.max)
    return starts <= ends


def _hours_overlap(row: HoursRow, other: HoursRow) -> bool:
    """Also where one runs past midnight into the other's next day."""
    if row.opens is None or row.closes is None or other.opens is None or other.closes is None:
        return False
    start, end = span(row.opens, row.closes)
    other_start, other_end = span(other.opens, other.closes)
    return any(
        start < other_end + shift and other_start + shift < end for shift in _shifts(row, other)
    )


def _shifts(row: HoursRow, other: HoursRow) -> Iterator[timedelta]:
    """How far a day of the other row lies from one of this row, where they are neighbours."""
    apart = {(theirs.place - ours.place) % 7 for ours in row.days for theirs in other.days}
    yield from (shift * DAY for shift in (-1, 0, 1) if shift % 7 in apart)
