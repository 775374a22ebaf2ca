"""Questions with their steps, topics and standing pages."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contacts.admin.inlines import PartInline
from contacts.admin.publishing import PublicAdmin
from contacts.content.values import tidy
from contacts.enums import Language
from contacts.markdown import render_markdown
from contacts.models import Guide, Page, Step, Topic


class StepInline(PartInline):
    model = Step
    relation = "steps"
    facts = [(None, {"fields": [("position", "uid", "status")], "classes": ["row"]})]
    ltr = ("uid",)


@admin.register(Guide)
class GuideAdmin(PublicAdmin):
    facts = [
        (None, {"fields": [("slug", "topic", "channel"), ("featured",)], "classes": ["row"]}),
        *PublicAdmin.facts,
    ]
    inlines = [StepInline]
    list_display = ["heading", "topic", *PublicAdmin.list_display[1:]]
    list_filter = ["topic", "channel", *PublicAdmin.list_filter, "featured"]
    list_select_related = ["topic"]
    prepopulated_fields = {"slug": ["title_en"]}


@admin.register(Topic)
class TopicAdmin(PublicAdmin):
    facts = [(None, {"fields": ["slug"], "classes": ["row"]}), *PublicAdmin.facts]
    prepopulated_fields = {"slug": ["name_en"]}


@admin.register(Page)
class PageAdmin(PublicAdmin):
    facts = [(None, {"fields": ["slug"], "classes": ["row"]}), *PublicAdmin.facts]
    prepopulated_fields = {"slug": ["title_en"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.markdown_view)
        return [path("markdown/", view, name="contacts_page_markdown"), *super().get_urls()]

    @method_decorator(require_POST)
    def markdown_view(self, request: HttpRequest) -> HttpResponse:
        """What the typed text will look like; nothing is stored."""
        if not self.has_change_permission(request) and not self.has_add_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Preview of the text"),
            "sides": [typed_page(request, language) for language in Language],
        }
        return TemplateResponse(request, "admin/contacts/page/markdown.html", context)


def typed_page(request: HttpRequest, language: Language) -> dict[str, Any]:
    """The title and the text of one language as they stand in the form."""
    body = tidy(request.POST.get(f"body_{language}", ""))
    return {
        "language": language,
        "title": request.POST.get(f"title_{language}", ""),
        "html": render_markdown(body, language=language.value) if body else "",
    }
