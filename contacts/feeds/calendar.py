"""The hours and holidays of a channel as a calendar to subscribe to (iCalendar, RFC 5545).

Timed rows are weekly events, untimed ones all-day events that say so. The rules of
`contacts.hours.status` are kept: on the dates of a season the usual week is left out, as are
confirmed holidays, hours out of order, and hours that by then nobody has checked for too long.
What a tentative holiday may take away is an event of its own that is marked tentative.

It tells of this year and the next, whatever is stored, so that no entry makes it costly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext, override

from citizen_help import locality
from contacts.endpoints.kinds import KINDS
from contacts.endpoints.places import coordinates
from contacts.feeds.calendar_notices import SHORTEST, in_whole_minutes
from contacts.feeds.content_lines import PRODID, document, line, text_line
from contacts.feeds.facts import ChannelFacts, HolidayFacts, HoursFacts, Texts
from contacts.feeds.icalendar_dates import (
    DAY,
    closed_when,
    days_on_end,
    from_to,
    local,
    since,
    utc,
    weekly,
)
from contacts.feeds.time_zones import time_zone
from contacts.hours.calendar import Closures, Span, by_day
from contacts.hours.intervals import remains, without
from contacts.hours.notices import OUT_OF_ORDER, Interruptions
from contacts.hours.runs import Runs
from contacts.hours.status import Notice, Weekday
from contacts.hours.words import day_and_month

# SEQUENCE is a number of 32 bits that rises with each change: seconds since then.
_SEQUENCE_STARTS: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed depends on beside the facts of its channel.

    `changed` is when anything in it was last changed or removed. `lapses` is the first day on
    which the hours will not have been checked for too long.
    """

    today: date
    moment: datetime
    changed: datetime
    notices: tuple[Notice, ...] = ()
    lapses: date | None = None


def calendar_feed(channel: ChannelFacts, state: FeedState, *, language: str) -> str:
    """The feed, its texts in `language`; a channel that is always available has no hours."""
    with override(language):
        feed = _Feed(channel, state, language)
        events = [each for event in feed.events() for each in event]
        name = channel.name.in_language(language).value
        until = {"date": day_and_month(feed.told_until, today=date.min)}
        head = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            PRODID,
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            text_line("NAME", name),
            text_line("X-WR-CALNAME", name),  # what most programs read instead of NAME
            text_line("X-WR-CALDESC", gettext("Days and hours until %(date)s.") % until),
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            line("URL", channel.url(language)),
        ]
    zone = time_zone(locality.zone(), feed.first.year, feed.last.year)
    return document([*head, *zone, *events, "END:VCALENDAR"])


