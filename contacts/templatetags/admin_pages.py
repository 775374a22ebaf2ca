"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin import MENU_ORDER
from contacts.admin.dashboard import Panel, panels

register = template.Library()


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localdate())


@register.filter
def in_menu_order(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The admin's list of apps, with the content's first."""
    ordered = sorted(apps, key=lambda app: app["app_label"] != "contacts")
    return [{**app, "models": sorted(app["models"], key=_place)} for app in ordered]


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return MENU_ORDER.index(name) if name in MENU_ORDER else len(MENU_ORDER)
