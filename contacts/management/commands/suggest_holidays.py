"""`manage.py suggest_holidays YEAR`: enter the year's holidays that have no entry yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contacts.enums import Language
from contacts.fallback import localized
from contacts.history.versions import ChangeKind, recorded
from contacts.publishing.missing_holidays import add_suggestions

# The library computes the moon's dates for these years.
YEARS = range(2022, 2078)


class Command(BaseCommand):
    help = (
        "Adds the public holidays (of HOLIDAY_COUNTRY) of a year that have no entry yet. Those by "
        "the moon come in as tentative. Entries that exist are left as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help=f"from {YEARS[0]} to {YEARS[-1]}")

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        if year not in YEARS:
            message = _("%(year)d is not a year from %(first)d to %(last)d.")
            values = {"year": year, "first": YEARS[0], "last": YEARS[-1]}
            raise CommandError(message % values)
        with recorded(ChangeKind.BY_COMMAND, reason=f"suggest_holidays {year}"):
            added = add_suggestions(year)
        for holiday in added:
            name = localized(holiday, "name", Language(get_language())).value
            text = _("%(name)s, from %(first)s to %(last)s")
            if not holiday.confirmed:
                text = _("%(name)s, from %(first)s to %(last)s: confirm it once it is announced")
            days = {"first": holiday.first_day, "last": holiday.last_day}
            self.stdout.write(text % {"name": name, **days})
        if not added:
            message = _("Nothing to add: every holiday of %(year)d has an entry.")
            self.stdout.write(message % {"year": year})
