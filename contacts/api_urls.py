"""Addresses for other programs, under /api/v1/: without a language, as they hold both."""

from django.urls import path

from contacts.views import machine

app_name = "api"

urlpatterns = [
    path("directory.json", machine.directory_json, name="directory"),
    path("directory.schema.json", machine.directory_schema, name="directory-schema"),
]
