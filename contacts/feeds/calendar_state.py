"""What the calendar of a channel depends on beside its facts, from the database."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from contacts.feeds.calendar import FeedState
from contacts.hours.status import RIYADH
from contacts.models import Channel, Holiday, Notice, OpeningHours

EDGES = ("updated_at", "publish_at", "expire_at", "starts_at", "ends_at")


def feed_state(channel: Channel, moment: datetime) -> FeedState:
    notices = [one for one in Notice.objects.all() if one.is_of(channel)]
    rows: list[Any] = [
        channel,
        *OpeningHours.objects.filter(channel=channel),
        *Holiday.objects.of(channel),
        *notices,
    ]
    edges = [getattr(row, name, None) for row in rows for name in EDGES]
    lapses = None
    if channel.verified_on:
        lapses = channel.verified_on + timedelta(days=settings.VERIFIED_FOR_DAYS + 1)
    return FeedState(
        today=moment.astimezone(RIYADH).date(),
        moment=moment,
        changed=max(
            (edge for edge in edges if edge and edge <= moment), default=channel.updated_at
        ),
        notices=tuple(one.as_value() for one in notices if one.is_published_at(moment)),
        lapses=lapses,
    )
