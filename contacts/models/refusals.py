"""Why hours, holidays and dates are refused, in words that say how to mend them.

Of rows of `contacts.models.hours`, which imports this. The one set of rules for the admin's
forms, the importer and `full_clean` in a shell; `contacts.hours.validation` finds what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from contacts.endpoints import isolated
from contacts.hours.calendar import span
from contacts.hours.validation import (
    DateProblem,
    ProblemCode,
    date_problem,
    from_hijri,
    hours_problems,
    is_long_holiday,
    is_long_night,
    later,
    row_problems,
)

DATES: Final[dict[DateProblem, Any]] = {
    DateProblem.HIJRI: _(
        "%(day)s looks like a Hijri date. Write the Gregorian one, which is about %(gregorian)s."
    ),
    DateProblem.LONG_PAST: _("%(day)s is long past. Check the year."),
    DateProblem.FAR_AHEAD: _("%(day)s is more than five years ahead. Check the year."),
    DateProblem.FUTURE: _("This day is in the future. Write the day on which it was checked."),
}
# The field to mend, and how.
ROWS: Final[dict[ProblemCode, tuple[str, Any]]] = {
    ProblemCode.NIGHT_TOO_LONG: (
        "closes",
        _(
            "From %(opens)s to %(closes)s the next day is %(hours)s hours. If %(later)s is meant, "
            "write it so. If it is open that long, write two rows, one of them up to 00:00."
        ),
    ),
    ProblemCode.SEASON_TOO_LONG: (
        "valid_to",
        _("A season lasts a year at most. For the usual week, leave both dates empty."),
    ),
    ProblemCode.SEASON_WITHOUT_ITS_DAYS: (
        "days",
        _(
            "None of these days falls between %(first)s and %(last)s. Tick other days, or change "
            "the dates."
        ),
    ),
}
PAIRS: Final[dict[ProblemCode, tuple[str, Any]]] = {
    ProblemCode.SEASONS_OVERLAP: (
        "valid_from",
        _(
            "This season shares days with the one from %(first)s to %(last)s. Change the dates "
            "so that they do not overlap, or give both rows the same dates."
        ),
    ),
    ProblemCode.HOURS_OVERLAP: (
        "opens",
        _(
            "These hours overlap with another row, from %(opens)s to %(closes)s. Change the times, "
            "or untick the days that both rows share."
        ),
    ),
    ProblemCode.TIMED_AND_UNTIMED: (
        "days",
        _(
            "These days stand in two rows, one with times and one without. Delete the row without "
            "times, or untick the shared days in one of them."
        ),
    ),
    ProblemCode.NIGHT_FOR_AFTERNOON: (
        "opens",
        _(
            "One of these two rows is in the night, before the morning of the other. For the "
            "afternoon write 13:00 for 1:00. Hours of the night go with the evening before them, "
            "as in 22:00 to 04:00."
        ),
    ),
}
ALWAYS_WITH_HOURS: Final = _(
    "The channel is available at all times, so it has no hours. Untick that, or delete this row."
)
HOLIDAY_TOO_LONG: Final = _(
    "This holiday lasts longer than a month. Check the dates; for other hours over a longer time, "
    "enter a season in the opening hours."
)
HOLIDAY_NIGHT_TOO_LONG: Final = _(
    "From %(opens)s to %(closes)s the next day is %(hours)s hours. If %(later)s is meant, or the "
    "two times the other way round, write it so. For whole days, leave both empty."
)
HOLIDAY_OF_OPEN_CHANNEL: Final = _(
    "This channel stays open on holidays, so this would change nothing. Tick “closed on holidays” "
    "in its form first, or choose another channel."
)
HOLIDAY_OF_ALWAYS_OPEN_CHANNEL: Final = _(
    "This channel is available at all times, so this would change nothing. If it is going to be "
    "out of order, publish a notice about it."
)
CHANNEL_HAS_HOLIDAYS: Final = _(
    "“%(holiday)s” closes this channel alone, which would change nothing then. Delete it among "
    "the holidays first, or leave this as it was."
)
WITHIN_WHOLE_DAYS: Final = _(
    "“%(holiday)s” closes these whole days already, so these hours would change nothing. Change "
    "that one, or choose another day."
)
AROUND_HOURS: Final = _(
    "“%(holiday)s” closes some hours of these days, which would change nothing beside whole days. "
    "Delete that one first, or change it to whole days."
)
NOTICE_WITHOUT_TEXT: Final = _("Write what readers are told, in one language at least.")
HOLIDAY_TWICE: Final = _("“%(holiday)s” stands here for these days already. Change that one.")


class Refusal(NamedTuple):
    place: int  # of the row, from 0
    field: str
    error: ValidationError


def of_date(day: object, *, is_past: bool = False, today: date) -> ValidationError | None:
    """Of a moment, its day on the site's clock."""
    if isinstance(day, datetime):
        day = _day_of(day)
    if not isinstance(day, date):
        return None
    problem = date_problem(day, today=today, is_past=is_past)
    if problem is None:
        return None
    values = {"day": isolated(day.isoformat())}
    if problem is DateProblem.HIJRI:
        values["gregorian"] = isolated(from_hijri(day).isoformat())
    return ValidationError(DATES[problem], code=problem, params=values)


def _day_of(moment: datetime) -> date:
    try:
        return timezone.localtime(moment).date()
    except (OverflowError, ValueError):  # around the years 1 and 9999, or without a zone
        return moment.date()


def of_dates(row: object, names: Sequence[str], *, today: date) -> dict[str, ValidationError]:
    found = {name: of_date(getattr(row, name), today=today) for name in names}
    return {name: error for name, error in found.items() if error}


