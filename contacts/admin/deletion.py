"""Deleting: never what somebody else changed while the question stood there, never for good.

The last version of what is deleted stays, from which it can be recovered.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contacts.admin.edit_conflicts import OPENED, EditConflictMixin
from contacts.history import versions
from contacts.history.links import freed, note_deletion

CONFLICT = _(
    "Somebody else saved this after you asked to delete it, so nothing was deleted. Look at it "
    "again first."
)


class DeletionMixin(EditConflictMixin):
    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method != "POST":
            row = self.get_object(request, unquote(object_id))
            extra = {"opened": versions.fingerprint(row), "freed": freed_by([row])} if row else {}
            return super().delete_view(request, object_id, {**extra, **(extra_context or {})})
        with transaction.atomic():
            row = self.locked(object_id)
            if not self.has_delete_permission(request, row):
                raise PermissionDenied
            if row is not None and request.POST.get(OPENED) != versions.fingerprint(row):
                messages.error(request, CONFLICT)
                url = reverse(f"admin:contacts_{self.opts.model_name}_change", args=[row.pk])
                return HttpResponseRedirect(url)
            if row is not None:
                versions.keep_unrecorded(row)
            return super().delete_view(request, object_id, extra_context)

    @admin.action(permissions=["delete"], description=_("Delete selected %(verbose_name_plural)s"))
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        if not request.POST.get("post"):
            response = delete_selected(self, request, queryset)
            if response is not None and response.context_data is not None:
                response.context_data["opened"] = fingerprint_of(queryset)
                response.context_data["freed"] = freed_by(queryset)
            return response
        with transaction.atomic():
            rows = self.model._default_manager.select_for_update().filter(pk__in=queryset)
            if request.POST.get(OPENED) != fingerprint_of(rows):
                messages.error(request, CONFLICT)
                return None
            for row in rows:
                versions.keep_unrecorded(row)
            return delete_selected(self, request, queryset)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        note_deletion(obj, user=request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for row in queryset:
            note_deletion(row, user=request.user)
        super().delete_queryset(request, queryset)


def freed_by(rows: Iterable[Model]) -> list[str]:
    """What stays, and loses its link to one of the rows."""
    return list(dict.fromkeys(str(one) for row in rows for one in freed(row)))


def fingerprint_of(rows: Iterable[Model]) -> str:
    """Changes with any of the rows."""
    return ":".join(sorted(f"{row.pk}={versions.fingerprint(row)}" for row in rows))
