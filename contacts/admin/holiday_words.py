"""Holidays and closures in words, for the lists of the desk."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.admin.languages import current_language
from contacts.fallback import localized
from contacts.hours.words import interval
from contacts.models import Holiday


def days_in_words(holiday: Holiday) -> str:
    """9 March 2027 to 14 March 2027."""
    first, last = date_format(holiday.first_day), date_format(holiday.last_day)
    if first == last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def hours_in_words(holiday: Holiday) -> str:
    """From 1:00 pm to 3:00 pm; "" for whole days."""
    if holiday.opens is None or holiday.closes is None:
        return ""
    return interval(holiday.opens, holiday.closes)


def closed_in_words(holiday: Holiday) -> str:
    """Of which channel or channels."""
    if holiday.channel is None:
        return _("All channels that close on holidays")
    return localized(holiday.channel, "name", current_language()).value


def first_moment(holiday: Holiday) -> datetime:
    return moment(holiday.first_day.toordinal(), holiday.opens or time(0))


def end_of(holiday: Holiday) -> datetime:
    """Of its last day, whose hours may run past midnight."""
    opens, closes = holiday.opens or time(0), holiday.closes or time(0)
    return moment(holiday.last_day.toordinal() + int(closes <= opens), closes)


def moment(day: int, clock: time) -> datetime:
    midnight = datetime.fromordinal(day)
    since = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
    return timezone.make_aware(midnight + since)
