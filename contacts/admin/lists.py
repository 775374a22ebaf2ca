"""What every list of the admin does, and which addresses of it nobody but a forger sends."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.db.models import DateField, DateTimeField, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponse
from django.utils.html import conditional_escape
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.admin.finding import FindingMixin

# `year`, `week_day` and so on: the parts of a date that may be asked for.
DATE_PARTS = frozenset(DateField().get_lookups()) | frozenset(DateTimeField().get_lookups())
DATE_PARTS -= frozenset(models.CharField().get_lookups())  # "exact", "gte", which any field has
LARGEST_KEY = 2**63 - 1


class PlainListMixin(FindingMixin):
    """A list under the plain name of what it holds: Django's Arabic heading bends no nouns."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        refuse_made_up_keys(self.model, request.POST.getlist(ACTION_CHECKBOX_NAME))
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = gettext("Delete %(kind)s") % {"kind": self.opts.verbose_name}
        return super().delete_view(request, object_id, {"title": title, **(extra_context or {})})

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Parts of a date only in the list's own hierarchy, where Django looks at them first.

        Elsewhere a year that is none would reach the database, and the answer be a 500; so would
        a NUL, which PostgreSQL refuses.
        """
        if "\0" in "".join(value):
            return False
        steps = [f"{self.date_hierarchy}{LOOKUP_SEP}{part}" for part in ("year", "month", "day")]
        if lookup not in steps and DATE_PARTS.intersection(lookup.split(LOOKUP_SEP)[1:]):
            return False
        return super().lookup_allowed(lookup, value, request)


class OwnerFilter(admin.RelatedFieldListFilter):
    """By a row that others belong to; those without one are named, not shown as a dash."""

    WITHOUT: ClassVar = {"channel": _("No channel"), "topic": _("No topic")}

    def __init__(self, field: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, *args, **kwargs)
        self.empty_value_display = conditional_escape(self.WITHOUT[field.name])


class ReadOnlyMixin(admin.ModelAdmin):
    """For rows that the site alone writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ConditionFilter(admin.SimpleListFilter):
    """A filter each of whose choices stands for a condition."""

    def conditions(self) -> Mapping[str, tuple[Any, Q]]:
        """For each value in the address, its words and what rows it lets through."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, words) for value, (words, _condition) in self.conditions().items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        _words, condition = self.conditions().get(self.value() or "", ("", Q()))
        return queryset.filter(condition)


def refuse_made_up_keys(model: type[models.Model], keys: list[str]) -> None:
    """BadRequest for what no list of ours sends, which the admin would ask the database for."""
    for key in keys:
        try:
            number = model._meta.pk.to_python(key)
        except ValidationError as error:
            raise BadRequest("no row has such a key") from error
        if isinstance(number, int) and abs(number) > LARGEST_KEY:
            raise BadRequest("no row has such a key")


def written_keys(text: str) -> list[int]:
    """Keys that a page of ours has written into one field; nothing of what a forger sends."""
    numbers = (int(one) for one in text.split(",") if one.isascii() and one.isdecimal())
    return [number for number in numbers if number <= LARGEST_KEY]
