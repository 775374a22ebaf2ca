"""What readers say of pages: whether they helped, and what is wrong with them."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, PlainListMixin
from contacts.enums import PageKind
from contacts.models import Feedback, Guide
from contacts.publishing.report_targets import MISSING, SITE, target_at


def page_name(path: str, guide: Guide | None = None) -> str:
    """As editors know the page; its path where the site has none there."""
    if guide:
        return str(guide)
    target = target_at(path, ask_database=False)
    if target.row:
        return str(target.row)
    is_nameless = target.kind in (MISSING, PageKind.GUIDE) or (target.kind == SITE and path)
    return path if is_nameless else str(target.title)


def beginning(path: str) -> Q:
    """Pages in either language."""
    return Q(page__startswith=f"/ar/{path}") | Q(page__startswith=f"/en/{path}")


class TargetFilter(ConditionFilter):
    title = _("what it is about")
    parameter_name = "about"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        of_kind = {
            kind.value: (kind.label, beginning(f"{kind.value}s/") & Q(value=""))
            for kind in PageKind
        }
        listed = Q()
        for _words, condition in of_kind.values():
            listed |= condition
        number = Q(value__gt="")
        others = {"number": (_("Number or link"), number)}
        others["rest"] = (_("Another page, or the whole site"), ~listed & ~number)
        return of_kind | others


class ReceivedFilter(ConditionFilter):
    """Not Django's hierarchy of dates, which reads every row to find the years."""

    title = _("received")
    parameter_name = "days"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        words = {7: _("Last 7 days"), 30: _("Last 30 days"), 90: _("Last 90 days")}
        now = timezone.now()
        return {
            str(days): (text, Q(created_at__gt=now - timedelta(days=days)))
            for days, text in words.items()
        }


class GuideFilter(admin.RelatedFieldListFilter):
    """Those that somebody said something of; Django's own filter reads every row for it."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        said = Exists(Feedback.objects.filter(guide=OuterRef("pk")))
        ordering = self.field_admin_ordering(field, request, model_admin)
        return field.get_choices(
            include_blank=False, ordering=ordering, limit_choices_to=Q(said, pk__gt=0)
        )


@admin.register(Feedback)
class FeedbackAdmin(PlainListMixin):
    """Readers' words stay as they are; an editor ticks what is handled."""

    list_display = [
        "created_at",
        "about",
        "number",
        "reason",
        "words",
        "language",
        "helpful",
        "done",
    ]
    list_filter = [
        "handled",
        ReceivedFilter,
        TargetFilter,
        "reason",
        "helpful",
        "language",
        ("guide", GuideFilter),
    ]
    list_select_related = ["guide"]
    search_fields = ["comment"]  # and what finding_texts.py names
    show_full_result_count = False
    further_lookups = frozenset(["page__endswith"])  # of the first page of the desk
    readonly_fields = [
        "about",
        "number",
        "step",
        "helpful",
        "reason",
        "words",
        "language",
        "created_at",
    ]
    fields = [*readonly_fields, "handled"]
    actions = ["mark_handled", "mark_open"]

    class Media:
        css = {"all": ["admin/desk/feedback.css"]}

    @admin.display(description=_("page"), ordering="page")
    def about(self, obj: Feedback) -> str:
        name = page_name(obj.page, obj.guide)
        if not obj.page:
            return name
        if name == obj.page:
            return format_html('<bdi dir="ltr">{}</bdi>', name)
        return format_html('<a href="{}">{}</a>', obj.page, name)

    @admin.display(description=_("number or link"), ordering="value")
    def number(self, obj: Feedback) -> SafeString:
        return format_html('<bdi dir="ltr">{}</bdi>', obj.value or "–")

    @admin.display(description=_("comment"), ordering="comment")
    def words(self, obj: Feedback) -> SafeString:
        return format_html('<div class="reader-words" dir="auto">{}</div>', obj.comment or "–")

    @admin.display(description=_("handled"), ordering="handled")
    def done(self, obj: Feedback) -> SafeString:
        return badge(good=obj.handled, text=_("Handled") if obj.handled else _("Not handled"))

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_handled(self, request: HttpRequest, queryset: QuerySet[Feedback]) -> None:
        self.set_handled(request, queryset, handled=True)

    @admin.action(description=_("Mark as open again"), permissions=["change"])
    def mark_open(self, request: HttpRequest, queryset: QuerySet[Feedback]) -> None:
        self.set_handled(request, queryset, handled=False)

    def set_handled(
        self, request: HttpRequest, queryset: QuerySet[Feedback], *, handled: bool
    ) -> None:
        rows = list(queryset.exclude(handled=handled))
        for row in rows:
            row.handled = handled
            row.save(update_fields=["handled"])
            self.log_change(request, row, [{"changed": {"fields": ["handled"]}}])
        text = ngettext(
            "%(count)d message is changed.", "%(count)d messages are changed.", len(rows)
        )
        messages.success(request, text % {"count": len(rows)})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
