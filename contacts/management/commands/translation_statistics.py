"""`manage.py translation_statistics`: how far each language is, as gettext counts it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from contacts.content.translated_texts import translation_counts
from contacts.languages.translation_state import TranslationState

LINE = _(
    "%(place)s: translated: %(complete)d, missing: %(missing)d, out of date: %(behind)d "
    "(%(percent)d %%)"
)


class Command(BaseCommand):
    help = "Counts the texts of each model and language: translated, missing, out of date."

    def handle(self, *args: Any, **options: Any) -> None:
        for (model, language), counts in translation_counts().items():
            complete, missing, behind = (counts[state] for state in TranslationState)
            values = {"place": f"{model} {language}", "complete": complete, "missing": missing}
            values |= {"behind": behind, "percent": 100 * complete // counts.total()}
            self.stdout.write(LINE % values)
