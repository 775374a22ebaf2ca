"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin.dashboard import Panel, panels

register = template.Library()

# What editors open most comes first; models that are not named keep their order after it.
BY_USE = (
    "Channel",
    "Guide",
    "Topic",
    "Page",
    "Holiday",
    "Feedback",
    "SearchQuery",
    "Synonym",
    "LinkCheck",
    "MovedPage",
)


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localdate())


@register.filter
def by_use(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The admin's list of apps, with the content's first and its models in order of use."""
    ordered = sorted(apps, key=lambda app: app["app_label"] != "contacts")
    return [{**app, "models": sorted(app["models"], key=_place)} for app in ordered]


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return BY_USE.index(name) if name in BY_USE else len(BY_USE)
