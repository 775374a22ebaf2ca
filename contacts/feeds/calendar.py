"""The hours and holidays of a channel as a calendar to subscribe to (iCalendar, RFC 5545).

Timed rows are weekly events, untimed ones all-day events that say so. The rules of
`contacts.hours.status` are kept: on the dates of a season the usual week is left out, on confirmed
holidays everything is, and an interval that runs past midnight ends there when a holiday begins.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext, override

from contacts.feeds.content_lines import document, line, text_line
from contacts.feeds.facts import ChannelFacts, HolidayFacts, HoursFacts
from contacts.hours.status import RIYADH, Weekday

DAY: Final = timedelta(days=1)
_BY_DAY: Final = {day: day.value[:2].upper() for day in Weekday}
# Saudi Arabia has kept UTC+3 without summer time since before any event here.
_TIME_ZONE: Final = [
    "BEGIN:VTIMEZONE",
    f"TZID:{RIYADH.key}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300",
    "TZNAME:+03",
    "END:STANDARD",
    "END:VTIMEZONE",
]


def calendar_feed(channel: ChannelFacts, *, language: str) -> str:
    """The feed, its texts in `language`; a channel that is always available has no events."""
    with override(language):
        feed = _Feed(channel, language)
        events = [each for event in feed.events() for each in event]
        name = channel.name.in_language(language).value
        head = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Citizen Help//Directory//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            text_line("NAME", name),
            text_line("X-WR-CALNAME", name),  # what most programs read instead of NAME
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            line("URL", channel.url(language)),
        ]
    return document([*head, *_TIME_ZONE, *events, "END:VCALENDAR"])


@dataclass(frozen=True, slots=True)
class _Feed:
    channel: ChannelFacts
    language: str

    def events(self) -> Iterator[list[str]]:
        closed = _days_of(holiday for holiday in self.channel.holidays if holiday.confirmed)
        if not self.channel.always_available:
            for row in self.channel.hours:
                yield from self.hours(row, closed)
        for holiday in self.channel.holidays:
            yield self.holiday(holiday)

    def hours(self, row: HoursFacts, closed: frozenset[date]) -> Iterator[list[str]]:
        first = _first_day(row)
        if first is None:
            return
        left_out = closed if row.valid_from else closed | _season_days(self.channel.hours)
        cut = _cut_by_holiday(row, left_out, closed) if row.opens else []
        skipped = sorted({*left_out, *cut})
        skipped = [day for day in skipped if day >= first and _is_on(row, day)]
        uid = f"hours-{row.pk}"
        yield self.event(uid, self.summary(row), row, [*_start(row, first), *_rule(row, skipped)])
        for day in cut:
            midnight = _moments(row, day, time.min)
            yield self.event(f"{uid}-{day:%Y%m%d}", self.summary(row), row, midnight)

    def summary(self, row: HoursFacts) -> str:
        name = {"channel": self.channel.name.in_language(self.language).value}
        if row.opens is None:
            return gettext("%(channel)s: working day, hours not published") % name
        return gettext("%(channel)s: open") % name

    def holiday(self, holiday: HolidayFacts) -> list[str]:
        name = {"holiday": holiday.name.in_language(self.language).value}
        if holiday.confirmed:
            summary = gettext("Closed: %(holiday)s") % name
        else:
            summary = gettext("%(holiday)s, perhaps closed: not confirmed yet") % name
        when = [
            line("DTSTART", f"{holiday.first_day:%Y%m%d}", {"VALUE": "DATE"}),
            line("DTEND", f"{holiday.last_day + DAY:%Y%m%d}", {"VALUE": "DATE"}),
            f"STATUS:{'CONFIRMED' if holiday.confirmed else 'TENTATIVE'}",
        ]
        return self.event(f"holiday-{holiday.pk}", summary, holiday, when)

    def event(
        self, uid: str, summary: str, row: HoursFacts | HolidayFacts, when: Iterable[str]
    ) -> list[str]:
        """A VEVENT that leaves people free: it is somebody else's time."""
        changed = max(row.updated_at, self.channel.updated_at)
        page = self.channel.url(self.language)
        note = row.note.in_language(self.language).value if isinstance(row, HoursFacts) else ""
        return [
            "BEGIN:VEVENT",
            line("UID", f"{uid}-{self.channel.slug}@{urlsplit(page).hostname}"),
            line("DTSTAMP", _utc(changed)),
            line("LAST-MODIFIED", _utc(changed)),
            *when,
            text_line("SUMMARY", summary, {"LANGUAGE": self.language}),
            *([text_line("DESCRIPTION", note)] if note else []),
            line("URL", page),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]


