"""Rows inside another row: numbers and links, hours, steps."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contacts.admin.form_rows import MOST_ROWS
from contacts.admin.forms import PartFormSet
from contacts.admin.languages import TwoLanguagesMixin
from contacts.admin.rights import StatusForPublishersMixin

DATES = (
    _("When readers see it"),
    {"fields": [("publish_at", "expire_at")], "classes": ["collapse", "row"]},
)


class PartInline(StatusForPublishersMixin, TwoLanguagesMixin, admin.StackedInline):
    """`relation` is the name of these rows on their parent."""

    relation: str
    move_url = ""  # the name of the page that puts a row into another parent
    heading_fields: tuple[str, ...]  # the inputs, the first filled one of which names a row
    formset = PartFormSet
    template = "admin/contacts/rows.html"
    view_on_site = False
    max_num = MOST_ROWS

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The dates, which few rows have, stand closed below the others."""
        return [*super().get_fieldsets(request, obj), DATES]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(
            request, obj, **{"validate_max": True, "absolute_max": 2 * MOST_ROWS, **kwargs}
        )

    def heading(self, row: Any) -> Any:
        """What the line of a row says that is closed, in the language of the page."""
        return str(row)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """An empty row only where there is none yet; scripts add further ones."""
        return 0 if obj and getattr(obj, self.relation).exists() else 1
