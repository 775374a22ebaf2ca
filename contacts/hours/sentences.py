"""The status of a channel as a person would say it, in the active language.

Every sentence is whole in the catalogue; what is put into it are times, days and a holiday's
name, the only stored text. `show` renders that name: as plain text, or as HTML that marks a name
that stands in from the other language.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from contacts.fallback import LocalizedText, localized
from contacts.hours.status import RIYADH, ClosedPeriod, Reason, State, Status, Weekday
from contacts.hours.words import MIDNIGHT, clock, dates, day_and_month, day_names, weekday_name

ONE_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
# Unicode's isolates: a name in the other script leaves the words and numbers around it in place.
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

Show = Callable[[LocalizedText], str]


def plain(text: LocalizedText) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text.is_fallback else str(text)


def sentence(status: Status, moment: datetime, *, zone: tzinfo = RIYADH, show: Show = plain) -> str:
    """Whether the channel can be used at `moment`, and when that changes. No full stop.

    True as long as `contacts.hours.status.page_holds_until` says.
    """
    today = moment.astimezone(zone).date()
    if status.state is State.ALWAYS:
        return _("Available all day")
    if status.state is State.OPEN:
        return _open(status, today)
    if status.state is State.CHECK:
        return _check(status, today)
    if status.holiday:
        return _closed_for_holiday(status, status.holiday, today, show)
    return _closed(status, today)


def notice(status: Status, moment: datetime, *, zone: tzinfo = RIYADH, show: Show = plain) -> str:
    """What a tentative holiday may do to that; "" where there is none, or it makes no odds."""
    holiday = status.tentative
    if holiday is None or _is_closed_beyond(status, holiday.last_day):
        return ""
    today = moment.astimezone(zone).date()
    return _("May be closed for %(holiday)s (%(dates)s, not confirmed yet)") % {
        "holiday": show(holiday_name(holiday)),
        "dates": dates(holiday.first_day, holiday.last_day, today=today),
    }


def holiday_name(holiday: ClosedPeriod) -> LocalizedText:
    """In the active language or the other one; `name` is a row with both, a text, or None."""
    language = get_language() or "ar"
    name = holiday.name
    text = LocalizedText(name, language, False) if isinstance(name, str) else None
    if text is None and name is not None:
        text = localized(name, "name", language)
    return text or LocalizedText(_("a public holiday"), language, False)


def _is_closed_beyond(status: Status, day: date) -> bool:
    returns = status.opens_at.date() if status.opens_at else status.back_on
    return status.state is State.CLOSED and (returns is None or returns > day)


def _open(status: Status, today: date) -> str:
    ends = status.closes_at or status.changes_at
    if ends is None or ends.date() - today > A_WEEK:
        return _("Open now, around the clock")
    if status.closes_at is None:
        return _("Open now")
    return _("Open now, closes %(when)s") % {"when": _when(status.closes_at, today)}


def _check(status: Status, today: date) -> str:
    if status.reason is Reason.UNKNOWN:
        return _("Whether it is open cannot be told at the moment, so check")
    if status.reason is Reason.UNPUBLISHED:
        days = day_names(status.working_days)
        return _("A working day (%(days)s); hours are not published, so check") % {"days": days}
    if status.last_checked:
        checked = day_and_month(status.last_checked, today=today)
        return _("Hours were last checked long ago (%(date)s), so check") % {"date": checked}
    return _("Hours are not published, so check")


def _closed(status: Status, today: date) -> str:
    if status.opens_at:
        when = _when(status.opens_at, today)
        if status.last_checked is None:
            return _("Closed now, opens %(when)s") % {"when": when}
        checked = day_and_month(status.last_checked, today=today)
        return _(
            "Closed now, should open %(when)s; hours were last checked long ago (%(date)s)"
        ) % {
            "when": when,
            "date": checked,
        }
    if status.back_on is None:
        return _("Closed now")
    return _back_on(status, status.back_on, today)


def _back_on(status: Status, day: date, today: date) -> str:
    is_day_off, text = status.reason is Reason.DAY_OFF, {"day": _day(day, today)}
    if day - today == ONE_DAY:
        if is_day_off:
            return _("Not a working day today; back tomorrow (hours are not published)")
        return _("Closed now; back tomorrow (hours are not published)")
    if is_day_off:
        return _("Not a working day today; back on %(day)s (hours are not published)") % text
    return _("Closed now; back on %(day)s (hours are not published)") % text


def _closed_for_holiday(status: Status, holiday: ClosedPeriod, today: date, show: Show) -> str:
    text = {"holiday": show(holiday_name(holiday))}
    if status.opens_at:
        text["when"] = _when(status.opens_at, today)
        return _("Closed for %(holiday)s, opens %(when)s") % text
    if status.back_on is None:
        return _("Closed for %(holiday)s") % text
    if status.back_on - today == ONE_DAY:
        return _("Closed for %(holiday)s until tomorrow") % text
    text["date"] = day_and_month(status.back_on, today=today)
    return _("Closed for %(holiday)s until %(date)s") % text


def _day(day: date, today: date) -> str:
    """Sunday, or a date where that could be taken for another Sunday."""
    if day - today < A_WEEK:
        return weekday_name(Weekday.of(day))
    return day_and_month(day, today=today)


def _when(instant: datetime, today: date) -> str:
    """The day and time of a later instant; midnight belongs to the evening before it."""
    day = instant.date() - (ONE_DAY if instant.time() == MIDNIGHT else timedelta(0))
    text = {"time": clock(instant.time()), "day": _day(day, today)}
    if day == today:
        return _("today %(time)s") % text
    if day - today == ONE_DAY:
        return _("tomorrow %(time)s") % text
    if day - today < A_WEEK:
        return pgettext("weekday and time", "%(day)s %(time)s") % text
    return pgettext("date and time", "%(day)s, %(time)s") % text
