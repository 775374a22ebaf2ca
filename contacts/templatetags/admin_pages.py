"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin.dashboard import Panel, panels
from contacts.admin.menu import in_menu_order

register = template.Library()
register.filter(in_menu_order)


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localtime())
