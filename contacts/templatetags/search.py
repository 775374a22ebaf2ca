"""Tags of the search results."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from contacts.fallback import LocalizedText
from contacts.languages.markup import isolate
from contacts.search.service import Hit
from contacts.templatetags.texts import mark_language

register = template.Library()


@register.simple_tag
def snippet(hit: Hit, page_language: str) -> SafeString:
    """A paragraph of the line in which a result was found, the words that match in `<mark>`.

    Marked as foreign when it is in another language than the page. Nothing where a result has
    no such line.
    """
    language, pieces = hit.matched_language, hit.snippet
    if not pieces:
        return mark_safe("")
    html = mark_safe(  # noqa: S308  each piece is escaped
        "".join(
            f"<mark>{isolate(text, language=language)}</mark>"
            if is_match
            else isolate(text, language=language)
            for text, is_match in pieces
        )
    )
    if language != page_language:
        plain = "".join(text for text, _is_match in pieces)
        html = mark_language(LocalizedText(plain, language, is_fallback=True), html, block=True)
    return mark_safe(f'<p class="snippet">{html}</p>')  # noqa: S308  escaped above


@register.simple_tag
def hit_url(hit: Hit) -> str:
    """Where a result leads: the step that answers, on the page of the reader's language."""
    return hit.url(get_language() or "ar")
