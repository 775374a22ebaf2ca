"""What readers are told for a while."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.admin.publication_dates import moment_in_words
from contacts.admin.publishing import PublicAdmin
from contacts.models import Notice


@admin.register(Notice)
class NoticeAdmin(PublicAdmin):
    facts = [
        (
            None,
            {
                "fields": [("severity", "channel"), ("starts_at", "ends_at")],
                "classes": ["row"],
            },
        ),
        (
            _("Publication"),
            {
                "fields": [("status", "verified_on"), ("publish_at", "expire_at")],
                "classes": ["row"],
            },
        ),
    ]
    list_display = [
        "heading",
        "severity",
        "channel",
        "begins",
        "ends",
        "published",
        "arabic",
        "english",
    ]
    list_editable = []
    list_select_related = ["channel"]
    list_filter = ["severity", "channel", *PublicAdmin.list_filter]
    ordering = ["-starts_at", "-pk"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Notices go by their moments and take no position."""
        initial = super().get_changeform_initial_data(request)
        initial.pop("position")
        return initial

    @admin.display(description=_("from"), ordering="starts_at")
    def begins(self, obj: Notice) -> str:
        return moment_in_words(obj.starts_at, timezone.now())

    @admin.display(description=_("until"), ordering="ends_at")
    def ends(self, obj: Notice) -> str:
        if obj.ends_at is None:
            return str(_("Until further notice"))
        return moment_in_words(obj.ends_at, timezone.now())
