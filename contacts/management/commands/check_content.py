"""`manage.py check_content`: where Arabic and English say different things, or one is behind."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.history.versions import owner_of
from contacts.languages.fact_report import Mismatch, describe_all, mismatches
from contacts.languages.translation_state import TranslationState, out_of_date_counts

STATES = {TranslationState.MISSING: "missing", TranslationState.OUT_OF_DATE: "out of date"}


class Command(BaseCommand):
    help = (
        "Prints every fact (number, time, weekday, link, e-mail address, account) that one "
        "language of a text has and the other has not, and counts missing and out-of-date "
        "translations. Exit status 1 if a difference has no reason, or with --strict also if a "
        "translation is missing or out of date."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strict",
            action="store_true",
            help="Fail for missing and out-of-date translations too.",
        )

    def handle(self, *, strict: bool, **options: Any) -> None:
        found = list(mismatches())
        for finding in found:
            self.stdout.write(line(finding))
        states = [
            f"{count.model} ({count.language.value}): {count.count} {STATES[count.state]}"
            for count in out_of_date_counts()
        ]
        for state in states:
            self.stdout.write(state)
        problems = sum(not finding.reason for finding in found) + (len(states) if strict else 0)
        if problems:
            text = ngettext("%(count)d problem found.", "%(count)d problems found.", problems)
            raise CommandError(text % {"count": problems})
        self.stdout.write(_("Arabic and English say the same."))


def line(finding: Mismatch) -> str:
    """Such as "guide hotline, step 5, text: Number: only the Arabic has 19912."."""
    owner = owner_of(finding.row)
    slug = getattr(owner, "slug", "") or f"#{owner.pk}"
    place = f"{owner._meta.model_name} {slug}"
    if owner is not finding.row:
        place += f", {finding.row._meta.model_name} #{finding.row.pk}"
    reason = _("Reason:") + f" {finding.reason}" if finding.reason else ""
    return capfirst(
        f"{place}, {finding.field}: {describe_all(finding.differences)} {reason}".strip()
    )
