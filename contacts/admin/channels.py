"""Channels with their numbers, links and hours."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import PartFormSet
from contacts.admin.hours import OpeningHoursInline
from contacts.admin.inlines import PartInline
from contacts.admin.publishing import PublicAdmin
from contacts.admin.search_preview import SearchPreviewMixin
from contacts.admin.season_page import SeasonMixin
from contacts.endpoints import destination
from contacts.models import Channel, Endpoint


class EndpointFormSet(PartFormSet):
    def unique_key(self, row: Any, names: Sequence[str]) -> Hashable:
        return row.kind, destination(row.kind, row.value)


class EndpointInline(PartInline):
    model = Endpoint
    relation = "endpoints"
    formset = EndpointFormSet
    facts_first = True
    facts = [(None, {"fields": [("kind", "value", "status", "position")], "classes": ["row"]})]
    ltr = ("value",)


@admin.register(Channel)
class ChannelAdmin(SeasonMixin, SearchPreviewMixin, PublicAdmin):
    facts = [
        (None, {"fields": [("kind", "slug")], "classes": ["row"]}),
        (
            _("When it can be used"),
            {"fields": [("always_available", "closed_on_holidays")], "classes": ["row"]},
        ),
        *PublicAdmin.facts,
    ]
    inlines = [EndpointInline, OpeningHoursInline]
    list_filter = ["kind", *PublicAdmin.list_filter, "always_available"]
    list_display = ["heading", "kind", *PublicAdmin.list_display[1:]]
    prepopulated_fields = {"slug": ["name_en"]}
