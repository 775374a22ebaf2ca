"""Addresses of the whole site; those of readers carry their language in front."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("contacts.root_urls")),
    path("i18n/", include("django.conf.urls.i18n")),  # the admin's language switch
    path(settings.ADMIN_PATH, admin.site.urls),
    *i18n_patterns(path("", include("contacts.urls"))),
]

handler400 = "contacts.views.errors.bad_request"
handler403 = "contacts.views.errors.permission_denied"
handler404 = "contacts.views.errors.not_found"
handler500 = "contacts.views.errors.server_error"
