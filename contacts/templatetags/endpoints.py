"""Numbers, links and places on public pages: what is read, pressed and copied of each."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from contacts.fallback import localized
from contacts.models import Endpoint
from contacts.templatetags.texts import ltr, text
from contacts.templatetags.verdicts import breaking

register = template.Library()


@register.simple_tag
def postal(endpoint: Endpoint) -> str:
    """The address of a place, as a postman reads it; empty where there is none."""
    return text(endpoint, "label") if endpoint.spec.is_place else ""


@register.simple_tag
def shown(endpoint: Endpoint) -> str:
    """As people read it: of a place its postal address."""
    return postal(endpoint) or ltr(endpoint.display)


@register.simple_tag
def caption(endpoint: Endpoint) -> str:
    """What stands above it: its label, else what it is."""
    label = "" if endpoint.spec.is_place else text(endpoint, "label")
    return label or str(endpoint.spec.name)


def caption_of(endpoint: Endpoint) -> str:
    """The same without elements."""
    label = "" if endpoint.spec.is_place else text(endpoint, "label", plain=True)
    return label or str(endpoint.spec.name)


@register.simple_tag
def action(endpoint: Endpoint) -> SafeString:
    """What its button says: Call 19912. An address goes on in the next line between its parts."""
    words = str(endpoint.spec.action).replace("%(value)s", "{}")
    return format_html(words, ltr(breaking(endpoint.display)))


@register.simple_tag
def link_words(endpoint: Endpoint) -> str:
    """What a link in a list says: the value, or what it opens where the value says nothing."""
    spec = endpoint.spec
    return shown(endpoint) if spec.names_value or spec.is_place else str(spec.action)


@register.simple_tag
def copied(endpoint: Endpoint) -> str:
    """What is of use elsewhere: of a place its postal address."""
    language = get_language() or "ar"
    address = localized(endpoint, "label", language).value if endpoint.spec.is_place else ""
    return address or endpoint.spec.copied(endpoint.value)