def _days_of(holidays: Iterable[HolidayFacts]) -> frozenset[date]:
    return frozenset(
        day for holiday in holidays for day in _range(holiday.first_day, holiday.last_day)
    )


def _season_days(rows: Iterable[HoursFacts]) -> frozenset[date]:
    return frozenset(
        day
        for row in rows
        if row.valid_from and row.valid_to
        for day in _range(row.valid_from, row.valid_to)
    )


def _range(first: date, last: date) -> list[date]:
    return [first + DAY * count for count in range((last - first).days + 1)]


def _first_day(row: HoursFacts) -> date | None:
    """The first day of the row: in its season, or since it was entered; None: it has none."""
    start = row.valid_from or row.created_at.astimezone(RIYADH).date()
    week = (start + DAY * count for count in range(7))
    return next((day for day in week if _is_on(row, day)), None)


def _is_on(row: HoursFacts, day: date) -> bool:
    return Weekday.of(day) in row.days and not (row.valid_to and day > row.valid_to)


def _cut_by_holiday(
    row: HoursFacts, left_out: frozenset[date], closed: frozenset[date]
) -> list[date]:
    """The days whose interval runs past midnight into a holiday."""
    if row.opens is None or row.closes is None or not time.min < row.closes <= row.opens:
        return []
    eves = sorted(day - DAY for day in closed)
    first = _first_day(row)
    return [
        day for day in eves if first and day >= first and day not in left_out and _is_on(row, day)
    ]


def _start(row: HoursFacts, day: date) -> list[str]:
    if row.closes is not None:
        return _moments(row, day, row.closes)
    return [
        line("DTSTART", f"{day:%Y%m%d}", {"VALUE": "DATE"}),
        line("DTEND", f"{day + DAY:%Y%m%d}", {"VALUE": "DATE"}),
    ]


def _moments(row: HoursFacts, day: date, closes: time) -> list[str]:
    """Start and end of a timed event; one that ends at or before its start is past midnight."""
    opens = row.opens or time.min
    last = day + DAY if closes <= opens else day
    zone = {"TZID": RIYADH.key}
    return [
        line("DTSTART", f"{datetime.combine(day, opens):%Y%m%dT%H%M%S}", zone),
        line("DTEND", f"{datetime.combine(last, closes):%Y%m%dT%H%M%S}", zone),
    ]


def _rule(row: HoursFacts, skipped: list[date]) -> list[str]:
    days = ",".join(_BY_DAY[day] for day in row.days)
    until = ""
    if row.valid_to and row.opens is None:
        until = f";UNTIL={row.valid_to:%Y%m%d}"
    elif row.valid_to:
        until = f";UNTIL={_utc(datetime.combine(row.valid_to, time.max, RIYADH))}"
    lines = [line("RRULE", f"FREQ=WEEKLY;WKST=SU;BYDAY={days}{until}")]
    if skipped and row.opens is None:
        dates = ",".join(f"{day:%Y%m%d}" for day in skipped)
        lines.append(line("EXDATE", dates, {"VALUE": "DATE"}))
    elif skipped and row.opens is not None:
        starts = (datetime.combine(day, row.opens) for day in skipped)
        dates = ",".join(f"{start:%Y%m%dT%H%M%S}" for start in starts)
        lines.append(line("EXDATE", dates, {"TZID": RIYADH.key}))
    return lines


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
