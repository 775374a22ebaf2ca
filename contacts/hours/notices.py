"""What notices take away: when a channel is out of order, and what is told of it. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from operator import attrgetter
from typing import Final, Self

from contacts.hours.values import ClosedPeriod, Notice, Reason, State, Status

# Of contacts.enums.NoticeSeverity; what is only for information changes no status.
DISRUPTED: Final = "disrupted"
OUT_OF_ORDER: Final = "out_of_order"
TIMELESS: Final = (Reason.UNPUBLISHED, Reason.NO_HOURS)

Span = tuple[datetime, datetime | None]  # None: until further notice


@dataclass(frozen=True, slots=True)
class Interruptions:
    """`suspensions` are apart from each other and in order, however the notices overlap."""

    notices: tuple[Notice, ...]
    suspensions: tuple[Span, ...]

    @classmethod
    def of(cls, notices: Iterable[Notice]) -> Self:
        told = tuple(one for one in notices if one.severity in (DISRUPTED, OUT_OF_ORDER))
        return cls(told, _joined(one for one in told if one.severity == OUT_OF_ORDER))

    def told_at(self, moment: datetime) -> Notice | None:
        """The gravest that holds then, of equals the latest."""
        running = [one for one in self.notices if one.covers(moment)]
        return max(
            running, key=lambda one: (one.severity == OUT_OF_ORDER, one.starts_at), default=None
        )

    def suspension_at(self, moment: datetime) -> Span | None:
        for start, end in self.suspensions:
            if start <= moment and (end is None or moment < end):
                return start, end
        return None

    def next_suspension(self, moment: datetime) -> datetime | None:
        return next((start for start, _ in self.suspensions if start > moment), None)

    def next_edge(self, moment: datetime) -> datetime | None:
        """When the next notice begins or ends."""
        edges = [edge for one in self.notices for edge in (one.starts_at, one.ends_at)]
        return min((edge for edge in edges if edge and edge > moment), default=None)


def _joined(notices: Iterable[Notice]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for one in sorted(notices, key=attrgetter("starts_at")):
        start, end = one.starts_at, one.ends_at
        if end is not None and end <= start:
            continue
        last = spans[-1] if spans else None
        if last is None or (last[1] is not None and last[1] < start):
            spans.append((start, end))
        elif last[1] is not None and (end is None or end > last[1]):
            spans[-1] = last[0], end
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A status with the notices that say when the channel is out of order.

    `read` tells it without them, `unsure_end` what puts an opening in doubt from the eve.
    """

    interruptions: Interruptions
    read: Callable[[datetime], Status]
    unsure_end: Callable[[datetime], ClosedPeriod | None]
    zone: tzinfo

    def at(self, moment: datetime) -> Status:
        edge = self.local(self.interruptions.next_edge(moment))
        told = self.interruptions.told_at(moment)
        if span := self.interruptions.suspension_at(moment):
            return replace(self.suspended(span), holds_until=edge, notice=told)
        status = self.kept(self.read(moment))
        begins = self.local(self.interruptions.next_suspension(moment))
        if begins and status.closes_at and _earlier(status.closes_at, begins) is begins:
            status = replace(status, skipped=())
        closes = status.closes_at
        if status.state is State.OPEN:
            closes = _earlier(closes, begins)
        return replace(
            status,
            changes_at=_earlier(status.changes_at, begins),
            holds_until=_earlier(status.holds_until, edge),
            closes_at=closes,
            notice=told,
        )

    def suspended(self, span: Span) -> Status:
        """It works again when it next opens, which need not be when the notice ends."""
        suspended = Status(State.SUSPENDED, Reason.NOTICE, changes_at=self.local(span[1]))
        return _promising(suspended, self.kept(self.resumed(span[1]))) if span[1] else suspended

    def kept(self, status: Status) -> Status:
        """Without promising what falls into an interruption that is announced."""
        while promised := status.opens_at or status.back_at:
            span = self.interruptions.suspension_at(promised)
            if span is None:
                break
            if span[1] is None:
                return _promising(status, Status(status.state, status.reason))
            later = self.resumed(span[1])
            both = dict.fromkeys((*status.skipped, *later.skipped))
            skipped = tuple(one for one in both if one != status.holiday)
            status = _promising(status, replace(later, skipped=skipped))
        return status

    def resumed(self, ends: datetime) -> Status:
        """What is promised for the end of an interruption and after it."""
        later, at = self.read(ends), ends.astimezone(self.zone)
        if later.state is State.CLOSED:
            reasons = (later.holiday, *later.skipped) if later.holiday else later.skipped
            return replace(later, skipped=reasons)
        is_tentative = later.reason is Reason.TENTATIVE
        has_times = later.usual if is_tentative else later.reason not in TIMELESS
        return Status(
            later.state,
            later.reason,
            opens_at=at if has_times else None,
            back_at=None if has_times else at,
            tentative=later.tentative if is_tentative else self.unsure_end(at),
            last_checked=later.last_checked,
        )

    def local(self, moment: datetime | None) -> datetime | None:
        return moment.astimezone(self.zone) if moment else None


def _promising(status: Status, later: Status) -> Status:
    """The same state with the promises of another."""
    return replace(
        status,
        opens_at=later.opens_at,
        back_at=later.back_at,
        skipped=later.skipped,
        tentative=later.tentative,
        last_checked=later.last_checked,
    )


def _earlier(first: datetime | None, second: datetime | None) -> datetime | None:
    """By the instant: on the night that has an hour twice, clocks show the same time again."""
    both = (moment for moment in (first, second) if moment)
    return min(both, key=lambda moment: moment.astimezone(UTC), default=None)
