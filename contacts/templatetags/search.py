"""Tags of the search results."""

from collections.abc import Iterator

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from contacts.fallback import LocalizedText
from contacts.languages.markup import isolate
from contacts.publishing.published_ways import published_ways
from contacts.search.highlight import Segments
from contacts.search.service import Hit
from contacts.templatetags.texts import mark_language

register = template.Library()


@register.simple_tag
def snippet(hit: Hit, page_language: str) -> SafeString:
    """A paragraph of the line in which a result was found, the words that match in `<mark>`.

    Marked as foreign when it is in another language than the page. Nothing where a result has
    no such line.
    """
    language, pieces = hit.shown.language, hit.snippet
    if not pieces:
        return mark_safe("")
    plain = "".join(text for text, _is_match in pieces)
    html = mark_safe("".join(_marked_pieces(pieces, plain, language)))  # noqa: S308  escaped
    if language != page_language:
        html = mark_language(LocalizedText(plain, language, is_fallback=True), html, block=True)
    return mark_safe(f'<p class="snippet">{html}</p>')  # noqa: S308  escaped above


def _marked_pieces(pieces: Segments, plain: str, language: str) -> Iterator[str]:
    """A number, address or handle is never cut; what stands around it may make it another."""
    place, ways = 0, published_ways()
    for text, is_match in pieces:
        end = place + len(text)
        html = isolate(text, language=language, ways=ways, before=plain[:place], after=plain[end:])
        yield f"<mark>{html}</mark>" if is_match else html
        place = end


@register.simple_tag
def hit_url(hit: Hit) -> str:
    """Where a result leads: the step that answers, on the page of the reader's language."""
    return hit.url(get_language() or "ar")
