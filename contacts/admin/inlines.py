"""Rows inside another row: numbers and links, hours, steps."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from contacts.admin.forms import PartFormSet
from contacts.admin.languages import TwoLanguagesMixin
from contacts.admin.rights import StatusForPublishersMixin

# Django's own sentence: listed here, the site's catalogue gives it Arabic that fits any noun.
ADD_ANOTHER = gettext_noop("Add another %(verbose_name)s")


class PartInline(StatusForPublishersMixin, TwoLanguagesMixin, admin.StackedInline):
    """`relation` is the name of these rows on their parent."""

    relation: str
    formset = PartFormSet
    view_on_site = False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """An empty row only where there is none yet; scripts add further ones."""
        return 0 if obj and getattr(obj, self.relation).exists() else 1
