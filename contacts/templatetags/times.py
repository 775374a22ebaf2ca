"""Tags that say when: the status of a channel, its hours, dates."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from citizen_help import locality
from contacts.fallback import LocalizedText, localized
from contacts.feeds.calendar_state import offers_calendar
from contacts.hours import sentences, words
from contacts.hours.sentences import note, pill
from contacts.hours.status import Status, Weekday, day_ends, page_holds_until
from contacts.hours.table import WeekTable, night_ends
from contacts.hours.table import week_tables as tables_of
from contacts.languages.markup import isolate
from contacts.models import Channel, Holiday
from contacts.publishing.closures import closure_edges, wall_clock
from contacts.publishing.published_ways import published_ways
from contacts.templatetags.texts import mark_language

register = template.Library()


@register.simple_tag
def zone_place() -> str:
    """Whose time it is that the site says: Riyadh, الرياض."""
    return locality.zone_place()


@register.simple_tag
def has_24_hours() -> bool:
    return locality.has_24_hours()


@register.simple_tag
def status_pill(status: Status) -> str:
    """Whether a channel can be used, in a few words."""
    return pill(status)


@register.simple_tag
def status_note(status: Status, moment: datetime) -> SafeString:
    """Why and until when, in whole sentences; empty where there is no more to say."""
    # Safe: words of the catalogue around a name that `marked` has escaped.
    return mark_safe(note(status, moment, show=marked))  # noqa: S308


@register.simple_tag
def reply_time(channel: Channel) -> SafeString:
    """When who writes is answered, or that it is not known."""
    return mark_safe(sentences.reply_time(channel, with_links))  # noqa: S308  as above


@register.simple_tag
def status_holds_until(status: Status, moment: datetime) -> str:
    """The instant (ISO 8601, UTC) after which a page may no longer show this status."""
    return instant(page_holds_until(status, moment))


@register.simple_tag
def notice_end(ends_at: datetime | None, moment: datetime) -> str:
    """Until when a notice holds; midnight is said of the day that it ends."""
    if ends_at is None:
        return _("Until further notice")
    end, today = timezone.localtime(ends_at), timezone.localdate(moment)
    day = (end - timedelta(microseconds=1)).date()
    text = {
        "time": words.clock(end.time(), is_end=True),
        "day": words.weekday_name(Weekday.of(day)),
        "date": words.day_and_month(day, today=today),
    }
    if day == today:
        return _("Until %(time)s today") % text
    return _("Until %(time)s on %(day)s, %(date)s") % text


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@register.simple_tag
def week_tables(channel: Channel, moment: datetime) -> tuple[WeekTable, ...]:
    """The weeks of the channel's published rows that are not over, the one in force first."""
    hours = channel.schedule(holidays=(), notices=()).hours
    return tables_of(hours, at=wall_clock(moment))


@register.simple_tag
def week_holds_until(channel: Channel, moment: datetime) -> str:
    """Until when the week in force is that: the end of the night that began the day before."""
    at = wall_clock(moment)
    night = night_ends(channel.schedule(holidays=(), notices=()).hours, at=at)
    end = datetime.combine(at.date(), night, timezone.get_current_timezone()) if night else None
    return instant(end or day_ends(moment))


@register.simple_tag
def closures_hold_until(holidays: Iterable[Holiday], moment: datetime) -> str:
    """The instant at which one of them begins or is over, or the day."""
    return instant(min([day_ends(moment), *closure_edges(holidays, moment)]))


@register.simple_tag
def is_running(holiday: Holiday, moment: datetime) -> bool:
    return holiday.as_closed_period().covers(wall_clock(moment))


@register.simple_tag
def season_name(table: WeekTable) -> str:
    """The name of a season, of the first of its rows that has one."""
    found = (localized(row, "name", get_language() or "ar") for row in table.names)
    return next((marked(name) for name in found if name), "")


@register.simple_tag
def calendar_to_subscribe(channel: Channel, moment: datetime) -> str:
    """Where a calendar program subscribes and asks again each day; empty where there is none."""
    if not offers_calendar(channel, timezone.localdate(moment)):
        return ""
    path = reverse("contacts:channel-calendar", args=[channel.slug])
    return f"webcal://{settings.SITE_URL.partition('://')[2]}{path}"


@register.simple_tag
def weekdays(days: Iterable[Weekday]) -> str:
    return words.day_names(days)


@register.simple_tag
def interval(opens: time, closes: time) -> str:
    return words.interval(opens, closes)


@register.simple_tag
def period(first: date, last: date, moment: datetime) -> str:
    """The dates from `first` to `last`, seen from the day of `moment`."""
    return words.dates(first, last, today=timezone.localdate(moment))


@register.simple_tag
def dated(first: date, last: date) -> str:
    """The same with the year, for what is read long after."""
    return words.dates(first, last, today=date.min)


@register.simple_tag
def made_on(day: date) -> str:
    """Sunday, 22 November 2026"""
    parts = {"day": words.weekday_name(Weekday.of(day)), "date": dated(day, day)}
    return pgettext("a day in full", "%(day)s, %(date)s") % parts


@register.simple_tag
def weekdays_of(first: date, last: date) -> str:
    return words.weekdays_of(first, last)


def marked(text: LocalizedText) -> str:
    return mark_language(text, isolate(text.value, language=text.language))


def with_links(text: LocalizedText) -> str:
    ways = published_ways()
    return mark_language(text, isolate(text.value, language=text.language, ways=ways))
