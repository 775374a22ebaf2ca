"""When readers see a row, in words for the lists."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.hours.values import Weekday
from contacts.hours.words import clock, day_and_month, weekday_name
from contacts.models.base import PublicModel


def publication_in_words(obj: PublicModel, now: datetime) -> Any:
    """Draft; Published; or the moment at which that changes, or has, by itself."""
    if obj.has_expired and obj.expire_at:
        return _("Taken off on %(moment)s") % {"moment": moment_in_words(obj.expire_at, now)}
    if not obj.is_published_or_due_at(now):
        return obj.get_status_display()
    if obj.publish_at and obj.publish_at > now:
        return _("Published on %(moment)s") % {"moment": moment_in_words(obj.publish_at, now)}
    if obj.expire_at:
        return _("Published until %(moment)s") % {"moment": moment_in_words(obj.expire_at, now)}
    return obj.get_status_display()


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Sunday 22 November, 8:00 am: on Riyadh's clock."""
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    return _("%(weekday)s %(date)s, %(time)s") % {
        "weekday": weekday_name(Weekday.of(local.date())),
        "date": day_and_month(local.date(), today=today),
        "time": clock(local.time()),
    }
