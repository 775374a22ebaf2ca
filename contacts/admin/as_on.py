"""The moment at which staff want to see the site, as they give it."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizen_help import locality
from contacts.admin.languages import current_language
from contacts.admin.typed_times import DateField, TimeField
from contacts.admin.widgets import TimeOfDayInput
from contacts.endpoints import fold, isolated
from contacts.fallback import localized
from contacts.models import Holiday, OpeningHours, refusals
from contacts.publishing.due import next_due

UNKNOWN = _("“%(text)s” names no moment. Choose the day and the time here.")
NAIVE = locality.in_zone(
    _(
        "“%(text)s” does not say in which time zone. If %(place)s’s is meant, press the button "
        "below."
    )
)
# In a query a plus sign means a space: +03:00 arrives as " 03:00".
LOST_PLUS = re.compile(r"(?<=:\d\d) (?=\d\d:\d\d$)")
MOST_SUGGESTED = 6
NINE = time(9)


class MomentForm(forms.Form):
    day = DateField(
        label=_("Day"), widget=forms.DateInput({"type": "date", "dir": "ltr"}, format="%Y-%m-%d")
    )
    time = TimeField(
        label=locality.in_zone(_("Time, on %(place)s’s clock")),
        widget=TimeOfDayInput({"dir": "ltr"}),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if refused := refusals.of_date(day, today=timezone.localdate()):
            raise refused
        return day

    @property
    def moment(self) -> datetime:
        """Of a form that is valid."""
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(day, time))


def moment_of(text: str) -> datetime:
    """On the site's clock; a ValidationError says why it is none to look at."""
    moment, shown = as_typed(text), {"text": isolated(text[:40])}
    if moment is None:
        raise ValidationError(UNKNOWN, params=shown)
    if timezone.is_naive(moment):
        raise ValidationError(NAIVE, params=shown)
    try:
        local = timezone.localtime(moment)
    except OverflowError as error:  # the first or the last day there is
        raise ValidationError(UNKNOWN, params=shown) from error
    if refused := refusals.of_date(local.date(), today=timezone.localdate()):
        raise refused
    return local


def as_typed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(LOST_PLUS.sub("+", fold(text).strip()))
    except ValueError:
        return None


def in_address(moment: datetime) -> str:
    """2027-02-07T09:00+03:00."""
    local = timezone.localtime(moment)
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def moments_ahead(now: datetime) -> list[tuple[datetime, str]]:
    """When something that is entered already begins, and what: seasons and holidays at nine."""
    today = timezone.localdate(now)
    seasons = OpeningHours.objects.published_or_due(now).filter(valid_from__gt=today)
    days_off = Holiday.objects.published_or_due(now).filter(first_day__gt=today)
    begins = [(one.valid_from, one) for one in seasons] + [(one.first_day, one) for one in days_off]
    named = {(on(day), name_of(row)) for day, row in begins if day}
    if due := next_due(now):
        named.add((timezone.localtime(due), gettext("Texts or notices change")))
    return sorted(named)[:MOST_SUGGESTED]


def on(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NINE))


def name_of(row: OpeningHours | Holiday) -> str:
    return localized(row, "name", current_language()).value
