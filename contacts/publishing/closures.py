"""Which closures are told of at a moment, and until when that is so."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from contacts.models import Holiday


def upcoming(holidays: Iterable[Holiday], moment: datetime) -> list[Holiday]:
    """Those that are not over yet, by the site's clock."""
    at = wall_clock(moment)
    return [one for one in holidays if one.as_closed_period().ends > at]


def closure_edges(holidays: Iterable[Holiday], moment: datetime) -> Iterator[datetime]:
    """The next moments of the day at which some hours begin to be closed, or no longer are."""
    at = wall_clock(moment)
    for one in holidays:
        if one.opens and (edge := one.as_closed_period().next_edge(at)):
            yield timezone.make_aware(edge)


def wall_clock(moment: datetime) -> datetime:
    return timezone.make_naive(moment)
