"""When readers see a row, in words for the lists."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contacts.hours.values import Weekday
from contacts.hours.words import clock, day_and_month, weekday_name
from contacts.models import Notice
from contacts.models.base import PublicModel


def publication_in_words(obj: PublicModel, now: datetime) -> Any:
    """Draft; Published; or the moments at which that changes, or has, by itself."""
    if isinstance(obj, Notice) and obj.is_called_off and obj.expire_at:
        return _("Called off on %(moment)s") % {"moment": moment_in_words(obj.expire_at, now)}
    if obj.has_expired and obj.expire_at:
        return _("Taken off on %(moment)s") % {"moment": moment_in_words(obj.expire_at, now)}
    waits = obj.publish_at is not None and obj.publish_at > now
    starts = moment_in_words(obj.publish_at, now) if obj.publish_at else ""
    ends = moment_in_words(obj.expire_at, now, is_end=True) if obj.expire_at else ""
    if waits and not obj.is_shown:
        return _("Draft, which does not appear on %(moment)s unless published") % {"moment": starts}
    if waits and ends:
        return _("Published from %(start)s until %(end)s") % {"start": starts, "end": ends}
    if waits:
        return _("Published on %(moment)s") % {"moment": starts}
    if ends and obj.is_shown:
        return _("Published until %(moment)s") % {"moment": ends}
    return obj.get_status_display()


def moment_in_words(moment: datetime, now: datetime, *, is_end: bool = False) -> str:
    """Sunday 22 November, 8:00 am. Midnight is said of the day that it ends."""
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    day = (local - timedelta(microseconds=int(is_end))).date()
    return _("%(weekday)s %(date)s, %(time)s") % {
        "weekday": weekday_name(Weekday.of(day)),
        "date": day_and_month(day, today=today),
        "time": clock(local.time(), is_end=is_end),
    }


def lasting_in_words(notice: Notice, now: datetime) -> str:
    """Since 10:00 am, until 3:00 pm; from 8:00 pm on; over since 3:00 pm."""
    starts = short_moment(notice.starts_at, now)
    if notice.ends_at is None:
        if notice.starts_at > now:
            return _("from %(start)s until further notice") % {"start": starts}
        return _("since %(start)s, until further notice") % {"start": starts}
    words = {"start": starts, "end": short_moment(notice.ends_at, now, is_end=True)}
    if notice.ends_at <= now:
        return _("from %(start)s until %(end)s, over") % words
    if notice.starts_at > now:
        return _("from %(start)s until %(end)s") % words
    return _("since %(start)s, until %(end)s") % words


def short_moment(moment: datetime, now: datetime, *, is_end: bool = False) -> str:
    """Without the day where that is today."""
    local = timezone.localtime(moment)
    day = (local - timedelta(microseconds=int(is_end))).date()
    if day == timezone.localtime(now).date():
        return pgettext("a time of today", "%(time)s") % {
            "time": clock(local.time(), is_end=is_end)
        }
    return moment_in_words(moment, now, is_end=is_end)
