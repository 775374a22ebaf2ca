"""The home page as it would be with what the form of the site holds; nothing of it is stored."""

from __future__ import annotations

from django.contrib import admin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from contacts.admin.sites import SiteAdmin
from contacts.admin.step_pictures import TakesPicturesMixin
from contacts.admin.unheard import unheard
from contacts.enums import Language
from contacts.models import Site
from contacts.models.site import ONLY
from contacts.views.preview import page_with, unkept

ADD = "admin:contacts_site_add"


def typed_site(request: HttpRequest, language: str) -> HttpResponse:
    """What is refused comes back as the form with its errors."""
    if request.method != "POST":  # the page asks for itself anew, and has nothing typed
        return HttpResponseRedirect(reverse("admin:contacts_site_changelist"))
    if language not in Language.values:
        raise Http404("there is no such page")
    form: SiteAdmin = admin.site._registry[Site]  # type: ignore[assignment]
    key = str(ONLY) if Site.objects.exists() else None
    url = reverse("admin:contacts_site_change", args=[key]) if key else reverse(ADD)
    form.take_pictures(request, key)  # they stay, as the page is to show them
    with transaction.atomic(), unheard(request):
        answer = super(TakesPicturesMixin, form).changeform_view(request, key, url)
        site = Site.objects.select_related("emergency__channel").first()
        transaction.set_rollback(True)
    if answer.status_code != 302 or site is None:
        return answer
    told = {"language": Language(get_language() or Language.ARABIC)}
    bar = render_to_string("components/typed_bar.html", told)
    return unkept(page_with(request, site, Language(language), bar))
