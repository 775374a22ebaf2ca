"""“Tell me by e-mail”: a page of everybody's own account at the desk."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contacts.admin.mail_choice import MailChoiceForm, choice_of, last_problem
from contacts.mail.outbox import is_configured
from contacts.mail.reports import MAY_READ


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    form = MailChoiceForm(
        request.POST if request.method == "POST" else None,
        instance=choice_of(request.user),
        may_read_reports=request.user.has_perm(MAY_READ),
    )
    if form.is_valid():
        form.save()
        messages.success(request, _("Your choice is saved."))
        return HttpResponseRedirect(reverse("mail-choice"))
    return render(request, "admin/contacts/mail_choice.html", context_of(request, form))


def context_of(request: HttpRequest, form: MailChoiceForm) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": _("Tell me by e-mail"),
        "form": form,
        "is_configured": is_configured(),
        "days": settings.MAIL_KEPT.days,
        "problem": last_problem(request.user),
        "may_see_outbox": request.user.is_superuser,
    }
