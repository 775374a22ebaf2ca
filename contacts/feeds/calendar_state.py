"""What the calendar of a channel depends on beside its facts, from the database."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from citizen_help import locality
from contacts.feeds.calendar import FeedState
from contacts.models import Channel, Holiday, Notice, OpeningHours

EDGES = ("updated_at", "publish_at", "expire_at", "starts_at", "ends_at")


def offers_calendar(channel: Channel, today: date) -> bool:
    """Whether times are published to put in one: of the usual week, or of a season not yet over."""
    rows = () if channel.always_available else channel.schedule(holidays=(), notices=()).hours
    return any(row.is_timed and (row.valid_to is None or row.valid_to >= today) for row in rows)


def feed_state(channel: Channel, moment: datetime) -> FeedState:
    zone = locality.zone()
    today = moment.astimezone(zone).date()
    notices = [one for one in Notice.objects.all() if one.is_of(channel)]
    told = [one for one in notices if one.is_published_at(moment)]
    rows: list[Any] = [
        channel,
        *OpeningHours.objects.filter(channel=channel),
        *Holiday.objects.of(channel),
        *notices,
    ]
    edges = [getattr(row, name, None) for row in rows for name in EDGES]
    if any(one.is_running_at(moment) and one.ends_at is None for one in told):
        edges.append(datetime.combine(today, time.min, zone))  # it is told up to midnight
    lapses = None
    if channel.verified_on:
        lapses = channel.verified_on + timedelta(days=settings.VERIFIED_FOR_DAYS + 1)
    return FeedState(
        today=today,
        moment=moment,
        changed=max(
            (edge for edge in edges if edge and edge <= moment), default=channel.updated_at
        ),
        notices=tuple(one.as_value() for one in told),
        lapses=lapses,
    )
