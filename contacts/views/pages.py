"""Standing pages: about, privacy, accessibility, stay safe."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.feeds import schema_org
from contacts.publishing.snapshot import published
from contacts.views.last_change import last_change
from contacts.views.public import render_public


@stored()
@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = published().page(slug)
    if found is None:
        raise Http404("no published page has this address")
    data = schema_org.page(found, language=get_language())
    context = {"page": found, "structured_data": data, "last_change": last_change(found)}
    return render_public(request, "contacts/page.html", context)
