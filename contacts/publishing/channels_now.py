"""The published channels with their status at one moment, the most useful first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from contacts.channel_kinds import KINDS
from contacts.enums import NoticeSeverity
from contacts.hours.status import Reason, State, Status, status_at
from contacts.models import Channel, Notice
from contacts.publishing.snapshot import Published, published

# What a reader can do now, best first. Social media come last whatever their hours:
# anything written there may be public.
USEFUL_FIRST = {State.OPEN: 0, State.ALWAYS: 1, State.CHECK: 2, State.CLOSED: 3, State.SUSPENDED: 4}
WORST_FIRST = {severity: -place for place, severity in enumerate(NoticeSeverity)}
# For a page that may be shown at another moment than it was made for.
UNKNOWN = Status(State.CHECK, Reason.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ChannelNow:
    channel: Channel
    status: Status
    notices: tuple[Notice, ...] = ()  # about this channel alone

    @property
    def rank(self) -> tuple[bool, int, bool, int, int]:
        channel, state = self.channel, self.status.state
        is_social = KINDS[channel.kind].is_seen_by_others
        is_disrupted = any(one.severity == NoticeSeverity.DISRUPTED for one in self.notices)
        return is_social, USEFUL_FIRST[state], is_disrupted, channel.position, channel.pk

    @property
    def is_usable(self) -> bool:
        return self.status.state in {State.OPEN, State.ALWAYS}

    @property
    def is_closed(self) -> bool:
        """Nobody answers there now, so that another one is offered instead."""
        return self.is_suspended or self.status.state is State.CLOSED

    @property
    def is_suspended(self) -> bool:
        return self.status.state is State.SUSPENDED


def channels_now(moment: datetime | None) -> list[ChannelNow]:
    """Every published channel, usable ones first; with None it is not known what is open."""
    content = published()
    return sorted(
        (channel_now(channel, moment, content) for channel in content.channels),
        key=lambda now: now.rank,
    )


def channel_now(channel: Channel, moment: datetime | None, content: Published) -> ChannelNow:
    """One of the channels of `content`."""
    if moment is None and not channel.always_available:
        return ChannelNow(channel, UNKNOWN)
    if moment is None:
        reply = content.schedules[channel.pk].reply
        return ChannelNow(channel, Status(State.ALWAYS, Reason.ALWAYS, reply=reply))
    verified_for = timedelta(days=settings.VERIFIED_FOR_DAYS)
    status = status_at(content.schedules[channel.pk], moment, verified_for=verified_for)
    return ChannelNow(channel, status, notices_now(moment, content, channel.pk))


def notices_now(
    moment: datetime | None, content: Published, *about: int | None
) -> tuple[Notice, ...]:
    """Those that hold, worst first; `about` are keys of channels, None for the whole site."""
    found = (one for one in content.notices_at(moment) if one.channel_id in about)
    return tuple(sorted(found, key=lambda one: WORST_FIRST[NoticeSeverity(one.severity)]))


def hotline_of(channels: Iterable[ChannelNow]) -> ChannelNow | None:
    """The editors' first telephone channel: its number stands on the first screen at any hour."""
    phones = (now for now in channels if KINDS[now.channel.kind].is_spoken)
    return min(phones, key=lambda now: (now.channel.position, now.channel.pk), default=None)


def best_other(channels: Iterable[ChannelNow], *, than: Channel | None) -> ChannelNow | None:
    """The first usable channel that is not `than`; None when there is none."""
    return next((now for now in channels if now.channel != than and now.is_usable), None)
