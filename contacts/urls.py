"""Addresses under a language prefix."""

from django.urls import path

from contacts.views import directory, guides, pages, verify

app_name = "contacts"

urlpatterns = [
    path("", directory.home, name="home"),
    path("channels/<slug:slug>/", directory.channel, name="channel"),
    path("questions/", guides.questions, name="questions"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
    path("verify/", verify.verify, name="verify"),
    path("pages/<slug:slug>/", pages.page, name="page"),
]
