"""The order of the models in the admin's list of apps."""

from typing import Any

# What editors open most comes first; models that are not named keep their order after it.
MENU_ORDER = (
    "Channel",
    "Guide",
    "Topic",
    "Page",
    "Holiday",
    "Notice",
    "Proposal",
    "Feedback",
    "SearchQuery",
    "Synonym",
    "Claim",
    "LinkCheck",
    "MovedPage",
    "OutgoingMail",
)


def in_menu_order(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The admin's list of apps, with the content's first."""
    ordered = sorted(apps, key=lambda app: app["app_label"] != "contacts")
    return [{**app, "models": sorted(app["models"], key=_rank)} for app in ordered]


def _rank(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return MENU_ORDER.index(name) if name in MENU_ORDER else len(MENU_ORDER)
