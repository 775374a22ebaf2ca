"""The country's public holidays of a year, computed, and the entries they suggest. Pure.

The computing library is imported only when it is asked: pages of the public site never are.
What it only estimates, as it follows the moon, is suggested as tentative; the days in lieu of a
weekend stand in the law of most countries. Of Saudi Arabia more is known: they follow an
announcement there, as the Eids do, so both are tentative. The National Day (a holiday since 2005)
and the Founding Day (Royal Order A/371 of 2022) have fixed dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from citizen_help import locality

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY: Final = timedelta(days=1)
# How the library words what it computes; it is the same on every date.
LIEU: Final = " (observed)"
ARAFAH: Final = "Day of Arafah"
EID_AL_ADHA: Final = "Eid al-Adha Holiday"
FIXED: Final = frozenset(["National Day Holiday", "Founding Day Holiday"])
LABEL: Final = re.compile(r" \(([^()]*)\)$")  # (observed), (estimated)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Days off for one occasion, both ends included. `certain`: the law fixes the date.

    `name_ar` is "" where the library has no Arabic of the country.
    """

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


def suggestions(year: int) -> tuple[Suggestion, ...]:
    """The holidays that start in `year` (Gregorian), in the order of their days."""
    return _suggestions(year, locality.holiday_country(), locality.weekend())


@lru_cache(maxsize=8)
def _suggestions(year: int, country: str, weekend: frozenset[int]) -> tuple[Suggestion, ...]:
    found: list[Suggestion] = []
    for day in _days(range(year - 1, year + 2), country):
        if found and _continues(found[-1], day, weekend):
            found[-1] = replace(found[-1], last_day=day.last_day)
        else:
            found.append(day)
    return tuple(one for one in found if one.first_day.year == year)


def keeps_ramadan() -> bool:
    """Whether the country's holidays go by the Islamic calendar too."""
    from holidays.groups.islamic import IslamicHolidays

    return isinstance(_computed((), locality.holiday_country()), IslamicHolidays)


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


def _days(years: Iterable[int], country: str) -> list[Suggestion]:
    """One suggestion a day and occasion, in order."""
    known = _computed((), country).supported_languages
    arabic, english = (
        _computed(years, country, language=_language(known, code)) for code in ("ar", "en")
    )
    suggestion = _saudi if country == "SA" else _suggestion
    return [
        suggestion(day, name_ar if _language(known, "ar") else "", name_en)
        for day in sorted(english)
        for name_ar, name_en in zip_longest(
            arabic.get_list(day), english.get_list(day), fillvalue=""
        )
        if name_en
    ]


def _language(known: Iterable[str], code: str) -> str | None:
    """The library's name of a language; American English before other kinds of it."""
    return min((one for one in known if one.startswith(code)), key=_is_other_english, default=None)


def _is_other_english(name: str) -> bool:
    return name != "en_US"


def _computed(years: Iterable[int], country: str, *, language: str | None = None) -> HolidayBase:
    from holidays import country_holidays

    country, _, part = country.partition("-")
    return country_holidays(country, subdiv=part or None, years=list(years), language=language)


def _suggestion(day: date, name_ar: str, name_en: str) -> Suggestion:
    label = LABEL.search(name_en)
    certain = label is None or "estimated" not in label[1]
    if label:
        name_ar, name_en = LABEL.sub("", name_ar), LABEL.sub("", name_en)
    return Suggestion(name_ar, name_en, day, day, certain)


def _saudi(day: date, name_ar: str, name_en: str) -> Suggestion:
    """The law counts the day of Arafah as the first of Eid al-Adha's days."""
    in_lieu = name_en.endswith(LIEU)
    name_ar, name_en = name_ar.partition(" (")[0], name_en.removesuffix(LIEU)
    certain = name_en in FIXED and not in_lieu
    if name_en == ARAFAH:
        name_ar, name_en = "عيد الأضحى", EID_AL_ADHA
    return Suggestion(
        name_ar.removeprefix("عطلة "), name_en.removesuffix(" Holiday"), day, day, certain
    )


def _continues(run: Suggestion, day: Suggestion, weekend: frozenset[int]) -> bool:
    """The same occasion, with nothing but a weekend in between."""
    if (run.name_en, run.certain) != (day.name_en, day.certain):
        return False
    gap = (day.first_day - run.last_day).days
    between = (run.last_day + DAY * step for step in range(1, gap))
    return gap <= len(weekend) + 1 and all(one.isoweekday() % 7 in weekend for one in between)
