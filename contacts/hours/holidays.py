"""The Kingdom's public holidays of a year, computed, and the entries they suggest. Pure.

The computing library is imported only when it is asked: pages of the public site never are.
Eids follow the moon, and the days given in lieu of a weekend follow an announcement, so both
are only suggested as tentative. The National Day (a holiday since 2005) and the Founding Day
(Royal Order A/371 of 2022) have fixed dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY: Final = timedelta(days=1)
# How the library words what it computes; it is the same on every date.
LIEU: Final = " (observed)"
ARAFAH: Final = "Day of Arafah"
EID_AL_ADHA: Final = "Eid al-Adha Holiday"
FIXED: Final = frozenset(["National Day Holiday", "Founding Day Holiday"])
WEEKEND: Final = (4, 5)  # Friday and Saturday, with Monday as 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Days off for one occasion, both ends included. `certain`: the law fixes the date."""

    name_ar: str
    name_en: str
    first_day: date
    last_day: date
    certain: bool


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of days, both ends included."""

    first_day: date
    last_day: date


@lru_cache(maxsize=8)
def suggestions(year: int) -> tuple[Suggestion, ...]:
    """The holidays that start in `year` (Gregorian), in the order of their days."""
    found: list[Suggestion] = []
    for day in _days(range(year - 1, year + 2)):
        if found and _continues(found[-1], day):
            found[-1] = replace(found[-1], last_day=day.last_day)
        else:
            found.append(day)
    return tuple(one for one in found if one.first_day.year == year)


def ramadan(year: int) -> tuple[Season, ...]:
    """Every Ramadan that starts in `year`, by calculation: usually one, in 2030 two."""
    from holidays.countries.saudi_arabia import SaudiArabiaIslamicHolidays

    calendar = SaudiArabiaIslamicHolidays()
    eids = sorted({day for near in (year, year + 1) for day, _ in calendar.eid_al_fitr_dates(near)})
    starts = sorted({day for day, _ in calendar.ramadan_beginning_dates(year) if day.year == year})
    return tuple(Season(start, min(eid for eid in eids if eid > start) - DAY) for start in starts)


def next_ramadan(today: date) -> Season:
    """The one that runs, or the next one."""
    years = range(today.year - 1, today.year + 2)
    return next(one for year in years for one in ramadan(year) if one.last_day >= today)


def expected(first: date, last: date) -> list[Suggestion]:
    """The suggestions with a day between `first` and `last`, both included."""
    years = range(first.year - 1, last.year + 1)
    return [
        one
        for year in years
        for one in suggestions(year)
        if one.first_day <= last and one.last_day >= first
    ]


def _days(years: Iterable[int]) -> list[Suggestion]:
    """One suggestion a day and occasion, in order."""
    arabic, english = (_computed(years, language=code) for code in ("ar", "en_US"))
    return [
        _suggestion(day, name_ar, name_en)
        for day in sorted(english)
        for name_ar, name_en in zip(arabic.get_list(day), english.get_list(day), strict=True)
    ]


def _computed(years: Iterable[int], *, language: str) -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("SA", years=list(years), language=language)


def _suggestion(day: date, name_ar: str, name_en: str) -> Suggestion:
    """The law counts the day of Arafah as the first of Eid al-Adha's days."""
    in_lieu = name_en.endswith(LIEU)
    name_ar, name_en = name_ar.partition(" (")[0], name_en.removesuffix(LIEU)
    certain = name_en in FIXED and not in_lieu
    if name_en == ARAFAH:
        name_ar, name_en = "عيد الأضحى", EID_AL_ADHA
    return Suggestion(
        name_ar.removeprefix("عطلة "), name_en.removesuffix(" Holiday"), day, day, certain
    )


def _continues(run: Suggestion, day: Suggestion) -> bool:
    """The same occasion, with nothing but a weekend in between."""
    if (run.name_en, run.certain) != (day.name_en, day.certain):
        return False
    gap = (day.first_day - run.last_day).days
    between = (run.last_day + DAY * step for step in range(1, gap))
    return gap <= len(WEEKEND) + 1 and all(one.weekday() in WEEKEND for one in between)
