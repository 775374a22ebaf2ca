"""Days and times as people read them, in comparisons of what was stored."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.hours.words import clock


def in_words(value: Any) -> str:
    """As in 8 February 2027, or 8:00 am; seconds only of a time that has some."""
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return _(", ").join([date_format(moment.date()), clock(moment.time())])
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, time):
        return f"{value:%H:%M:%S}" if value.second else clock(value)
    return str(value)
