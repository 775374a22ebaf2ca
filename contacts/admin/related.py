"""Selects of other rows: a search in place of a long list, and few buttons beside them."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

MOST_LISTED = 40  # options; a longer list is searched


class RelatedMixin(BaseModelAdmin):
    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Those of the fields that lead to more rows than a select can show."""
        return [
            field.name
            for field in self.model._meta.fields
            if isinstance(field, models.ForeignKey)
            and self.admin_site.is_registered(field.related_model)
            and is_long(field.related_model)
        ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a select only "add": the row that it names is changed, shown and deleted where
        rows of its kind are listed."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_view_related = False
            widget.can_delete_related = False
        return field


def is_long(model: Any) -> bool:
    return len(model._base_manager.values_list("pk")[: MOST_LISTED + 1]) > MOST_LISTED
