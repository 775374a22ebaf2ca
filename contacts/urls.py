"""Addresses under a language prefix."""

from django.urls import path

from contacts.views import (
    booklet,
    changes,
    channels,
    chooser,
    feedback,
    feeds,
    guides,
    machines,
    offline,
    pages,
    search,
    unwanted,
    verify,
)

app_name = "contacts"

urlpatterns = [
    path("", channels.home, name="home"),
    path("channels/<slug:slug>/", channels.channel, name="channel"),
    path("channels/<slug:slug>.vcf", feeds.channel_vcard, name="channel-vcard"),
    path("channels/<slug:slug>.ics", feeds.channel_calendar, name="channel-calendar"),
    path("channels/<slug:slug>/qr.svg", feeds.channel_qr_code, name="channel-qr"),
    path("choose/", chooser.choose, name="choose"),
    path("choose/<path:answers>", chooser.choose, name="chosen"),
    path("questions/", guides.questions, name="questions"),
    path("questions/others/", guides.others, name="others"),
    path("topics/<slug:slug>/", guides.topic, name="topic"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
    path("guides/<slug:slug>.md", machines.guide_markdown, name="guide-markdown"),
    path("guides/<slug:slug>/qr.svg", feeds.guide_qr_code, name="guide-qr"),
    path("guides/<slug:slug>/feedback/", feedback.at_old_address, name="feedback"),
    path("report/", feedback.report, name="report"),
    path("report/thanks/", feedback.thanks, name="report-thanks"),
    path("search/", search.search, name="search"),
    path("search/unwanted/", unwanted.unwanted, name="unwanted"),
    path("suggest/", search.suggest, name="suggest"),
    path("verify/", verify.verify, name="verify"),
    path("booklet.html", booklet.booklet, name="booklet"),
    path("changes/", changes.changes, name="changes"),
    path("changes.atom", changes.changes_feed, name="changes-feed"),
    path("offline/", offline.offline, name="offline"),
    path("offline/connection/", offline.offline_asked, name="offline-asked"),
    path("offline/pages.json", offline.saved_pages, name="saved-pages"),
    path("pages/<slug:slug>/", pages.page, name="page"),
]
