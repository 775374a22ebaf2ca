"""Pages of the desk that belong to no list; each that shows something asks for a sign-in."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from contacts.admin import find_replace
from contacts.admin.activity import activity
from contacts.admin.find_page import find
from contacts.views import (
    as_on,
    handbook,
    mail_choice,
    markdown_preview,
    preview,
    proposals,
    theme,
    typed_site,
)
from contacts.views.system import desk_healthz


def page(route: str, view: Callable[..., Any], name: str, **given: Any) -> URLPattern:
    return path(route, admin.site.admin_view(view), given, name=name)


def of_files(name: str) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, **given: Any) -> HttpResponse:
        from contacts.admin import exchange  # with openpyxl, which no reader waits for

        found: Callable[..., HttpResponse] = getattr(exchange, name)
        return found(request, **given)

    return view


urlpatterns = [
    path("healthz", desk_healthz, name="desk-healthz"),  # whether cookies arrive, for the doctor
    page("activity/", activity, "activity"),
    page("files/", of_files("files"), "files"),
    page("files/translations.xlsx", of_files("translations"), "files-translations"),
    page("files/content.yaml", of_files("content"), "files-content"),
    page("files/<uuid:token>/", of_files("file"), "file"),
    page("find/", find, "desk-search"),
    page("find-replace/", find_replace.page, "find-replace"),
    page("handbook/", handbook.page, "handbook"),
    page("mail/", mail_choice.choose, "mail-choice"),
    page("markdown/", markdown_preview.preview, "markdown-preview"),
    page("preview/<str:language>/<str:model>/<key:pk>/", preview.preview, "preview"),
    page("preview/site/<str:language>/", typed_site.typed_site, "typed-site"),
    page("theme/<str:colour>.css", theme.tried, "tried-theme"),
    page("theme/<str:colour>-<str:piece>.svg", theme.tried_weaving, "tried-weaving"),
    page("proposal/<str:language>/<key:pk>/", proposals.proposal, "proposal"),
    page("as-on/", as_on.choose, "as-on"),
    page("as-on/<str:at>/", as_on.as_on, "as-on-start", page=""),
    page("as-on/<str:at>/<path:page>", as_on.as_on, "as-on-page"),
]
