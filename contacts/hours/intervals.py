"""What remains of one interval of the hours on one day. Pure.

Offsets from the midnight of the day on which it starts, as in `contacts.hours.calendar`.
"""

from collections.abc import Iterable, Iterator

from contacts.hours.calendar import DAY, Closures, Span, span
from contacts.hours.runs import Runs
from contacts.hours.values import HoursRow


def remains(
    row: HoursRow, day: int, closures: Runs[Closures], also: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """The interval of a timed row that starts on `day`, without closures and what else is cut.

    A holiday of whole days takes what starts on it, and cuts at its midnight what reaches in.
    """
    if row.opens is None or row.closes is None or closures.at(day).whole:
        return ()
    return without([span(row.opens, row.closes)], [*_cuts(day, closures), *also])


def _cuts(day: int, closures: Runs[Closures]) -> Iterator[Span]:
    if closures.at(day + 1).whole:
        yield DAY, 2 * DAY
    for shift in (-1, 0, 1):
        for part in closures.at(day + shift).parts:
            if part.opens is not None and part.closes is not None:
                start, end = span(part.opens, part.closes)
                yield start + shift * DAY, end + shift * DAY


def without(spans: Iterable[Span], cuts: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, in order, without what lies in one of the cuts."""
    left = list(spans)
    for start, end in cuts:
        left = [
            (begins, ends)
            for span_start, span_end in left
            for begins, ends in (
                (span_start, min(span_end, start)),
                (max(span_start, end), span_end),
            )
            if ends > begins
        ]
    return tuple(sorted(left))
