"""Pictures of steps on readers' pages."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from contacts.models import Step
from contacts.pictures.shown import ShownPicture, shown_picture
from contacts.templatetags.texts import fallback_mark

register = template.Library()


@register.simple_tag
def picture_of(step: Step) -> ShownPicture | None:
    """In the reader's language, or the other one's where there is none."""
    return shown_picture(step, get_language() or "ar")


@register.simple_tag
def has_pictures(steps: Iterable[Step]) -> bool:
    """Whether a page with these steps needs css/pictures.css."""
    return any(map(picture_of, steps))


@register.filter
def picture_mark(picture: ShownPicture) -> str:
    """The language of a picture that stands in for a missing one; "" for the reader's own."""
    return fallback_mark(picture.text) if picture.text.is_fallback else ""


@register.filter
def alt_language(picture: ShownPicture) -> SafeString:
    """The attributes of an alternative text that is not in the page's language."""
    alt = picture.alt
    if not alt.is_fallback:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', alt.language, alt.direction)
