"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin.activity import recent
from contacts.admin.activity_lines import Line
from contacts.admin.dashboard import Panel, panels
from contacts.admin.handbook import handbook_link
from contacts.admin.markdown_fields import takes_markdown
from contacts.admin.menu import in_menu_order, menu
from contacts.admin.row_badges import row_badges

register = template.Library()
register.filter(in_menu_order)
register.filter(handbook_link)
register.filter(takes_markdown)
register.simple_tag(menu, name="desk_menu")
register.filter(row_badges)


@register.filter
def heading_of_row(inline_form: Any) -> Any:
    """The line of a stored row inside a form."""
    return inline_form.model_admin.heading(inline_form.original)


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localtime())


@register.simple_tag
def actions_of_team(user: Any) -> list[Line]:
    return recent(user)
