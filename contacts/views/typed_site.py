"""The home page as it would be with what the form of the site holds; nothing of it is stored."""

from __future__ import annotations

from django.contrib import admin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from contacts.admin.sites import SiteAdmin
from contacts.admin.step_pictures import take_pictures
from contacts.admin.unheard import unheard
from contacts.enums import Language
from contacts.models import Site
from contacts.views.preview import page_with, unkept


def typed_site(request: HttpRequest, language: str) -> HttpResponse:
    """What is refused comes back as the form with its errors."""
    if request.method != "POST":  # the page asks for itself anew, and has nothing typed
        return HttpResponseRedirect(reverse("admin:contacts_site_changelist"))
    if language not in Language.values:
        raise Http404("there is no such page")
    form: SiteAdmin = admin.site._registry[Site]  # type: ignore[assignment]
    stored = Site.objects.first()
    name = "change" if stored else "add"
    url = reverse(f"admin:contacts_site_{name}", args=[stored.pk] if stored else [])
    take_pictures(request, SiteAdmin.picture_fields)  # which the page is to show
    with transaction.atomic(), unheard(request):
        answer = form.changeform_view(request, str(stored.pk) if stored else None, url)
        site = Site.objects.select_related("emergency__channel").first()
        transaction.set_rollback(True)
    if answer.status_code != 302 or site is None:
        return answer
    told = {"language": Language(get_language() or Language.ARABIC)}
    bar = render_to_string("components/typed_bar.html", told)
    return unkept(page_with(request, site, Language(language), bar))
