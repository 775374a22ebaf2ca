"""Advice that stands under “Do” in one language and under “Do not” in the other."""

from collections.abc import Iterator

from contacts.enums import GuideForm
from contacts.languages.prohibitions import is_prohibition
from contacts.models import Step
from contacts.models.confirmed_texts import texts_of


def unlike_advice() -> Iterator[Step]:
    """Where both languages have a text; whether readers see it or not."""
    for step in Step.objects.filter(guide__form=GuideForm.ADVICE).select_related("guide"):
        said = [text for text in texts_of(step, "text").values() if text.strip()]
        if len({is_prohibition(text) for text in said}) > 1:
            yield step
