"""The button that makes a draft out of a row: with its steps, numbers and hours."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contacts.admin.edit_conflicts import EditConflictMixin
from contacts.history import versions
from contacts.history.copying import duplicate
from contacts.history.versions import ChangeKind


class DuplicationMixin(EditConflictMixin):
    """For rows with a slug. What is typed in the open form and not saved is not in the copy."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.duplicate_view)
        name = f"contacts_{self.opts.model_name}_duplicate"
        return [path("<key:key>/duplicate/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj and self.has_add_permission(request):
            name = f"admin:contacts_{self.opts.model_name}_duplicate"
            context["duplicate_url"] = reverse(name, args=[obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_POST)
    def duplicate_view(self, request: HttpRequest, key: int) -> HttpResponse:
        if not self.has_add_permission(request) or not self.has_view_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            row = self.locked(str(key))
            if row is None:
                raise Http404
            reason = _("Copied from “%(name)s”") % {"name": row}
            with versions.recorded(ChangeKind.EDITED, user=request.user, reason=reason):
                copy = duplicate(row)
            self.log_addition(request, copy, [{"added": {}}])
        self.tell(request, row)
        return HttpResponseRedirect(
            reverse(f"admin:contacts_{self.opts.model_name}_change", args=[copy.pk])
        )

    def tell(self, request: HttpRequest, row: Any) -> None:
        text = _(
            "This is a copy of “%(name)s”, a draft that readers do not see. Change its heading "
            "and its name in the address, and then publish it."
        )
        messages.success(request, text % {"name": row})
