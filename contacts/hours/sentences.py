"""The status of a channel as a person would say it, in the active language.

A pill of a few words, and a plain note of whole sentences. What is put into them are times, days
and the names of holidays, the only stored texts. `show` renders such a name: as plain text, or as
HTML that marks one that stands in from the other language.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from citizen_help import locality
from contacts.fallback import LocalizedText, localized
from contacts.hours import reasons
from contacts.hours.status import ClosedPeriod, Reason, State, Status, Weekday
from contacts.hours.words import (
    MIDNIGHT,
    clock,
    dates,
    day_and_month,
    day_names,
    interval,
    intervals,
    is_after_midnight,
    weekday_name,
)

ONE_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
# Unicode's isolates: a name in the other script leaves the words and numbers around it in place.
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

Show = Callable[[LocalizedText], str]


def plain(text: LocalizedText) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text.is_fallback else str(text)


def pill(status: Status) -> str:
    """Whether the channel can be used, in a few words. No full stop."""
    if status.state is State.SUSPENDED:
        return _("Out of order now")
    if status.state is State.ALWAYS:
        return _("Available at any time")
    if status.state is State.OPEN:
        return _("Open now")
    if status.state is State.CHECK:
        return _doubt(status.reason)
    if status.reason is Reason.DAY_OFF:
        return _("Not one of its published days")
    if status.holiday is None:
        return pgettext("outside its hours", "Closed now")
    if status.holiday.is_of_whole_days:
        return _("Closed today")
    return pgettext("by a closure", "Closed now")


def _doubt(reason: Reason) -> str:
    if reason is Reason.TENTATIVE:
        return _("May be closed")
    if reason is Reason.UNPUBLISHED:
        return _("Working day · hours not published")
    if reason is Reason.UNVERIFIED:
        return _("Hours may have changed")
    if reason is Reason.UNKNOWN:
        return _("Not known at the moment")
    return _("Hours not published")


def note(
    status: Status, moment: datetime, *, zone: tzinfo | None = None, show: Show = plain
) -> str:
    """Why, until when, and what may be different: whole sentences. "" where there is no more.

    True as long as `contacts.hours.status.page_holds_until` says.
    """
    return " ".join(
        _Teller(status, moment.astimezone(zone or locality.zone()).date(), show).sentences()
    )


def holiday_name(holiday: ClosedPeriod) -> LocalizedText:
    """In the active language or the other one; `name` is a row with both, a text, or None."""
    language = get_language() or "ar"
    name = holiday.name
    text = LocalizedText(name, language, False) if isinstance(name, str) else None
    if text is None and name is not None:
        text = localized(name, "name", language)
    return text or LocalizedText(_("a public holiday"), language, False)


def response_time(row: object) -> LocalizedText:
    """As it stands in a sentence, whether or not an editor ended it as one."""
    text = localized(row, "response_time", get_language() or "ar")
    return replace(text, value=text.value.rstrip(" ."))


def reply_time(row: object | None, show: Show = plain) -> str:
    """When to expect an answer; `row` has a `response_time`, or is None where it is not known."""
    text = response_time(row) if row else None
    if not text:
        return _("Reply times are not published here.")
    return _("Usual reply time: %(time)s.") % {"time": show(text)}


class _Teller:
    """What is told of one status on one day."""

    def __init__(self, status: Status, today: date, show: Show) -> None:
        self.status, self.today, self.show = status, today, show

    def sentences(self) -> Iterator[str]:
        status = self.status
        if status.state is State.SUSPENDED:
            yield from self.return_of_suspended()
        elif status.state is State.ALWAYS:
            yield reply_time(status.reply, self.show)
        elif status.state is State.OPEN:
            yield from self.closing()
        elif status.state is State.CHECK:
            yield from self.doubt()
        else:
            yield from self.closed()
        if status.last_checked:
            checked = day_and_month(status.last_checked, today=self.today)
            yield _("Its hours were last checked on %(date)s.") % {"date": checked}
        if status.tentative and self.is_near(status.tentative):
            yield self.maybe(status.tentative)

    def return_of_suspended(self) -> Iterator[str]:
        """It returns when it opens: the notice may end while it is closed."""
        status = self.status
        if status.changes_at is None:
            yield _("Until further notice.")
        elif status.opens_at or status.back_at == status.changes_at:
            when = self.when(status.opens_at or status.changes_at)
            yield _("It should work again %(when)s.") % {"when": when}
        elif status.back_at:
            when = self.day(status.back_at.date())
            yield _("It should work again %(when)s; hours are not published.") % {"when": when}
        yield from self.closed_then()

    def closing(self) -> Iterator[str]:
        ends = self.status.closes_at or self.status.changes_at
        if ends is None or ends.date() - self.today > A_WEEK:
            yield _("Open around the clock.")
        elif self.status.closes_at:
            yield _("Closes %(when)s.") % {"when": self.when(ends, is_end=True)}
            yield from self.closed_then()

    def doubt(self) -> Iterator[str]:
        status = self.status
        if status.reason is Reason.UNKNOWN:
            yield _("This copy of the page cannot tell whether it is open.")
        if status.usual:
            yield _("Its usual hours: %(hours)s.") % {"hours": intervals(status.usual)}
        if status.reason is Reason.UNPUBLISHED:
            days = {"days": day_names(status.untimed_days)}
            if status.untimed_days == status.working_days:
                yield _("Working days: %(days)s.") % days
                yield _("We cannot tell whether they answer now.")
            else:
                yield (
                    ngettext(
                        "Hours are not published for %(days)s.",
                        "Hours are not published for these days: %(days)s.",
                        len(status.untimed_days),
                    )
                    % days
                )

    def closed(self) -> Iterator[str]:
        status = self.status
        if status.holiday:
            yield self.closed_for(status.holiday)
        if status.opens_at and (status.last_checked or status.tentative):
            yield _("Should open %(when)s.") % {"when": self.when(status.opens_at)}
        elif status.opens_at:
            yield _("Opens %(when)s.") % {"when": self.when(status.opens_at)}
        elif status.back_at:
            day = status.back_at.date()
            when = self.when(status.back_at) if day == self.today else self.day(day)
            yield _("Back %(when)s; hours are not published.") % {"when": when}
        yield from self.closed_then()

    def closed_then(self) -> Iterator[str]:
        """The closures to come without which it would open, or stay open, earlier."""
        for holiday in self.status.skipped:
            yield self.told(holiday, reasons.CLOSED_THEN)

    def closed_for(self, holiday: ClosedPeriod) -> str:
        return self.told(holiday, reasons.CLOSED_FOR)

    def maybe(self, holiday: ClosedPeriod) -> str:
        """What is not confirmed of the holiday: of now, of what comes next, or of its end."""
        status = self.status
        if status.reason is Reason.TENTATIVE:
            return self.told(holiday, reasons.NOT_CONFIRMED)
        opens = status.opens_at or status.back_at
        if opens and holiday.is_of_whole_days and holiday.last_day < opens.date():
            return self.told(holiday, reasons.END_NOT_CONFIRMED)
        return self.told(
            holiday, reasons.MAY_CLOSE if status.state is State.OPEN else reasons.MAY_BE_CLOSED
        )

    def told(self, holiday: ClosedPeriod, texts: reasons.Pair) -> str:
        name = holiday_name(holiday)
        values = {
            "holiday": self.show(name),
            "dates": self.dates_of(holiday),
            "last": self.dated(holiday.last_day),
        }
        return reasons.of_kind(texts, str(name)) % values

    def dates_of(self, holiday: ClosedPeriod) -> str:
        days = dates(holiday.first_day, holiday.last_day, today=self.today)
        if holiday.first_day == holiday.last_day:
            days = self.dated(holiday.last_day)
        if holiday.opens is None or holiday.closes is None:
            return days
        hours = interval(holiday.opens, holiday.closes)
        return _("%(dates)s, %(hours)s") % {"dates": days, "hours": hours}

    def is_near(self, holiday: ClosedPeriod) -> bool:
        """What is open around the clock promises no day; an Eid in half a year is no news."""
        is_far = holiday.first_day - self.today > A_WEEK
        return not (is_far and self.status.state is State.OPEN)

    def when(self, instant: datetime, *, is_end: bool = False) -> str:
        """The day and time of a later instant, as the end of a sentence."""
        day, at = instant.date(), instant.time()
        if at == MIDNIGHT:
            return self.midnight(day - ONE_DAY if is_end else day, is_end=is_end)
        text = {"time": clock(at), "day": self.name(day)}
        night = day - ONE_DAY if is_after_midnight(at) else None
        if night == self.today or (night and day == self.today):
            return _("tonight at %(time)s") % text
        if day == self.today:
            return _("today at %(time)s") % text
        if day - self.today == ONE_DAY:
            return _("tomorrow at %(time)s") % text
        return _("on %(day)s at %(time)s") % text

    def midnight(self, day: date, *, is_end: bool) -> str:
        """An end belongs to the evening, a beginning to the day that begins."""
        text = {"day": self.name(day)}
        if is_end and day == self.today:
            return _("at midnight")
        if is_end:
            return _("at midnight, at the end of %(day)s") % text
        return _("at midnight, when %(day)s begins") % text

    def day(self, day: date) -> str:
        if day - self.today == ONE_DAY:
            return _("tomorrow")
        return _("on %(day)s") % {"day": self.name(day)}

    def name(self, day: date) -> str:
        """Sunday, with the date where that could be taken for another Sunday."""
        return weekday_name(Weekday.of(day)) if day - self.today < A_WEEK else self.dated(day)

    def dated(self, day: date) -> str:
        date_of_day = day_and_month(day, today=self.today)
        text = {"weekday": weekday_name(Weekday.of(day)), "date": date_of_day}
        return pgettext("a day of the week with its date", "%(weekday)s %(date)s") % text
