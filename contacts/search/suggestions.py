"""Titles and steps for a query that is still being typed."""

from contacts.fallback import LocalizedText, localized
from contacts.search.service import MAX_SUGGESTIONS, Hit, search

Suggestion = tuple[LocalizedText, str]  # a title or step to choose, and where it leads


def suggest(text: str, *, language: str, limit: int = MAX_SUGGESTIONS) -> list[Suggestion]:
    """What `text` may become, best first; steps by their own words."""
    hits = search(text, language=language, limit=limit, typing=True).hits
    before, _, _ = text.rpartition(" ")
    if before and not hits:  # the word that has just begun says nothing yet
        hits = search(before, language=language, limit=limit, typing=True).hits
    return [(name(hit, language=language), hit.url(language)) for hit in hits]


def name(hit: Hit, *, language: str) -> LocalizedText:
    if hit.step:
        return localized(hit.step, "text", language)
    return hit.title(language)
