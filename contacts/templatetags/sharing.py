"""The picture that other services show beside a link to this site."""

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def share_picture(language: str) -> str:
    """Its whole address: services that read it have no page to resolve one against."""
    return f"{settings.SITE_URL}{static(f'img/share-{language}.png')}"
