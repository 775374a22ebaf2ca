"""The names of the site and of the programme on public pages."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from contacts.enums import MenuItem
from contacts.fallback import LocalizedText
from contacts.languages.markup import isolate
from contacts.models import Endpoint, Site
from contacts.publishing import naming
from contacts.publishing.snapshot import published

register = template.Library()
PAGES = {
    MenuItem.WAYS: "contacts:home",
    MenuItem.CHOOSE: "contacts:choose",
    MenuItem.QUESTIONS: "contacts:questions",
    MenuItem.VERIFY: "contacts:verify",
    MenuItem.SEARCH: "contacts:search",
    MenuItem.CHANGES: "contacts:changes",
}


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
def tagline() -> str:
    """Without elements, for attributes."""
    return naming.tagline()


@register.simple_tag
def how_to_contact(*, plain: bool = False) -> str:
    """The question that the whole site answers."""
    name = programme(plain=plain)
    if plain:
        return _("How do I contact %(programme)s?") % {"programme": name}
    words = _("How do I contact %(programme)s?").replace("%(programme)s", "{}")
    return format_html(words, name)


@register.simple_tag
def menu_links() -> list[dict[str, Any]]:
    """Of every page: name, label, url; the chooser's only where there is one."""
    content = published()
    items = (one for one in content.site.menu_items if one != MenuItem.CHOOSE or content.chooser)
    return [
        {"name": PAGES[one].partition(":")[2], "label": one.label, "url": reverse(PAGES[one])}
        for one in items
    ]


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
