"""The picture that other services show beside a link to this site."""

from django import template
from django.conf import settings
from django.templatetags.static import static

from contacts.publishing import site_pictures

register = template.Library()


@register.simple_tag
def share_picture(language: str) -> str:
    """Its whole address: services that read it have no page to resolve one against.

    "" where it is not drawn yet.
    """
    address = site_pictures.address(site_pictures.CARD.format(language))
    return f"{settings.SITE_URL}{address}" if address else ""


@register.simple_tag
def site_icon(name: str) -> str:
    """That in the site's colour or of its logo; the usual one is a file of the project."""
    return site_pictures.address(name) or static(f"img/{name}")
