"""What every list of the admin does, and which addresses of it nobody but a forger sends."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import conditional_escape
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.admin.finding import FindingMixin
from contacts.models.keys import LARGEST_KEY

LONGEST_VALUE = 300  # of a filter


class PlainListMixin(FindingMixin):
    """A list under the plain name of what it holds: Django's Arabic heading bends no nouns.

    `further_lookups`: those that other pages of the desk put into its address.
    """

    further_lookups: frozenset[str] = frozenset()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        refuse_made_up_keys(self.model, request.POST.getlist(ACTION_CHECKBOX_NAME))
        if too_large(request.POST.get("form-TOTAL_FORMS", ""), self.list_max_show_all):
            raise BadRequest("no list of ours has so many rows")
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = gettext("Delete %(kind)s") % {"kind": self.opts.verbose_name}
        return super().delete_view(request, object_id, {"title": title, **(extra_context or {})})

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """What the filters of the list send, and its links; nobody may ask for more.

        Any column could be probed otherwise, as that of the passwords; and a year that is none, a
        NUL or a key too large would reach the database.
        """
        allowed = self.further_lookups | set(declared(self, request))
        if lookup not in allowed or any(map(is_made_up, as_list(value))):
            raise IncorrectLookupParameters(f"no filter of this list asks for {lookup}")
        return True


def declared(desk: admin.ModelAdmin, request: HttpRequest) -> Iterator[str]:
    """The names that the filters of a list have in its address."""
    if desk.date_hierarchy:
        yield from (f"{desk.date_hierarchy}__{part}" for part in ("year", "month", "day"))
    one: Any
    for one in desk.get_list_filter(request):
        if isinstance(one, type):
            filter_class: Any = one
            yield str(filter_class.parameter_name)
            continue
        name = str(one[0] if isinstance(one, tuple) else one)
        field: Any = desk.opts.get_field(name)
        key = f"{name}__{field.related_model._meta.pk.name}" if field.is_relation else name
        yield from (f"{key}__exact", f"{name}__isnull")


def as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def is_made_up(value: str) -> bool:
    """What no filter of ours sends, and databases do not take."""
    return "\0" in value or len(value) > LONGEST_VALUE or too_large(value)


def too_large(text: str, largest: int = LARGEST_KEY) -> bool:
    digits = text.strip().lstrip("-+").lstrip("0")
    return digits.isdecimal() and (len(digits) > 19 or int(digits) > largest)


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
