"""`manage.py translation_statistics`: how far each language is, as gettext counts it."""

from typing import Any

from django.core.management.base import BaseCommand

from contacts.content.texts import Share, statistics
from contacts.languages.translation_state import TranslationState


class Command(BaseCommand):
    help = "Counts the texts of each model and language: translated, missing, out of date."

    def handle(self, *args: Any, **options: Any) -> None:
        for share in statistics():
            self.stdout.write(line(share))


def line(share: Share) -> str:
    complete, missing, behind = (share.counts[state] for state in TranslationState)
    counts = f"{complete} translated, {missing} missing, {behind} out of date"
    return f"{share.model} {share.language}: {counts} ({100 * complete // share.total} %)"
