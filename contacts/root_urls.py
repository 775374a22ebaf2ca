"""Addresses without a language prefix: the front door, and what machines ask for."""

from django.urls import path

from contacts.appearance.accent import EDITION
from contacts.views import (
    feeds,
    machines,
    offline,
    pictures,
    readiness,
    site_pictures,
    system,
    theme,
)

urlpatterns = [
    path("", system.choose_language, name="choose-language"),
    path("healthz", system.healthz, name="healthz"),
    path("readyz", readiness.readyz, name="readyz"),
    path("robots.txt", system.robots, name="robots"),
    path("llms.txt", machines.llms, name="llms"),
    path("sitemap.xml", system.sitemap, name="sitemap"),
    path("sitemap-<str:section>.xml", system.sitemap_part, name="sitemap-part"),
    path("opensearch-<str:language>.xml", system.opensearch, name="opensearch"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("manifest-<str:language>.webmanifest", offline.manifest_in, name="manifest"),
    path(f"theme/{EDITION}/<str:colour>.css", theme.theme, name="theme"),
    path(f"theme/{EDITION}/<str:colour>-<str:piece>.svg", theme.weaving, name="theme-weaving"),
    path("site/<str:digest>/<str:name>", site_pictures.site_picture, name="site-picture"),
    path("pictures/<str:name>/<str:file>", pictures.picture, name="picture"),
    path("api/v1/directory.json", feeds.directory_json, name="directory"),
    path("api/v1/directory-continued.json", feeds.directory_continued, name="directory-continued"),
    path("api/v1/directory.schema.json", feeds.directory_schema, name="directory-schema"),
]
