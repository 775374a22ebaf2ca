"""`manage.py suggest_holidays YEAR`: enter the year's holidays that have no entry yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contacts.enums import Language
from contacts.fallback import localized
from contacts.history.versions import ChangeKind, recorded
from contacts.publishing.missing_holidays import add_suggestions

# The library computes the moon's dates for these years.
YEARS = range(2022, 2078)


class Command(BaseCommand):
    help = (
        "Adds Saudi Arabia's public holidays of a year that have no entry yet. Eids come in as "
        "tentative. Entries that exist are left as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int, help=f"from {YEARS[0]} to {YEARS[-1]}")

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        if year not in YEARS:
            raise CommandError(f"{year} is not a year from {YEARS[0]} to {YEARS[-1]}.")
        with recorded(ChangeKind.BY_COMMAND, reason=f"suggest_holidays {year}"):
            added = add_suggestions(year)
        for holiday in added:
            name = localized(holiday, "name", Language.ENGLISH).value
            self.stdout.write(
                f"{holiday.first_day} to {holiday.last_day}  {name}"
                f"{'' if holiday.confirmed else ' (tentative: confirm it once it is announced)'}"
            )
        if not added:
            self.stdout.write(f"Nothing to add: every holiday of {year} has an entry.")
