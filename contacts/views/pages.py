"""Standing pages: about, privacy, accessibility, stay safe."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from contacts.models import Page
from contacts.views.public import render_public


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page.objects.published(), slug=slug)
    return render_public(request, "contacts/page.html", {"page": found})
