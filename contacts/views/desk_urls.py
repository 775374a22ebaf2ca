"""Pages of the desk that belong to no list; each asks for a sign-in."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, path

from contacts.admin import exchange, find_replace
from contacts.admin.activity import activity
from contacts.admin.find_page import find
from contacts.views import as_on, handbook, mail_choice, preview, proposals


def page(route: str, view: Callable[..., Any], name: str, **given: Any) -> URLPattern:
    return path(route, admin.site.admin_view(view), given, name=name)


urlpatterns = [
    page("activity/", activity, "activity"),
    page("files/", exchange.files, "files"),
    page("files/translations.xlsx", exchange.translations, "files-translations"),
    page("files/content.yaml", exchange.content, "files-content"),
    page("files/<uuid:token>/", exchange.file, "file"),
    page("find/", find, "desk-search"),
    page("find-replace/", find_replace.page, "find-replace"),
    page("handbook/", handbook.page, "handbook"),
    page("mail/", mail_choice.choose, "mail-choice"),
    page("preview/<str:language>/<str:model>/<key:pk>/", preview.preview, "preview"),
    page("proposal/<str:language>/<key:pk>/", proposals.proposal, "proposal"),
    page("as-on/", as_on.choose, "as-on"),
    page("as-on/<str:at>/", as_on.as_on, "as-on-start", page=""),
    page("as-on/<str:at>/<path:page>", as_on.as_on, "as-on-page"),
]
