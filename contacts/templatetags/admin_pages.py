"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin.activity import recent
from contacts.admin.activity_lines import Line
from contacts.admin.dashboard import Panel, panels
from contacts.admin.menu import in_menu_order

register = template.Library()
register.filter(in_menu_order)


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localtime())


@register.simple_tag
def actions_of_team(user: Any) -> list[Line]:
    return recent(user)