def of_row(row: Any, *, today: date) -> dict[str, ValidationError]:
    """By field, what is wrong with a row alone."""
    if refused := of_dates(row, ("valid_from", "valid_to"), today=today):
        return refused
    codes = [code for code in row_problems(row.as_row()) if code in ROWS]
    return {
        field: ValidationError(text, code=code, params=_values(row))
        for code in codes
        for field, text in (ROWS[code],)
    }


def of_holiday(holiday: Any, *, today: date) -> dict[str, ValidationError]:
    refused = of_dates(holiday, ("first_day", "last_day"), today=today)
    days = holiday.first_day, holiday.last_day
    if not refused and all(days) and is_long_holiday(*days):
        refused["last_day"] = ValidationError(HOLIDAY_TOO_LONG, code="too_long")
    if is_long_night(holiday.opens, holiday.closes):
        refused["closes"] = ValidationError(
            HOLIDAY_NIGHT_TOO_LONG, code="night_too_long", params=_times(holiday)
        )
    if holiday.channel and (text := _without_effect(holiday.channel)):
        refused["channel"] = ValidationError(text, code="without_effect")
    return refused


def _without_effect(channel: Any) -> Any:
    """Why holidays change nothing about a channel; "" where they do."""
    if channel.always_available:
        return HOLIDAY_OF_ALWAYS_OPEN_CHANNEL
    return "" if channel.closed_on_holidays else HOLIDAY_OF_OPEN_CHANNEL


def of_channel(channel: Any, holidays: Sequence[Any]) -> ValidationError | None:
    """Of one that no longer keeps its own `holidays`."""
    if not holidays or not _without_effect(channel):
        return None
    return ValidationError(
        CHANNEL_HAS_HOLIDAYS, code="without_effect", params={"holiday": str(holidays[0])}
    )


def of_notice(notice: Any, *, today: date) -> dict[str, ValidationError]:
    """A published one without words is refused as all published rows are."""
    refused = of_dates(notice, ("starts_at", "ends_at"), today=today)
    if not notice.is_shown and not f"{notice.text_ar or ''}{notice.text_en or ''}".strip():
        refused["text_ar"] = ValidationError(NOTICE_WITHOUT_TEXT, code="without_text")
    return refused


def of_rows(rows: Sequence[Any], *, always_available: bool) -> Iterator[Refusal]:
    """What is wrong between the rows of one channel; drafts say nothing to anybody."""
    shown = [place for place, row in enumerate(rows) if row.is_shown]
    if always_available:
        error = ValidationError(ALWAYS_WITH_HOURS, code="always_available")
        yield from (Refusal(place, "days", error) for place in shown)
        return
    for first, second in combinations(shown, 2):
        pair = rows[first], rows[second]
        if not meet(*pair):
            continue
        for problem in hours_problems([row.as_row() for row in pair]):
            if problem.code in PAIRS:
                field, text = PAIRS[problem.code]
                values = _values(rows[first])
                error = ValidationError(text, code=problem.code, params=values)
                yield Refusal(second, field, error)


def of_twins(holiday: Any, others: Sequence[Any]) -> ValidationError | None:
    """A holiday of the same channel that is entered already, or that leaves it no effect."""
    for other in others:
        is_near = holiday.channel_id == other.channel_id and meet(holiday, other)
        if other.is_shown and is_near and (found := _between_holidays(holiday, other)):
            text, code = found
            return ValidationError(text, code=code, params={"holiday": str(other)})
    return None


def _between_holidays(holiday: Any, other: Any) -> tuple[Any, str] | None:
    if (holiday.opens, holiday.closes) == (other.opens, other.closes):
        return (HOLIDAY_TWICE, "twice") if _are_twins(holiday, other) else None
    if _swallows(other, holiday):
        return WITHIN_WHOLE_DAYS, "within_whole_days"
    return (AROUND_HOURS, "around_hours") if _swallows(holiday, other) else None


def _swallows(whole: Any, part: Any) -> bool:
    """Closes whole days, all those of which the other closes hours, and as surely."""
    is_around = whole.first_day <= part.first_day and part.last_day <= whole.last_day
    is_as_sure = whole.confirmed or not part.confirmed
    return whole.opens is None and part.opens is not None and is_around and is_as_sure


def _are_twins(holiday: Any, other: Any) -> bool:
    """The same days, or some of them under the same name."""
    days = holiday.first_day, holiday.last_day
    if days == (other.first_day, other.last_day):
        return True
    names = [{one.name_ar, one.name_en} - {None, ""} for one in (holiday, other)]
    shares_days = days[0] <= other.last_day and other.first_day <= days[1]
    return shares_days and bool(names[0] & names[1])


def meet(one: Any, other: Any) -> bool:
    """Whether there is a moment at which the public sees both rows."""
    begins = max((edge for edge in (one.publish_at, other.publish_at) if edge), default=None)
    ends = min((edge for edge in (one.expire_at, other.expire_at) if edge), default=None)
    return begins is None or ends is None or begins < ends


def _values(row: Any) -> dict[str, Any]:
    """What the sentences name of a row."""
    values = _times(row)
    if row.valid_from and row.valid_to:
        values |= {"first": date_format(row.valid_from), "last": date_format(row.valid_to)}
    return values


def _times(row: Any) -> dict[str, Any]:
    if row.opens is None or row.closes is None:
        return {}
    start, end = span(row.opens, row.closes)
    return {
        "opens": f"{row.opens:%H:%M}",
        "closes": f"{row.closes:%H:%M}",
        "later": f"{later(row.closes):%H:%M}",
        "hours": f"{(end - start) / timedelta(hours=1):g}",
    }
