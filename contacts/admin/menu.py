"""What stands in the desk's menu, and in which order."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# What editors open most comes first; models that are not named keep their order after it.
MENU_ORDER = (
    "Channel",
    "Guide",
    "Topic",
    "Page",
    "ChooserQuestion",
    "Site",
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

# Lists that are opened rarely stand among the tools.
RARE = ("LinkCheck", "MovedPage", "OutgoingMail", "User")
CONTENT = "contacts"  # any right on the content
TOOLS = (
    ("handbook", _("Handbook"), (CONTENT,)),
    ("find-replace", _("Find and replace"), ("contacts.change_guide", "contacts.change_page")),
    ("files", _("Files"), ("contacts.view_guide",)),
    ("as-on", _("At another moment"), (CONTENT,)),
    ("activity", _("Team’s actions"), (CONTENT,)),
)


class MenuLink(NamedTuple):
    name: Any
    url: str


def menu(apps: list[dict[str, Any]], user: Any) -> list[list[MenuLink]]:
    """The lists of content, and then the tools that the person may use."""
    models = [model for app in in_menu_order(apps) for model in app["models"]]
    listed: list[list[MenuLink]] = [[], []]
    for model in models:
        if model["admin_url"]:
            is_rare = model["object_name"] in RARE
            listed[is_rare].append(MenuLink(model["name"], model["admin_url"]))
    tools = [MenuLink(name, reverse(page)) for page, name, rights in TOOLS if may(user, rights)]
    return [listed[0], tools + listed[1]]


def may(user: Any, rights: tuple[str, ...]) -> bool:
    """Whether the person has one of them; CONTENT stands for any of the app's."""
    return any(
        user.has_module_perms(right) if right == CONTENT else user.has_perm(right)
        for right in rights
    )


def in_menu_order(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The admin's list of apps, with the content's first."""
    ordered = sorted(apps, key=lambda app: app["app_label"] != "contacts")
    return [{**app, "models": sorted(app["models"], key=_rank)} for app in ordered]


def _rank(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return MENU_ORDER.index(name) if name in MENU_ORDER else len(MENU_ORDER)
