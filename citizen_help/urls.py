"""Addresses of the whole site; those of readers carry their language in front."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from contacts.views import feeds, offline, preview, system

urlpatterns = [
    path("", system.choose_language, name="choose-language"),
    path("healthz", system.healthz, name="healthz"),
    path("readyz", system.readyz, name="readyz"),
    path("robots.txt", system.robots, name="robots"),
    path("sitemap.xml", system.sitemap, name="sitemap"),
    path("sitemap-<str:section>.xml", system.sitemap_part, name="sitemap-part"),
    path("opensearch-<str:language>.xml", system.opensearch, name="opensearch"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("manifest-<str:language>.webmanifest", offline.manifest_in, name="manifest"),
    path("api/v1/directory.json", feeds.directory_json, name="directory"),
    path("api/v1/directory.schema.json", feeds.directory_schema, name="directory-schema"),
    path("i18n/", include("django.conf.urls.i18n")),  # the admin's language switch
    path(
        f"{settings.ADMIN_PATH}preview/<str:language>/<str:model>/<int:pk>/",
        admin.site.admin_view(preview.preview),
        name="preview",
    ),
    path(settings.ADMIN_PATH, admin.site.urls),
    *i18n_patterns(path("", include("contacts.urls"))),
]

handler404 = "contacts.views.errors.not_found"
handler500 = "contacts.views.errors.server_error"
