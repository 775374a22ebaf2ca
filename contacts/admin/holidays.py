"""Holidays: a list to confirm with one click, and suggestions for a year."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from contacts.admin.holiday_words import closed_in_words, days_in_words, hours_in_words
from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, OwnerFilter
from contacts.admin.publishing import PublicAdmin, heading_of
from contacts.admin.rights import PUBLISHED, may_publish
from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.hours.holidays import keeps_ramadan
from contacts.models import Holiday
from contacts.publishing.missing_holidays import add_suggestions


class AheadFilter(ConditionFilter):
    title = _("date")
    parameter_name = "when"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        today = timezone.localdate()
        return {
            "ahead": (_("Today or later"), Q(last_day__gte=today)),
            "over": (_("Over"), Q(last_day__lt=today)),
        }


@admin.register(Holiday)
class HolidayAdmin(PublicAdmin):
    facts = [
        (
            None,
            {
                "fields": [
                    ("first_day", "last_day", "opens", "closes", "channel"),
                    ("confirmed",),
                ],
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
        "days",
        "confirmed",
        "published",
        "arabic",
        "english",
    ]
    list_editable = []
    list_select_related = ["channel"]
    list_filter = [AheadFilter, "confirmed", ("channel", OwnerFilter), *PublicAdmin.list_filter]
    date_hierarchy = "first_day"
    ordering = ["first_day", "pk"]
    actions = ["confirm", *PublicAdmin.actions]
    change_list_template = "admin/contacts/holiday/change_list.html"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Holidays go by their dates and take no position."""
        initial = super().get_changeform_initial_data(request)
        initial.pop("position")
        return initial

    @admin.display(description=_("when"), ordering="first_day")
    def days(self, obj: Holiday) -> str:
        """With its hours, and whom it is about where that is one channel."""
        words = [days_in_words(obj), hours_in_words(obj)]
        if obj.channel:
            words.append(closed_in_words(obj))
        lines = ((line,) for line in words if line)
        return format_html_join("", '<span class="line">{}</span>', lines)

    def get_list_display(self, request: HttpRequest) -> Any:
        column = certainty_column(request)
        columns = super().get_list_display(request)
        return [column if one == "confirmed" else one for one in columns]

    @admin.action(description=_("Confirm"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Holiday]) -> None:
        tentative = list(queryset.filter(confirmed=False))
        holidays = [one for one in tentative if may_confirm(request, one)]
        for holiday in holidays:
            self.set_confirmed(request, holiday)
        if len(holidays) < len(tentative):
            messages.error(request, PUBLISHED)
        text = ngettext(
            "%(count)d holiday is confirmed.", "%(count)d holidays are confirmed.", len(holidays)
        )
        if holidays or not tentative:
            messages.success(request, text % {"count": len(holidays)})

    def set_confirmed(self, request: HttpRequest, holiday: Holiday) -> None:
        versions.keep_unrecorded(holiday)
        holiday.confirmed = True
        with versions.recorded(ChangeKind.EDITED, user=request.user):
            holiday.save(update_fields=["confirmed", "updated_at"])
            self.log_change(request, holiday, [{"changed": {"fields": ["confirmed"]}}])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<key:pk>/confirm/", view(self.confirm_view), name="contacts_holiday_confirm"),
            path("suggest/<int:year>/", view(self.suggest_view), name="contacts_holiday_suggest"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        holiday = get_object_or_404(Holiday, pk=pk)
        if not self.has_change_permission(request, holiday) or not may_confirm(request, holiday):
            raise PermissionDenied
        if not holiday.confirmed:
            self.set_confirmed(request, holiday)
        messages.success(request, _("“%(name)s” is confirmed.") % {"name": heading_of(holiday)})
        return self.redirect_to_list(request)

    @method_decorator(require_POST)
    def suggest_view(self, request: HttpRequest, year: int) -> HttpResponse:
        """The same as the command of that name, for an editor."""
        allowed = self.has_add_permission(request) and self.has_publish_permission(request)
        if not allowed or year not in suggested_years():
            raise PermissionDenied
        with versions.recorded(ChangeKind.EDITED, user=request.user):
            added = add_suggestions(year, since=timezone.localdate())
            for holiday in added:
                self.log_addition(request, holiday, [{"added": {}}])
        text = ngettext("%(count)d holiday is added.", "%(count)d holidays are added.", len(added))
        if not added:
            text = str(_("Nothing to add: every holiday of %(year)d that lies ahead has an entry."))
        messages.success(request, text % {"count": len(added), "year": year})
        return self.redirect_to_list(request)

    def redirect_to_list(self, request: HttpRequest) -> HttpResponse:
        """To the list as it was filtered, as far as the browser tells."""
        here = reverse("admin:contacts_holiday_changelist")
        referer = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(
            referer, {request.get_host()}, require_https=request.is_secure()
        )
        return HttpResponseRedirect(referer if safe and here in referer else here)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        years = suggested_years() if may_publish(request) else ()
        context = {"suggested_years": years, "has_eids": bool(years) and keeps_ramadan()}
        context |= extra_context or {}
        return super().changelist_view(request, context)


def may_confirm(request: HttpRequest, holiday: Holiday) -> bool:
    """Of what readers see, confirming it closes the channels to them."""
    return may_publish(request) or not holiday.is_shown


def certainty_column(request: HttpRequest) -> Any:
    @admin.display(description=_("confirmed"), ordering="confirmed")
    def certainty(obj: Holiday) -> SafeString:
        """The button belongs to the list's own form, which carries the CSRF token."""
        if obj.confirmed:
            return badge(good=True, text=_("Confirmed"))
        state = badge(good=False, text=_("Tentative"))
        if not may_confirm(request, obj):
            return state
        return format_html(
            '{} <button type="submit" class="button" formaction="{}" aria-label="{}">{}</button>',
            state,
            reverse("admin:contacts_holiday_confirm", args=[obj.pk]),
            _("Confirm %(name)s") % {"name": heading_of(obj)},
            _("Confirm"),
        )

    return certainty


def suggested_years() -> tuple[int, int]:
    """This year and the next, on the site's clock."""
    year = timezone.localdate().year
    return year, year + 1
