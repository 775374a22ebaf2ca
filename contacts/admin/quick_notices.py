"""“Out of order now, until …”: told, made longer and ended from the lists, in a click or three."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.language_state import badge
from contacts.admin.languages import current_language, in_language
from contacts.admin.notice_forms import QuickNoticeForm, UntilForm, opening_after
from contacts.admin.publication_dates import lasting_in_words, moment_in_words
from contacts.admin.rights import may_publish
from contacts.admin.told_dates import FOLLOW, TOLD
from contacts.enums import NoticeSeverity
from contacts.fallback import localized
from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Channel, Notice


def may_tell(request: HttpRequest, right: str) -> bool:
    return may_publish(request) and request.user.has_perm(f"contacts.{right}_notice")


def buttons(notice: Notice, now: datetime) -> SafeString:
    """Of a list's own form, which carries the CSRF token."""
    is_coming = notice.starts_at > now
    name = name_of(notice)
    words = (
        (_("Call off"), _("Call off “%(name)s”"), "")
        if is_coming
        else (_("End now"), _("End “%(name)s” now"), _("Extend “%(name)s”"))
    )
    end = format_html(
        '<button type="submit" class="button" formaction="{}" aria-label="{}">{}</button>',
        reverse("admin:contacts_notice_end", args=[notice.pk]),
        words[1] % {"name": name},
        words[0],
    )
    if is_coming:
        return end
    url = reverse("admin:contacts_notice_extend", args=[notice.pk])
    label = words[2] % {"name": name}
    return format_html('{} <a href="{}" aria-label="{}">{}</a>', end, url, label, _("Extend"))


def published_column(desk: Any, request: HttpRequest) -> Any:
    """Of the channels: with what readers are told of each, and the button that tells."""
    now, may_add, may_end = timezone.now(), may_tell(request, "add"), may_tell(request, "change")

    @admin.display(description=_("status"), ordering="status")
    def published(channel: Channel) -> SafeString:
        told = channel.notices.all()
        lines = [told_line(one, now, may_end=may_end) for one in told]
        if may_add and channel.is_published:
            lines.append(link_to_tell(channel, is_first=not told))
        wrapped = format_html_join("", '<div class="told">{}</div>', ((line,) for line in lines))
        return format_html("{}{}", desk.published(channel), wrapped)

    return published


def link_to_tell(channel: Channel, *, is_first: bool) -> SafeString:
    return format_html(
        '<a class="button" href="{}" aria-label="{}">{}</a>',
        reverse("admin:contacts_channel_notice", args=[channel.pk]),
        _("“%(name)s” is out of order now, until …") % {"name": name_of(channel)},
        _("Out of order …") if is_first else _("Another notice"),
    )


def told_line(notice: Notice, now: datetime, *, may_end: bool) -> SafeString:
    text = localized(notice, "text", current_language())
    return format_html(
        "{} {} <span>{}</span> {}",
        badge(good=notice.severity == NoticeSeverity.INFO, text=notice.get_severity_display()),
        in_language(text.value, text.language),
        lasting_in_words(notice, now),
        buttons(notice, now) if may_end else "",
    )


class ToldMixin(admin.ModelAdmin):
    """For the channels."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        told = Prefetch("notices", Notice.objects.published_or_due().not_over())
        return super().get_queryset(request).prefetch_related(told)

    def get_list_display(self, request: HttpRequest) -> Any:
        column = published_column(self, request)
        columns = super().get_list_display(request)
        return [column if one == "published" else one for one in columns]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.notice_view)
        return [path("<key:pk>/notice/", view, name="contacts_channel_notice"), *super().get_urls()]

    def notice_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        channel = get_object_or_404(Channel.objects.published(), pk=pk)
        if not may_tell(request, "add"):
            raise PermissionDenied
        form = QuickNoticeForm(request.POST or None, channel=channel, now=timezone.now())
        if form.is_valid():
            notice = form.notice()
            notice.full_clean()
            with versions.recorded(ChangeKind.PUBLISHED, user=request.user):
                notice.save()
            self.log_addition(request, notice, [{"added": {}}])
            told = {"name": name_of(notice), "when": lasting_in_words(notice, timezone.now())}
            messages.success(request, TOLD % told)
            messages.info(request, FOLLOW)
            warn_of_closed_end(request, notice)
            return HttpResponseRedirect(reverse("admin:contacts_channel_changelist"))
        title = _("What is the matter with “%(name)s”?") % {"name": name_of(channel)}
        told = Notice.objects.published_or_due().not_over().filter(channel=channel)
        return notice_page(self, request, form, title, told)


def warn_of_closed_end(request: HttpRequest, notice: Notice) -> None:
    if opens := opening_after(notice):
        told = _(
            "The notice ends while the channel is closed; it opens again on %(moment)s, and that "
            "is what readers are told."
        )
        messages.info(request, told % {"moment": moment_in_words(opens, timezone.now())})


def notice_page(
    desk: admin.ModelAdmin,
    request: HttpRequest,
    form: UntilForm,
    title: str,
    told: Iterable[Notice],
) -> HttpResponse:
    now, may_end = timezone.now(), may_tell(request, "change")
    context = {
        **desk.admin_site.each_context(request),
        "opts": Channel._meta,
        "title": title,
        "form": form,
        "told": [told_line(one, now, may_end=may_end) for one in told],
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/contacts/quick_notice.html", context)


def name_of(row: Any) -> str:
    field = "name" if isinstance(row, Channel) else "text"
    return localized(row, field, current_language()).value
