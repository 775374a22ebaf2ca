"""What typed Markdown will look like to readers in both languages; nothing is stored."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from contacts.admin.languages import current_language
from contacts.admin.markdown_fields import BY_NAME, has_short
from contacts.content.kinds import normalized
from contacts.enums import Language
from contacts.languages.markdown_refusals import refusals_of
from contacts.models.text_lengths import TEXT_TOO_LONG, longest
from contacts.templatetags.texts import markdown, short


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """`field` as in BY_NAME, and its texts `ar` and `en`: both sides, the desk's language first."""
    if not request.user.has_module_perms("contacts"):
        raise PermissionDenied
    name = request.POST.get("field", "")
    if name not in BY_NAME:
        return HttpResponseBadRequest()
    model, field = BY_NAME[name]
    typed = {one: normalized(request.POST.get(one, "")) for one in Language}
    most = longest(*name.split("."))
    kept = {one: text if len(text) <= most else "" for one, text in typed.items()}
    row = model(**{f"{field}_{one}": text for one, text in kept.items()})
    first = current_language()
    sides = [
        {"language": one, "html": shown(row, name, one), "told": told(name, typed[one])}
        for one in (first, first.other)
    ]
    return render(request, "admin/contacts/markdown_sides.html", {"sides": sides})


def shown(row: Any, name: str, language: Language) -> str:
    """As the page in that language shows the row's text; "" where there is none."""
    _model, field = BY_NAME[name]
    with translation.override(language):
        return short(row, field) if has_short(name) else markdown(row, field)


def told(name: str, text: str) -> list[str]:
    """What is wrong with a text, in the desk's language."""
    most = longest(*name.split("."))
    if len(text) > most:
        return [TEXT_TOO_LONG % {"most": most}]
    return list(refusals_of(name, text))
