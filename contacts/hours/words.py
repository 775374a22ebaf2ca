"""Times, days and dates as people say them, in the active language.

Digits are European and ranges are words, since "8-17" turns round in Arabic. Twelve o'clock is
named. Arabic names the part of the day where English says am and pm: the parts are those of
CLDR's dayPeriodRules for "ar" (unicode.org/cldr), as ICU and phones have them.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.dates import MONTHS_ALT, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from citizen_help import locality
from contacts.hours.status import Weekday
from contacts.hours.values import week

MIDNIGHT = time(0)
NIGHT_ENDS = time(3)


def clock(at: time, *, is_end: bool = False) -> str:
    """8:00 am, 12:00 noon; 8:00 صباحًا. Of 24 hours 08:00, and 24:00 for the end of a day.

    Seconds are left out.
    """
    if locality.has_24_hours():
        return "24:00" if is_end and at == MIDNIGHT else f"{at:%H:%M}"
    return _pattern(at.replace(second=0, microsecond=0)) % {
        "time": f"{at.hour % 12 or 12}:{at.minute:02}"
    }


def _pattern(at: time) -> str:
    if at == MIDNIGHT:
        return pgettext("midnight itself", "%(time)s midnight")
    if at < NIGHT_ENDS:
        return pgettext("after midnight", "%(time)s am")
    if at < time(6):
        return pgettext("around dawn", "%(time)s am")
    if at < time(12):
        return pgettext("morning", "%(time)s am")
    if at == time(12):
        return pgettext("noon itself", "%(time)s noon")
    if at < time(13):
        return pgettext("the hour after noon", "%(time)s pm")
    if at < time(18):
        return pgettext("afternoon", "%(time)s pm")
    return pgettext("evening", "%(time)s pm")


def is_after_midnight(at: time) -> bool:
    """Whether people count it to the night, and so to the day before."""
    return MIDNIGHT < at < NIGHT_ENDS


def interval(opens: time, closes: time) -> str:
    """from 8:00 am to 5:00 pm; `closes` at or before `opens` is on the next day."""
    if opens == closes == MIDNIGHT:
        return _("all day")
    text = {"opens": clock(opens), "closes": clock(closes, is_end=True)}
    if closes > opens or closes == MIDNIGHT:
        return _("from %(opens)s to %(closes)s") % text
    if is_after_midnight(closes):
        return pgettext("a night", "from %(opens)s to %(closes)s the next day") % text
    return _("from %(opens)s to %(closes)s the next day") % text


def intervals(times: Iterable[tuple[time, time]]) -> str:
    """from 8:00 am to 12:00 noon and from 1:00 pm to 4:00 pm"""
    text, *others = (interval(opens, closes) for opens, closes in times)
    for other in others:
        text = _("%(hours)s and %(next)s") % {"hours": text, "next": other}
    return text


def weekday_name(day: Weekday) -> str:
    return str(WEEKDAYS[(day.place - 1) % 7])  # Django counts from Monday


def day_names(days: Iterable[Weekday]) -> str:
    """Sunday to Thursday; Sunday to Tuesday, and Thursday; every day. "" for none."""
    runs = _runs(frozenset(days))
    if runs and len(runs[0]) == len(Weekday):
        return _("every day")
    names: list[str] = []
    for run in runs:
        if len(run) > 2:
            ends = {"first": weekday_name(run[0]), "last": weekday_name(run[-1])}
            names.append(pgettext("days of the week", "%(first)s to %(last)s") % ends)
        else:
            names += [weekday_name(day) for day in run]
    return _listed(names, with_stretches=any(len(run) > 2 for run in runs))


def weekdays_of(first: date, last: date) -> str:
    """The days of the week on which dates begin and end: Saturday to Tuesday; Wednesday."""
    days = (last - first).days + 1
    if days < len(Weekday):
        return day_names(Weekday.of(first + timedelta(days=place)) for place in range(days))
    ends = {"first": weekday_name(Weekday.of(first)), "last": weekday_name(Weekday.of(last))}
    return pgettext("days of the week", "%(first)s to %(last)s") % ends


def _runs(days: frozenset[Weekday]) -> list[list[Weekday]]:
    """Days on end, in the order of the week; one that goes on over its end starts before it."""
    runs: list[list[Weekday]] = []
    order = week()
    for place, day in enumerate(order):
        if day not in days:
            continue
        if runs and runs[-1][-1] is order[place - 1]:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > 1 and order[0] in runs[0] and order[-1] in runs[-1]:
        runs[-1] += runs.pop(0)
    return runs


def _listed(names: list[str], *, with_stretches: bool) -> str:
    if not names:
        return ""
    text, *others = names
    for place, name in enumerate(others, 2):
        pair = {"days": text, "next": name}
        if place < len(names) and with_stretches:
            text = (
                pgettext("a list with stretches of days that goes on", "%(days)s, %(next)s") % pair
            )
        elif place < len(names):
            text = pgettext("a list of days that goes on", "%(days)s, %(next)s") % pair
        elif with_stretches:
            text = pgettext("the end of a list of days", "%(days)s, and %(next)s") % pair
        else:
            text = pgettext("the end of a list of days", "%(days)s and %(next)s") % pair
    return text


def day_and_month(day: date, *, today: date) -> str:
    """24 March, with the year where it is not this one."""
    parts = {"day": day.day, "month": MONTHS_ALT[day.month], "year": day.year}
    if day.year == today.year:
        return pgettext("date of this year", "%(day)s %(month)s") % parts
    return pgettext("date of another year", "%(day)s %(month)s %(year)s") % parts


def dates(first: date, last: date, *, today: date) -> str:
    """20 to 23 March; 9 and 10 July; 30 March to 2 April; 23 September."""
    ends = day_and_month(last, today=today)
    if first == last:
        return ends
    if (first.year, first.month) == (last.year, last.month):
        text = {"first": first.day, "last": ends}
        if (last - first).days == 1:
            return pgettext("two days of one month", "%(first)s and %(last)s") % text
        return pgettext("dates of one month", "%(first)s to %(last)s") % text
    begins = day_and_month(first, today=last if first.year == last.year else today)
    return pgettext("dates", "%(first)s to %(last)s") % {"first": begins, "last": ends}


def moment_of_end(end: datetime) -> str:
    """3:00 pm on Sunday, 22 November 2026; midnight is said of the day that it ends."""
    day = (end - timedelta(microseconds=1)).date()
    return _("%(time)s on %(day)s, %(date)s") % {
        "time": clock(end.time(), is_end=True),
        "day": weekday_name(Weekday.of(day)),
        "date": day_and_month(day, today=date.min),
    }
