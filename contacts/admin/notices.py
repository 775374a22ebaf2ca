"""What waits for an editor, on the first page of the admin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.admin.languages import current_language
from contacts.fallback import localized
from contacts.hours.holidays import expected
from contacts.models import Holiday
from contacts.publishing.missing_holidays import ramadan_without_hours, without_entry

AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence in the page's language, and the list where it is mended.

    `details` say more of it, and `other` is another place (address, words) that mends it.
    """

    text: str
    url: str
    action: str
    details: tuple[str, ...] = ()
    other: tuple[str, str] | None = None


def holiday_notices(today: date) -> list[Notice]:
    """About the 60 days from `today`, a date in Riyadh."""
    last = today + AHEAD
    return [*_tentative(today, last), *_missing(today, last), *_ramadan(today, last)]


def _tentative(today: date, last: date) -> Iterator[Notice]:
    tentative = Holiday.objects.published().filter(
        confirmed=False, last_day__gte=today, first_day__lte=last
    )
    for holiday in tentative:
        yield Notice(
            _("“%(name)s” is expected on %(day)s and is not confirmed.")
            % {"name": _name(holiday), "day": date_format(holiday.first_day)},
            list_url("holiday", confirmed__exact=0, when="ahead"),
            _("Confirm it in the list"),
        )


def _missing(today: date, last: date) -> Iterator[Notice]:
    for suggestion in without_entry(expected(today, last)):
        yield Notice(
            _("“%(name)s” is expected about %(day)s and is not among the holidays.")
            % {"name": _name(suggestion), "day": date_format(suggestion.first_day)},
            list_url("holiday", when="ahead"),
            _("Add it to the list"),
        )


def _ramadan(today: date, last: date) -> Iterator[Notice]:
    season = ramadan_without_hours(today, last)
    if season:
        yield Notice(
            _(
                "Ramadan is expected from about %(first)s to %(last)s, and no channel has "
                "hours for it."
            )
            % {"first": date_format(season.first_day), "last": date_format(season.last_day)},
            list_url("channel", always_available__exact=0),
            _("Add its hours to the channels"),
        )


def _name(holiday: Any) -> str:
    return localized(holiday, "name", current_language()).value


def list_url(model: str, **filters: Any) -> str:
    return reverse(f"admin:contacts_{model}_changelist", query=filters)
