"""Questions with their steps, topics and standing pages."""

from django.contrib import admin

from contacts.admin.inlines import PartInline
from contacts.admin.publishing import PublicAdmin
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
