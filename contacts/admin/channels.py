"""Channels with their numbers, links and hours."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from contacts.admin.bulk import Done, ManyRows
from contacts.admin.channel_filters import (
    NOT_PUBLISHED,
    AnswerLanguageFilter,
    CostFilter,
    ReplyTimeFilter,
    SignInFilter,
)
from contacts.admin.duplicates import DuplicationMixin
from contacts.admin.former_ways import warn_of_former_ways
from contacts.admin.forms import PartFormSet
from contacts.admin.hours import OpeningHoursInline
from contacts.admin.inlines import PartInline
from contacts.admin.languages import current_language, in_language
from contacts.admin.publishing import PublicAdmin, heading_of
from contacts.admin.quick_notices import ToldMixin
from contacts.admin.search_preview import SearchPreviewMixin
from contacts.admin.season_page import SeasonMixin
from contacts.admin.widgets import KindSelect
from contacts.endpoints import destination
from contacts.fallback import localized
from contacts.history.versions import ChangeKind, owner_of
from contacts.languages.unpublished_times import TIMES, texts_saying_so
from contacts.languages.unpublished_ways import texts_denying
from contacts.models import Channel, Endpoint


class EndpointFormSet(PartFormSet):
    def unique_key(self, row: Any, names: Sequence[str]) -> Hashable:
        return row.kind, destination(row.kind, row.value)


class EndpointInline(PartInline):
    model = Endpoint
    relation = "endpoints"
    formset = EndpointFormSet
    heading_fields = ("value",)
    facts_first = True
    facts = [(None, {"fields": [("kind", "value", "status", "position")], "classes": ["row"]})]
    ltr = ("value",)

    def heading(self, row: Endpoint) -> Any:
        """The number reads from left to right in either language."""
        label = localized(row, "label", current_language())
        value = format_html('<bdi dir="ltr">{}</bdi>', row.display)
        if not label:
            return value
        return format_html("{} · {}", value, in_language(label.value, label.language))

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            kwargs["widget"] = KindSelect()
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Channel)
class ChannelAdmin(DuplicationMixin, SeasonMixin, ToldMixin, SearchPreviewMixin, PublicAdmin):
    facts = [
        (None, {"fields": [("kind", "slug")], "classes": ["row"]}),
        (
            _("When it can be used"),
            {"fields": [("always_available", "closed_on_holidays")], "classes": ["row"]},
        ),
        (
            _("What people choose by"),
            {"fields": [("answer_languages", "cost", "sign_in")], "classes": ["row"]},
        ),
        *PublicAdmin.facts,
    ]
    inlines = [EndpointInline, OpeningHoursInline]
    list_filter = [
        "kind",
        *PublicAdmin.list_filter,
        "always_available",
        AnswerLanguageFilter,
        ReplyTimeFilter,
        CostFilter,
        SignInFilter,
    ]
    list_display = ["heading", "kind", *PublicAdmin.list_display[1:]]
    prepopulated_fields = {"slug": ["name_en"]}

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What may be left open says what that means."""
        if db_field.blank:
            kwargs["choices"] = db_field.get_choices(blank_choice=[("", NOT_PUBLISHED)])
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        response = super().response_add(request, obj, *args)
        self.tell_outdated(request, obj)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """That it is saved is said first."""
        response = super().response_change(request, obj)
        self.tell_outdated(request, obj)
        return response

    def tell_outdated(self, request: HttpRequest, row: Any) -> None:
        warn_of_unpublished_times(request, row)
        warn_of_former_ways(request, [row.pk])

    def change_many(self, request: HttpRequest, pks: Collection[int], many: ManyRows) -> Done:
        done = super().change_many(request, pks, many)
        if many.change is ChangeKind.UNPUBLISHED:
            warn_of_former_ways(request, pks)
        return done

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        warn_of_former_ways(request, [obj_id])
        return response

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        pks = list(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        warn_of_former_ways(request, pks)


def warn_of_unpublished_times(request: HttpRequest, channel: Channel) -> None:
    """Names what still says that something of a channel is not published, once it is."""
    found = list(texts_saying_so(channel))
    warn(
        request,
        _("These still say that times are not published here, though they are now: {}"),
        [one.row for one in found if one.subject in TIMES],
    )
    warn(
        request,
        _("These still say that it is not published here, though it is now: {}"),
        [one.row for one in found if one.subject not in TIMES],
    )
    warn(
        request,
        _("These still deny a way to get in touch, or count the ways wrongly: {}"),
        [one.row for one in texts_denying(channel)],
    )


def warn(request: HttpRequest, text: Any, rows: Iterable[Any]) -> None:
    owners = dict.fromkeys(map(owner_of, rows))
    if not owners:
        return
    links = (
        (
            reverse(f"admin:contacts_{one._meta.model_name}_change", args=[one.pk]),
            heading_of(one).value or str(one),
        )
        for one in owners
    )
    named = format_html_join(str(_(", ")), '<a href="{}">{}</a>', links)
    messages.warning(request, format_html(str(text), named))
