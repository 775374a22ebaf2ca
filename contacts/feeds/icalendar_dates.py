"""When something happens, in iCalendar's lines (RFC 5545). Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from citizen_help import locality
from contacts.feeds.content_lines import line
from contacts.hours.values import ClosedPeriod, HoursRow, Weekday, week

DAY: Final = timedelta(days=1)
_BY_DAY: Final = {day: day.value[:2].upper() for day in Weekday}


def days_on_end(first: date, last: date) -> list[str]:
    return [
        line("DTSTART", f"{first:%Y%m%d}", {"VALUE": "DATE"}),
        line("DTEND", f"{last + DAY:%Y%m%d}", {"VALUE": "DATE"}),
    ]


def from_to(day: date, start: timedelta, end: timedelta) -> list[str]:
    midnight = datetime.combine(day, time.min)
    zone = {"TZID": locality.zone_name()}
    return [
        line("DTSTART", f"{midnight + start:%Y%m%dT%H%M%S}", zone),
        line("DTEND", f"{midnight + end:%Y%m%dT%H%M%S}", zone),
    ]


def daily(first: date, last: date, opens: time, closes: time) -> list[str]:
    """The same hours of each day; those that end at or before their start are past midnight."""
    start, end = (timedelta(hours=at.hour, minutes=at.minute) for at in (opens, closes))
    when = from_to(first, start, end if end > start else end + DAY)
    count = (last - first).days + 1
    return [*when, *([f"RRULE:FREQ=DAILY;COUNT={count}"] if count > 1 else [])]


def weekly(row: HoursRow, skipped: Sequence[date], last: date) -> list[str]:
    days = ",".join(_BY_DAY[day] for day in week() if day in row.days)
    end_of_last = utc(datetime.combine(last, time.max, locality.zone()))
    until = f"{last:%Y%m%d}" if row.opens is None else end_of_last
    lines = [line("RRULE", f"FREQ=WEEKLY;WKST={_BY_DAY[week()[0]]};BYDAY={days};UNTIL={until}")]
    if skipped and row.opens is None:
        dates = ",".join(f"{day:%Y%m%d}" for day in skipped)
        lines.append(line("EXDATE", dates, {"VALUE": "DATE"}))
    elif skipped and row.opens is not None:
        starts = (datetime.combine(day, row.opens) for day in skipped)
        dates = ",".join(f"{start:%Y%m%dT%H%M%S}" for start in starts)
        lines.append(line("EXDATE", dates, {"TZID": locality.zone_name()}))
    return lines


def local(moment: datetime) -> datetime:
    """On the site's clock."""
    return moment.astimezone(locality.zone())


def since(midnight: datetime, moment: datetime) -> timedelta:
    """How much later clocks show it, whether or not they were changed on that day."""
    return local(moment).replace(tzinfo=None) - midnight


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def closed_when(holiday: ClosedPeriod) -> list[str]:
    if holiday.opens is None or holiday.closes is None:
        return days_on_end(holiday.first_day, holiday.last_day)
    return daily(holiday.first_day, holiday.last_day, holiday.opens, holiday.closes)
