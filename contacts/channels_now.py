"""The published channels with their status at one moment, the most useful first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from contacts.enums import ChannelKind
from contacts.hours import State, Status
from contacts.models import Channel, Holiday

# What a reader can do now, best first. Social media come last whatever their hours:
# anything written there may be public.
USEFUL_FIRST = {State.OPEN: 0, State.ALWAYS: 1, State.CHECK: 2, State.CLOSED: 3}


@dataclass(frozen=True, slots=True)
class ChannelNow:
    channel: Channel
    status: Status

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        channel = self.channel
        is_social = channel.kind == ChannelKind.SOCIAL
        return is_social, USEFUL_FIRST[self.status.state], channel.position, channel.pk

    @property
    def is_usable(self) -> bool:
        return self.status.state in {State.OPEN, State.ALWAYS}

    @property
    def is_closed(self) -> bool:
        return self.status.state is State.CLOSED


def channels_now(
    moment: datetime, *, holidays: Iterable[Holiday] | None = None
) -> list[ChannelNow]:
    """Every published channel, usable ones first, in four queries whatever their number.

    `holidays` spares one when the caller has the published ones at hand.
    """
    holidays = list(Holiday.objects.published() if holidays is None else holidays)
    channels = Channel.objects.published().with_parts()
    return sorted(
        (ChannelNow(channel, channel.status_at(moment, holidays=holidays)) for channel in channels),
        key=lambda now: now.rank,
    )


def hotline_of(channels: Iterable[ChannelNow]) -> ChannelNow | None:
    """The first telephone channel: its number stands on the first screen whatever its hours."""
    return next((now for now in channels if now.channel.kind == ChannelKind.PHONE), None)


def best_other(channels: Iterable[ChannelNow], *, than: Channel | None) -> ChannelNow | None:
    """The first usable channel that is not `than`; None when there is none."""
    return next((now for now in channels if now.channel != than and now.is_usable), None)
