"""Titles and steps for a query that is still being typed."""

from dataclasses import dataclass

from contacts.fallback import localized
from contacts.search.service import MAX_SUGGESTIONS, search


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title or step to choose, the language it is in, and where it leads."""

    title: str
    language: str
    url: str


def suggest(text: str, *, language: str, limit: int = MAX_SUGGESTIONS) -> list[Suggestion]:
    """What `text` may become, best first; steps by their own words."""
    return [
        Suggestion(shown.value, shown.language, hit.url(language))
        for hit in search(text, language=language, limit=limit).hits
        for shown in [
            localized(hit.step, "text", language)
            if hit.step
            else localized(hit.guide, "title", language)
        ]
    ]
