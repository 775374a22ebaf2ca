"""Small charts: two kinds of things a day, as bars that a template draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

DAYS = 30
WIDTH, HEIGHT, GAP = 300, 60, 2  # in the drawing's own units

# A day, how many were good, how many were not.
Count = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the drawing; `kind` is "good" or "lacking" and says its colour."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`summary` says in a sentence what the bars show; good and lacking name the two kinds."""

    summary: str
    good: str
    lacking: str
    bars: tuple[Bar, ...]
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT


def last_days(counts: Iterable[Count], today: date) -> list[Count]:
    """The DAYS up to today, those without a count too; of several counts of a day their sum."""
    known: dict[date, tuple[int, int]] = {}
    for day, good, lacking in counts:
        before = known.get(day, (0, 0))
        known[day] = (before[0] + good, before[1] + lacking)
    days = (today - timedelta(days=back) for back in reversed(range(DAYS)))
    return [(day, *known.get(day, (0, 0))) for day in days]


def draw(counts: Sequence[Count], *, rtl: bool) -> tuple[Bar, ...]:
    """What lacks stands below, what is good on top of it; from right to left in Arabic."""
    most = max((good + lacking for _day, good, lacking in counts), default=0) or 1
    step = WIDTH / len(counts)
    bars = []
    for place, (_day, good, lacking) in enumerate(counts):
        x = (len(counts) - 1 - place if rtl else place) * step + GAP / 2
        low, high = lacking * HEIGHT / most, good * HEIGHT / most
        bars += [
            Bar(round(x, 1), round(HEIGHT - base - size, 1), step - GAP, round(size, 1), kind)
            for base, size, kind in ((0, low, "lacking"), (low, high, "good"))
            if size
        ]
    return tuple(bars)


def chart(
    counts: Iterable[Count], today: date, *, summary: str, good: str, lacking: str
) -> Chart | None:
    """`summary` has places for the two totals. None where there is nothing to draw."""
    days = last_days(counts, today)
    totals = {"good": sum(day[1] for day in days), "lacking": sum(day[2] for day in days)}
    if not any(totals.values()):
        return None
    bars = draw(days, rtl=get_language_bidi())
    first, last = (date_format(day, "MONTH_DAY_FORMAT") for day in (days[0][0], days[-1][0]))
    return Chart(summary % totals, good, lacking, bars, first, last)