@dataclass(frozen=True)
class _Feed:
    channel: ChannelFacts
    state: FeedState
    language: str

    @cached_property
    def first(self) -> date:
        return date(self.state.today.year, 1, 1)

    @cached_property
    def last(self) -> date:
        return date(self.state.today.year + 1, 12, 31)

    @cached_property
    def told_until(self) -> date:
        """The last day of its hours, which may be sooner than that of the feed."""
        rows = () if self.channel.always_available else self.channel.hours
        ends = [last for first, last in map(self.limits, rows) if first]
        return max(ends, default=self.last)

    @cached_property
    def place(self) -> list[str]:
        """Of an office, for the days on which people go there."""
        found = next((one for one in self.channel.endpoints if KINDS[one.kind].is_place), None)
        if found is None:
            return []
        point = coordinates(found.value)
        lines = [line("GEO", "{};{}".format(*point))] if point else []
        if address := found.label.in_language(self.language):
            lines.append(text_line("LOCATION", address.value, {"LANGUAGE": address.language}))
        return lines

    @cached_property
    def closures(self) -> tuple[Runs[Closures], Runs[Closures]]:
        """By the holidays that are confirmed, and by all of them as if they were."""
        periods = [holiday.as_closed_period() for holiday in self.channel.holidays]
        return by_day(one for one in periods if one.confirmed), by_day(periods)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """On whole minutes; one of today that was ended after a moment is not worth an entry."""
        return Interruptions.of(in_whole_minutes(self.state.notices)).notices

    @cached_property
    def suspensions(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """Not by what is over: that leaves the hours of the past as they are."""
        moment = self.state.moment
        return Interruptions.of(
            one for one in self.notices if one.ends_at is None or one.ends_at > moment
        ).suspensions

    @cached_property
    def season_days(self) -> frozenset[date]:
        seasons = (
            (row.valid_from, row.valid_to)
            for row in self.channel.hours
            if row.valid_from and row.valid_to
        )
        return frozenset(day for first, last in seasons for day in self.within(first, last))

    @cached_property
    def odd_days(self) -> frozenset[date]:
        """On which something other than the weekly rule may hold for a row."""
        holidays = [(one.first_day - DAY, one.last_day + DAY) for one in self.channel.holidays]
        for start, end in self.suspensions:
            last = local(end).date() if end else self.last
            holidays.append((local(start).date() - DAY, last))
        if self.state.lapses:
            holidays.append((self.state.lapses - DAY, self.state.lapses))
        return frozenset(day for first, last in holidays for day in self.within(first, last))

    def within(self, first: date, last: date) -> list[date]:
        """The days from `first` to `last` that the feed tells of."""
        start, end = max(first, self.first), min(last, self.last)
        return [start + DAY * count for count in range((end - start).days + 1)]

    def events(self) -> Iterator[list[str]]:
        if not self.channel.always_available:
            for row in self.channel.hours:
                yield from self.hours(row)
        for holiday in self.channel.holidays:
            if holiday.first_day <= self.last and holiday.last_day >= self.first:
                yield self.holiday(holiday)
        for notice, end in self.told():
            yield self.interruption(notice, end)

    def hours(self, row: HoursFacts) -> Iterator[list[str]]:
        first, last = self.limits(row)
        if first is None or last < self.state.today:
            return
        left_out = self.season_days if row.valid_from is None else frozenset[date]()
        days = sorted(
            day
            for day in left_out | self.odd_days
            if first <= day <= last and Weekday.of(day) in row.days
        )
        odd = {day: () if day in left_out else self.pieces(row, day) for day in days}
        usual = _whole(row)
        skipped = [day for day in days if odd[day] != usual]
        uid = f"hours-{row.pk}"
        when = [*self.start(row, first), *weekly(row.as_row(), skipped, last)]
        yield self.event(uid, self.summary(row), [*when, *self.place], row.note)
        for day in skipped:
            for number, (start, end, tentative) in enumerate(odd[day]):
                piece = [*from_to(day, start, end), *self.place]
                piece += ["STATUS:TENTATIVE"] if tentative else []
                summary = self.summary(row, tentative=tentative)
                yield self.event(f"{uid}-{day:%Y%m%d}-{number}", summary, piece, row.note)

    def start(self, row: HoursFacts, day: date) -> list[str]:
        spans = _whole(row) if row.opens else ()
        return from_to(day, *spans[0][:2]) if spans else days_on_end(day, day)

    def limits(self, row: HoursFacts) -> tuple[date | None, date]:
        """The first day of the row that the feed tells of, None for no day; and the last."""
        start = max(row.valid_from or local(row.created_at).date(), self.first)
        last = min(row.valid_to or self.last, self.last)
        if row.opens and self.state.lapses:
            last = min(last, self.state.lapses - DAY)
        week = (start + DAY * count for count in range(7))
        return next(
            (day for day in week if Weekday.of(day) in row.days and day <= last), None
        ), last

    def pieces(self, row: HoursFacts, day: date) -> tuple[tuple[timedelta, timedelta, bool], ...]:
        """What is open of the row on a day, and whether that is in doubt."""
        if row.opens is None:
            return () if self.closures[0].at(day.toordinal()).whole else _whole(row)
        cuts = list(self.cuts(day))
        certain, possible = (
            remains(row.as_row(), day.toordinal(), closures, cuts) for closures in self.closures
        )
        doubtful = without(certain, possible)
        found = [(*one, False) for one in possible] + [(*one, True) for one in doubtful]
        return tuple(sorted(one for one in found if one[1] - one[0] >= SHORTEST))

    def cuts(self, day: date) -> Iterator[Span]:
        """Interruptions, and hours that were not checked for too long, as offsets from a day."""
        midnight = datetime.combine(day, time.min)
        for start, end in self.suspensions:
            yield since(midnight, start), since(midnight, end) if end else 2 * DAY
        if self.state.lapses:
            yield (self.state.lapses - day), 2 * DAY

    def summary(self, row: HoursFacts, *, tentative: bool = False) -> str:
        text = self.state_of(row, tentative=tentative)
        season = row.name.in_language(self.language).value if row.valid_from else ""
        names = {"summary": text, "season": season}
        return gettext("%(summary)s (%(season)s)") % names if season else text

    def state_of(self, row: HoursFacts, *, tentative: bool) -> str:
        name = {"channel": self.channel.name.in_language(self.language).value}
        if row.opens is None:
            return gettext("%(channel)s: working day, hours not published") % name
        if tentative:
            return gettext("%(channel)s: perhaps open") % name
        return gettext("%(channel)s: open") % name

    def holiday(self, holiday: HolidayFacts) -> list[str]:
        name = {"holiday": holiday.name.in_language(self.language).value}
        if holiday.confirmed:
            summary = gettext("Closed: %(holiday)s") % name
        else:
            summary = gettext("%(holiday)s, perhaps closed: not confirmed yet") % name
        when = [
            *closed_when(holiday.as_closed_period()),
            f"STATUS:{'CONFIRMED' if holiday.confirmed else 'TENTATIVE'}",
        ]
        return self.event(f"holiday-{holiday.pk}", summary, when)

    def told(self) -> Iterator[tuple[Notice, datetime]]:
        """Interruptions with their ends; one until further notice is told up to midnight."""
        midnight = datetime.combine(self.state.today + DAY, time.min, locality.zone())
        for notice in self.notices:
            end = notice.ends_at or max(midnight, notice.starts_at)
            if self.first <= end.date() and notice.starts_at.date() <= self.last:
                yield notice, end

    def interruption(self, notice: Notice, end: datetime) -> list[str]:
        name = {"channel": self.channel.name.in_language(self.language).value}
        if notice.severity == OUT_OF_ORDER:
            summary = gettext("%(channel)s: out of order") % name
        else:
            summary = gettext("%(channel)s: disrupted") % name
        when = [line("DTSTART", utc(notice.starts_at)), line("DTEND", utc(end))]
        pk = getattr(notice.name, "pk", "")
        return self.event(f"notice-{pk}", summary, when, Texts.of(notice.name, "text"))

    def event(
        self, uid: str, summary: str, when: Iterable[str], note: Texts | None = None
    ) -> list[str]:
        """A VEVENT that leaves people free: it is somebody else's time."""
        changed = max(self.state.changed, datetime.combine(self.first, time.min, locality.zone()))
        page = self.channel.url(self.language)
        text = note.in_language(self.language).value if note else ""
        return [
            "BEGIN:VEVENT",
            line("UID", f"{uid}-{self.channel.slug}@{urlsplit(page).hostname}"),
            line("DTSTAMP", utc(changed)),
            line("LAST-MODIFIED", utc(changed)),
            f"SEQUENCE:{int((changed - _SEQUENCE_STARTS).total_seconds())}",
            *when,
            text_line("SUMMARY", summary, {"LANGUAGE": self.language}),
            *([text_line("DESCRIPTION", text)] if text else []),
            line("URL", page),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]


def _whole(row: HoursFacts) -> tuple[tuple[timedelta, timedelta, bool], ...]:
    """The pieces of a day on which the weekly rule holds; a day without times has one."""
    spans = remains(row.as_row(), 1, by_day(())) if row.opens else ((timedelta(0), DAY),)
    return tuple((*one, False) for one in spans)
