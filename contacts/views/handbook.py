"""The editors' handbook at the desk, in the desk's language."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.admin.handbook import handbook
from contacts.admin.languages import current_language


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_module_perms("contacts"):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("Handbook"),
        "handbook": handbook(current_language()),
    }
    return render(request, "admin/contacts/handbook.html", context)
