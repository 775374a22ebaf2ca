"""The two parts of an answer that gives advice, for the page and the documents that hold it."""

from contacts.fallback import localized
from contacts.languages.prohibitions import is_prohibition
from contacts.models import Guide, Step


def advice_of(guide: Guide, language: str) -> dict[str, list[Step]]:
    """What not to do and what to do, by the text that readers of `language` see."""
    advice: dict[str, list[Step]] = {"dont": [], "do": []}
    for step in guide.steps.all():
        text = localized(step, "text", language).value
        advice["dont" if is_prohibition(text) else "do"].append(step)
    return advice
