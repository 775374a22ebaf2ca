"""What a person may do, as one word; behind it stand Django's groups and flags."""

from enum import StrEnum
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Role(StrEnum):
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"
    OTHER = "other"  # what an operator gave, or nothing


GROUPS = {Role.EDITOR: "editors", Role.PUBLISHER: "publishers"}
NAMES = {
    Role.EDITOR: gettext_lazy("Editor"),
    Role.PUBLISHER: gettext_lazy("Publisher"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
    Role.OTHER: gettext_lazy("Without a role"),
}
MEANINGS = {
    Role.EDITOR: gettext_lazy("Writes and corrects content; a publisher decides what readers see."),
    Role.PUBLISHER: gettext_lazy(
        "Also decides what readers see: publishes, takes off the site, and deletes."
    ),
    Role.ADMINISTRATOR: gettext_lazy("Also adds people, and sees who signed in."),
    Role.OTHER: gettext_lazy("What an operator set stays as it is."),
}
IS_ADMINISTRATOR = Q(is_superuser=True, is_staff=True)


def role_of(user: User) -> Role:
    if not user.is_staff:
        return Role.OTHER
    if user.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in user.groups.all()}
    held = [role for role in (Role.PUBLISHER, Role.EDITOR) if GROUPS[role] in names]
    return held[0] if held else Role.OTHER


def roles_to_choose() -> list[Role]:
    """An operator may have taken a group away."""
    there = set(Group.objects.filter(name__in=GROUPS.values()).values_list("name", flat=True))
    held = [role for role, group in GROUPS.items() if group in there]
    return [*held, Role.ADMINISTRATOR]


def prepare_role(user: User, role: Role) -> None:
    """The part of a role that stands in the account's own row, which is not saved here."""
    if role is not Role.OTHER:
        user.is_staff, user.is_superuser = True, role is Role.ADMINISTRATOR


def set_groups(user: User, role: Role) -> None:
    """Other groups, and permissions of the account's own, stay."""
    if role is not Role.OTHER:
        user.groups.remove(*Group.objects.filter(name__in=GROUPS.values()))
        user.groups.add(*Group.objects.filter(name=GROUPS.get(role)))


def further_rights(user: User) -> str:
    """A sentence of what an operator gave besides the role; "" for nothing."""
    groups = [group.name for group in user.groups.all() if group.name not in GROUPS.values()]
    own = user.user_permissions.count()
    if not groups and not own:
        return ""
    return _(
        "Besides the role, an operator gave this account rights of its own (groups: %(groups)s; "
        "single permissions: %(own)s). They stay as they are."
    ) % {"groups": ", ".join(groups) or "–", "own": own}


def refusal(actor: Any, account: User) -> str:
    """Why an active administrator's account may not lose its role, be switched off or be deleted.

    Inside a transaction: the accounts of administrators are locked, so that of two who take each
    other's role away at the same moment one comes too late. "" where nothing speaks against it.
    """
    if not (role_of(account) is Role.ADMINISTRATOR and account.is_active):
        return ""
    found = User.objects.select_for_update().filter(IS_ADMINISTRATOR, is_active=True)
    others = {one.pk for one in found.order_by("pk") if one.has_usable_password()} - {account.pk}
    if not others:
        return _("This is the last active administrator: nobody else could manage people.")
    if account.pk == actor.pk:
        return _("This is your own account. Another administrator can change that.")
    if actor.pk not in others:
        return _("You are no longer an administrator.")
    return ""
