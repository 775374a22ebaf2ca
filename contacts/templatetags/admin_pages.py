"""Tags of the admin's templates."""

from typing import Any

from django import template
from django.utils import timezone

from contacts.admin.activity import recent
from contacts.admin.activity_lines import Line
from contacts.admin.dashboard import Panel, panels
from contacts.admin.handbook import handbook_link
from contacts.admin.languages import current_language, in_language
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
    """The line of a row inside a form, as fold.js says it while somebody types; "" of a new one."""
    typed = typed_heading(inline_form)
    if typed or inline_form.original is None:
        return typed
    return inline_form.model_admin.heading(inline_form.original)


def typed_heading(inline_form: Any) -> Any:
    """Of a form that comes back: what it says now, the page's language first."""
    form, names = inline_form.form, inline_form.model_admin.heading_fields
    if not form.is_bound or not set(names) & set(form.changed_data):
        return ""
    own = current_language()
    for name in sorted(names, key=lambda name: not name.endswith(f"_{own}")):
        if text := str(form[name].value() or "").strip():
            lang = form.fields[name].widget.attrs.get("lang")
            return in_language(text, lang) if lang else text
    return ""


@register.simple_tag
def dashboard_of(user: Any) -> list[Panel]:
    return panels(user, timezone.localtime())


@register.simple_tag
def actions_of_team(user: Any) -> list[Line]:
    return recent(user)
