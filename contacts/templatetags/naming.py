"""The names of the site and of the programme on public pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from contacts.fallback import LocalizedText
from contacts.languages.markup import isolate
from contacts.models import Endpoint, Site
from contacts.publishing import naming
from contacts.publishing.snapshot import published

register = template.Library()


@register.simple_tag
def the_site() -> Site:
    """The row itself: {% the_site as site %}{% text site "about" %}"""
    return published().site


@register.simple_tag
def site_name(*, plain: bool = False) -> str:
    """`plain`: no elements, for `<title>` and attributes."""
    return naming.site_name() if plain else _marked(naming.localized_name(published().site))


@register.simple_tag
def programme(*, plain: bool = False) -> str:
    """Within a sentence: {% programme as programme %}{% blocktranslate %}… {{ programme }}"""
    return naming.programme() if plain else _marked(naming.localized_programme(published().site))


@register.simple_tag
def emergency() -> Endpoint | None:
    """The number or link for whom nothing else helps."""
    return naming.emergency()


def _marked(found: LocalizedText) -> SafeString:
    """A name that is the same in every language needs no tag of its language beside it."""
    html = isolate(found.value, language=found.language)
    if not found.is_fallback:
        return html
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', found.language, found.direction, html)
