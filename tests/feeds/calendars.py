"""The calendar of a channel as the tests read it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr
from django.utils import timezone

from contacts.feeds.calendar import calendar_feed
from contacts.feeds.calendar_state import feed_state
from contacts.feeds.facts import ChannelFacts
from contacts.models import Channel, Holiday

RIYADH = ZoneInfo("Asia/Riyadh")
CREATED = datetime(2026, 11, 1, 9, tzinfo=RIYADH)  # a Sunday


def feed(slug: str = "hotline", language: str = "en") -> str:
    channel = Channel.objects.published().with_parts().get(slug=slug)
    facts = ChannelFacts.of(channel, Holiday.objects.published())
    return calendar_feed(facts, feed_state(channel, timezone.now()), language=language)


def events(slug: str = "hotline", language: str = "en") -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(feed(slug, language)).walk("VEVENT")


def make_holiday(first: date, days: int = 1, *, confirmed: bool = True, **fields) -> Holiday:
    return Holiday.objects.create(
        name_ar=fields.get("name_ar", "عيد"),
        name_en=fields.get("name_en", "Eid"),
        first_day=first,
        last_day=first + timedelta(days=days - 1),
        confirmed=confirmed,
        **{name: value for name, value in fields.items() if not name.startswith("name")},
    )


def starts(event: icalendar.Event, until: datetime) -> list[datetime]:
    """When a timed event begins, expanded by dateutil."""
    first = event.decoded("dtstart")
    if "rrule" not in event:
        return [first]
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=first)
    skipped = {each.dt for each in exceptions(event)}
    return [start for start in rule.between(first, until, inc=True) if start not in skipped]


def exceptions(event: icalendar.Event) -> list:
    return event["exdate"].dts if "exdate" in event else []


def open_periods(found: list[icalendar.Event], until: datetime) -> list[tuple[datetime, datetime]]:
    """What the timed events cover, from their starts to their ends."""
    return [
        (start, start + (event.decoded("dtend") - event.decoded("dtstart")))
        for event in found
        if isinstance(event.decoded("dtstart"), datetime) and event["uid"].startswith("hours-")
        if str(event.get("status")) != "TENTATIVE"
        for start in starts(event, until)
    ]
