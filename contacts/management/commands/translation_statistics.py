"""`manage.py translation_statistics`: how far each language is, as gettext counts it."""

from typing import Any

from django.core.management.base import BaseCommand

from contacts.content.translated_texts import translation_counts
from contacts.languages.translation_state import TranslationState


class Command(BaseCommand):
    help = "Counts the texts of each model and language: translated, missing, out of date."

    def handle(self, *args: Any, **options: Any) -> None:
        for (model, language), counts in translation_counts().items():
            complete, missing, behind = (counts[state] for state in TranslationState)
            self.stdout.write(
                f"{model} {language}: {complete} translated, {missing} missing, "
                f"{behind} out of date ({100 * complete // counts.total()} %)"
            )
