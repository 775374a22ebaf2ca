"""What is wrong with rows of opening hours and with holidays, for others to put into words. Pure.

The admin's forms, the importer and `full_clean` all ask this, through `contacts.models.refusals`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import combinations

from contacts.hours.calendar import DAY, span
from contacts.hours.values import HoursRow, Weekday

# The longest that is taken without a doubt to be meant so.
LONGEST_NIGHT = timedelta(hours=12)
LONGEST_SEASON = timedelta(days=366)
LONGEST_HOLIDAY = timedelta(days=31)
YEARS_AHEAD = 5
HIJRI_YEARS = range(1300, 1700)
FIRST_YEAR = 2000
MORNING = time(6)


class ProblemCode(StrEnum):
    NO_DAYS = "no_days"
    OPENS_WITHOUT_CLOSES = "opens_without_closes"
    CLOSES_WITHOUT_OPENS = "closes_without_opens"
    SEASON_WITHOUT_START = "season_without_start"
    SEASON_WITHOUT_END = "season_without_end"
    DATES_REVERSED = "dates_reversed"
    NIGHT_TOO_LONG = "night_too_long"  # past midnight for over twelve hours: 8:00–04:00
    SEASON_TOO_LONG = "season_too_long"
    SEASON_WITHOUT_ITS_DAYS = "season_without_its_days"  # none of its weekdays is in it
    SEASONS_OVERLAP = "seasons_overlap"  # two seasons share a date and are not the same dates
    HOURS_OVERLAP = "hours_overlap"  # two rows of one week are open at the same time
    TIMED_AND_UNTIMED = "timed_and_untimed"  # a day has times in one row and none in the other
    NIGHT_FOR_AFTERNOON = "night_for_afternoon"  # 1:00–4:00 beside 8:00–12:00


class DateProblem(StrEnum):
    HIJRI = "hijri"
    LONG_PAST = "long_past"
    FAR_AHEAD = "far_ahead"
    FUTURE = "future"  # where a day has to be past


@dataclass(frozen=True, slots=True)
class HoursProblem:
    """A code and the places (from 0) of the rows it is about, in the order they were given."""

    code: ProblemCode
    places: tuple[int, ...]


def hours_problems(rows: Sequence[HoursRow]) -> tuple[HoursProblem, ...]:
    """All of them: those of single rows first, then those between two rows."""
    found = [
        HoursProblem(code, (place,)) for place, row in enumerate(rows) for code in row_problems(row)
    ]
    for (place, row), (other_place, other) in combinations(enumerate(rows), 2):
        if code := _between(row, other):
            found.append(HoursProblem(code, (place, other_place)))
    return tuple(found)


def row_problems(row: HoursRow) -> Iterator[ProblemCode]:
    if not row.days:
        yield ProblemCode.NO_DAYS
    if row.opens is not None and row.closes is None:
        yield ProblemCode.OPENS_WITHOUT_CLOSES
    if row.closes is not None and row.opens is None:
        yield ProblemCode.CLOSES_WITHOUT_OPENS
    if is_long_night(row.opens, row.closes):
        yield ProblemCode.NIGHT_TOO_LONG
    yield from _of_season(row)


def _of_season(row: HoursRow) -> Iterator[ProblemCode]:
    if row.valid_from is None and row.valid_to is not None:
        yield ProblemCode.SEASON_WITHOUT_START
    if row.valid_to is None and row.valid_from is not None:
        yield ProblemCode.SEASON_WITHOUT_END
    if row.valid_from is None or row.valid_to is None:
        return
    lasts = row.valid_to - row.valid_from + DAY
    if lasts <= timedelta(0):
        yield ProblemCode.DATES_REVERSED
    elif lasts > LONGEST_SEASON:
        yield ProblemCode.SEASON_TOO_LONG
    elif row.days:
        week = (row.valid_from + DAY * count for count in range(min(lasts.days, 7)))
        if row.days.isdisjoint(map(Weekday.of, week)):
            yield ProblemCode.SEASON_WITHOUT_ITS_DAYS


def is_long_night(opens: time | None, closes: time | None) -> bool:
    """A whole day from midnight is no night, and neither is what ends around midnight.

    Whoever means half past noon does not write 00:30.
    """
    if opens is None or closes is None or closes < time(1):
        return False
    start, end = span(opens, closes)
    return end > DAY and end - start > LONGEST_NIGHT


def date_problem(day: date, *, today: date, is_past: bool = False) -> DateProblem | None:
    """What makes a date one that nobody means; `is_past`: it cannot be ahead."""
    if day.year in HIJRI_YEARS:
        return DateProblem.HIJRI
    if day.year < FIRST_YEAR:
        return DateProblem.LONG_PAST
    if is_past and day > today:
        return DateProblem.FUTURE
    return DateProblem.FAR_AHEAD if day.year > today.year + YEARS_AHEAD else None


def from_hijri(day: date) -> date:
    """About the Gregorian day of a Hijri date (the tabular calendar: to a day or two)."""
    years, months = day.year - 1, day.month - 1
    days = (11 * day.year + 3) // 30 + 354 * years + 29 * months + (months + 1) // 2 + day.day
    return date.fromordinal(HIJRI_EPOCH + days)


HIJRI_EPOCH = date(622, 7, 18).toordinal()


def is_long_holiday(first_day: date, last_day: date) -> bool:
    return last_day - first_day + DAY > LONGEST_HOLIDAY


def _between(row: HoursRow, other: HoursRow) -> ProblemCode | None:
    if _seasons_overlap(row, other):
        return ProblemCode.SEASONS_OVERLAP
    if not _same_period(row, other):
        return None
    if _hours_overlap(row, other):
        return ProblemCode.HOURS_OVERLAP
    if row.days.isdisjoint(other.days):
        return None
    if row.is_timed is not other.is_timed:
        return ProblemCode.TIMED_AND_UNTIMED
    if _is_night_for_afternoon(row, other) or _is_night_for_afternoon(other, row):
        return ProblemCode.NIGHT_FOR_AFTERNOON
    return None


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


def _is_night_for_afternoon(row: HoursRow, other: HoursRow) -> bool:
    """Before the morning, where twelve hours later it would follow the morning of the other."""
    if row.opens is None or row.closes is None or other.opens is None or other.closes is None:
        return False
    start, end = span(row.opens, row.closes)
    is_before_morning = time(0) < row.opens < MORNING <= other.opens
    return (
        is_before_morning and end <= DAY and start + DAY / 2 >= span(other.opens, other.closes)[1]
    )


def later(clock: time) -> time:
    """The other half of the day: 16:00 for 4:00."""
    return clock.replace(hour=(clock.hour + 12) % 24)
