"""What readers are told for a while: running, coming and over."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, URLPattern, path, resolve, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, OwnerFilter
from contacts.admin.notice_forms import UntilForm
from contacts.admin.publication_dates import lasting_in_words
from contacts.admin.publishing import PublicAdmin, heading_of
from contacts.admin.quick_notices import buttons, may_tell, notice_page, warn_of_closed_end
from contacts.admin.told_dates import FOLLOW
from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Notice

EXTENDED = _("Extended: “%(name)s”, %(when)s.")
SHORTENED = _("Ends earlier now: “%(name)s”, %(when)s.")


class WhenFilter(ConditionFilter):
    title = _("date")
    parameter_name = "when"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        now = timezone.now()
        is_over = Q(ends_at__lte=now)
        return {
            "running": (_("Running"), Q(starts_at__lte=now) & ~is_over),
            "coming": (_("Coming"), Q(starts_at__gt=now) & ~Q(expire_at__lte=F("starts_at"))),
            "over": (_("Over"), is_over),
        }


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
    list_display = ["heading", "severity", "channel", "published", "arabic", "english"]
    list_editable = []
    list_select_related = ["channel"]
    list_filter = [WhenFilter, "severity", ("channel", OwnerFilter), *PublicAdmin.list_filter]
    ordering = [F("ends_at").desc(nulls_first=True), "-starts_at", "-pk"]  # what is over comes last
    actions = ["end", *PublicAdmin.actions]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Notices go by their moments and take no position."""
        initial = super().get_changeform_initial_data(request)
        initial.pop("position")
        return initial

    def get_list_display(self, request: HttpRequest) -> Any:
        heading, *columns = super().get_list_display(request)
        return [heading, when_column(request), *columns]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<key:pk>/end/", view(self.end_view), name="contacts_notice_end"),
            path("<key:pk>/extend/", view(self.extend_view), name="contacts_notice_extend"),
            *super().get_urls(),
        ]

    @admin.action(description=_("End now, or call off"), permissions=["publish"])
    def end(self, request: HttpRequest, queryset: QuerySet[Notice]) -> None:
        for notice in queryset:
            self.end_one(request, notice)

    @method_decorator(require_POST)
    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_tell(request, "change"):
            raise PermissionDenied
        self.end_one(request, get_object_or_404(Notice, pk=pk))
        return HttpResponseRedirect(came_from(request))

    def end_one(self, request: HttpRequest, notice: Notice) -> None:
        """One that runs ends at this second; one to come is taken off before it begins."""
        name, now = {"name": heading_of(notice)}, timezone.now()
        if not is_told(notice, now):
            messages.warning(request, _("“%(name)s” is not told any more.") % name)
        elif notice.starts_at > now:
            self.write(
                request, notice, ChangeKind.CALLED_OFF, publish_at=None, expire_at=whole_second(now)
            )
            messages.success(request, _("“%(name)s” is called off.") % name)
        else:
            end = max(whole_second(now), notice.starts_at + timedelta(seconds=1))
            self.write(request, notice, ChangeKind.ENDED, ends_at=end)
            messages.success(request, _("“%(name)s” is over now.") % name)
            messages.info(request, FOLLOW)

    def extend_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_tell(request, "change"):
            raise PermissionDenied
        notice, now = get_object_or_404(Notice, pk=pk), timezone.now()
        name = {"name": heading_of(notice)}
        if not is_told(notice, now):
            messages.warning(request, _("“%(name)s” is not told any more.") % name)
            return HttpResponseRedirect(came_from(request))
        form = UntilForm(
            request.POST or None, channel=notice.channel, now=now, longer=notice.ends_at
        )
        if form.is_valid():
            before, end = notice.ends_at, form.cleaned_data["ends_at"]
            self.write(request, notice, ChangeKind.EXTENDED, ends_at=end)
            told = {**name, "when": lasting_in_words(notice, now)}
            is_longer = end is None or (before is not None and end > before)
            messages.success(request, (EXTENDED if is_longer else SHORTENED) % told)
            messages.info(request, FOLLOW)
            warn_of_closed_end(request, notice)
            return HttpResponseRedirect(reverse("admin:contacts_channel_changelist"))
        title = _("Until when are readers told “%(name)s”?") % name
        return notice_page(self, request, form, title, [notice])

    def write(
        self, request: HttpRequest, notice: Notice, change: ChangeKind, **moments: datetime | None
    ) -> None:
        """Only these are written: what somebody saves at this moment stays."""
        with transaction.atomic():
            row = self.locked(str(notice.pk)) or notice
            versions.keep_unrecorded(row)
            for name, moment in moments.items():
                setattr(row, name, moment)
                setattr(notice, name, moment)
            row.validate_constraints()
            with versions.recorded(change, user=request.user):
                row.save(update_fields=[*moments, "updated_at"])
            self.log_change(request, row, [{"changed": {"fields": [*moments]}}])


def when_column(request: HttpRequest) -> Any:
    now, may_end = timezone.now(), may_tell(request, "change")

    @admin.display(description=_("when"), ordering="starts_at")
    def when(notice: Notice) -> Any:
        is_running = notice.is_published_at(now) and notice.is_running_at(now)
        words = lasting_in_words(notice, now)
        state = badge(good=True, text=words) if is_running else words
        if notice.is_called_off:
            state = format_html("<s>{}</s>", words)  # its status says why
        may_end_it = may_end and is_told(notice, now)
        return format_html("{} {}", state, buttons(notice, now) if may_end_it else "")

    return when


def is_told(notice: Notice, now: datetime) -> bool:
    """Now or later, if nobody does anything."""
    is_over = notice.ends_at is not None and notice.ends_at <= now
    return notice.is_published_or_due_at(now) and not is_over


def came_from(request: HttpRequest) -> str:
    """The page of the desk with the button, as it was filtered, as far as the browser tells."""
    referer = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(referer, hosts, require_https=request.is_secure())
    if is_ours and is_of_desk(referer):
        return referer
    return reverse("admin:contacts_channel_changelist")


def is_of_desk(url: str) -> bool:
    """And no page that is only for a notice which runs."""
    try:
        page = resolve(urlsplit(url).path)
    except Resolver404:
        return False
    name = page.url_name  # None: Django's admin answers any address below its own
    return page.namespace == "admin" and name not in (None, "contacts_notice_extend")


def whole_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
