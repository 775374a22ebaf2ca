"""What notices take away: when a channel is out of order, and what is told of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Final, Self

from contacts.hours.values import Notice

# Of contacts.enums.NoticeSeverity; what is only for information changes no status.
DISRUPTED: Final = "disrupted"
OUT_OF_ORDER: Final = "out_of_order"

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
