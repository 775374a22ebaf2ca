"""Standing pages: about, privacy, accessibility, stay safe."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from contacts import structured_data
from contacts.models import Page
from contacts.views.public import render_public


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page.objects.published(), slug=slug)
    data = structured_data.page(found, language=get_language())
    context = {"page": found, "structured_data": data}
    return render_public(request, "contacts/page.html", context)
