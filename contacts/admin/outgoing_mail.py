"""The outbox, for administrators: what was sent, what waits, and why."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, PlainListMixin, ReadOnlyMixin
from contacts.models import OutgoingMail

SENT, WAITS, GIVEN_UP = _("Sent"), _("Waits"), _("Given up")


class StateFilter(ConditionFilter):
    title = _("state")
    parameter_name = "state"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        waits, sent = Q(next_try_at__isnull=False), Q(sent_at__isnull=False)
        return {
            "sent": (SENT, sent),
            "waits": (WAITS, waits),
            "given-up": (GIVEN_UP, ~waits & ~sent),
        }


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyMixin, PlainListMixin):
    list_display = ["subject", "recipient", "state", "made_at", "sent_at", "attempts", "reason"]
    list_filter = [StateFilter, "kind"]
    list_select_related = ["user"]
    search_fields = ["to", "subject"]
    actions = ["try_again"]
    fields = [
        "recipient",
        "kind",
        "subject",
        "text",
        "state",
        "made_at",
        "attempts",
        "next_try_at",
        "sent_at",
        "reason",
        "came_back",
    ]
    readonly_fields = ["recipient", "text", "state", "reason", "came_back"]
    empty_value_display = "–"

    class Media:
        css = {"all": ["admin/desk/mail.css"]}

    @admin.display(description=_("address"), ordering="to")
    def recipient(self, obj: OutgoingMail) -> SafeString:
        return format_html('<bdi dir="ltr">{}</bdi>', obj.to)

    @admin.display(description=_("text"))
    def text(self, obj: OutgoingMail) -> SafeString:
        return format_html('<div class="mail-text" lang="{}">{}</div>', obj.language, obj.body)

    @admin.display(description=_("state"))
    def state(self, obj: OutgoingMail) -> SafeString:
        if obj.sent_at:
            return badge(good=True, text=SENT)
        return badge(good=False, text=WAITS if obj.next_try_at else GIVEN_UP)

    @admin.display(description=_("problem"), ordering="problem")
    def reason(self, obj: OutgoingMail) -> str:
        return obj.get_problem_display() or "–"

    @admin.display(description=_("what came back"))
    def came_back(self, obj: OutgoingMail) -> SafeString:
        return format_html('<bdi dir="ltr">{}</bdi>', obj.error or "–")

    @admin.action(description=_("Try again now"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[OutgoingMail]) -> None:
        count = OutgoingMail.objects.filter(pk__in=queryset).try_again(timezone.now())
        text = ngettext(
            "%(count)d e-mail is sent at the next run, within five minutes.",
            "%(count)d e-mails are sent at the next run, within five minutes.",
            count,
        )
        messages.success(request, text % {"count": count})

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
