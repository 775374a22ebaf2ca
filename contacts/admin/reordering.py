"""Places changed in a list: written alone, kept in the history, and refused when out of date."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from contacts.admin.position_form import DraftPositionForm, PositionForm
from contacts.admin.rights import may_publish
from contacts.history import versions
from contacts.history.versions import ChangeKind


class ReorderingMixin(admin.ModelAdmin):
    """For a ModelAdmin whose list has an input for each row's position."""

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        form = PositionForm if may_publish(request) else DraftPositionForm
        return super().get_changelist_form(request, **{"form": form, **kwargs})

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method != "POST" or "_save" not in request.POST:
            return super().changelist_view(request, extra_context)
        with versions.recorded(ChangeKind.REORDERED, user=request.user):
            return super().changelist_view(request, extra_context)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """From the list only the position: the list was read before somebody else's save."""
        if isinstance(form, PositionForm):
            obj.save(update_fields=["position", "updated_at"])
        else:
            super().save_model(request, obj, form, change)
