"""What readers search for and say: synonyms to write, searches to read, feedback to handle."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.admin.deletion import DeletionMixin
from contacts.admin.edit_conflicts import CollisionMixin
from contacts.admin.forms import SynonymForm
from contacts.admin.history import HistoryMixin
from contacts.admin.language_state import state_tag
from contacts.admin.languages import columns
from contacts.admin.lists import PlainListMixin
from contacts.enums import Language
from contacts.models import Feedback, Guide, SearchQuery, Synonym


def in_language(text: str, code: str) -> SafeString:
    """A reader's words in their language, which may not be the page's."""
    language = Language(code)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language.value, language.direction, text
    )


@admin.register(Synonym)
class SynonymAdmin(CollisionMixin, DeletionMixin, HistoryMixin, PlainListMixin, admin.ModelAdmin):
    form = SynonymForm
    list_display = ["word", "also_find", "language", "two_way"]
    list_filter = ["language", "two_way"]
    search_fields = ["term", "equivalents"]
    actions = ["delete_selected"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "term":
            field.widget.attrs["dir"] = "auto"
        return field

    @admin.display(description=_("people write"), ordering="term")
    def word(self, obj: Synonym) -> SafeString:
        return in_language(obj.term, obj.language)

    @admin.display(description=_("also find"))
    def also_find(self, obj: Synonym) -> SafeString:
        separator = "، " if obj.language == Language.ARABIC else ", "
        return in_language(separator.join(obj.equivalents), obj.language)


class FoundNothingFilter(admin.SimpleListFilter):
    title = _("results")
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("nothing", _("Found nothing")), ("something", _("Found something"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        conditions = {"nothing": {"results": 0}, "something": {"results__gt": 0}}
        return queryset.filter(**conditions.get(self.value() or "", {}))


@admin.register(SearchQuery)
class SearchQueryAdmin(PlainListMixin, admin.ModelAdmin):
    """To be read: the site alone writes these rows."""

    list_display = ["words", "language", "results", "count", "day"]
    list_filter = [FoundNothingFilter, "language"]
    search_fields = ["query"]
    date_hierarchy = "day"
    fields = ["words", "language", "results", "count", "day"]
    readonly_fields = ["words"]

    @admin.display(description=_("searched for"), ordering="query")
    def words(self, obj: SearchQuery) -> SafeString:
        return in_language(obj.query, obj.language)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Feedback)
class FeedbackAdmin(PlainListMixin, admin.ModelAdmin):
    """Readers' words stay as they are; an editor ticks what is handled."""

    list_display = ["guide", "opinion", "reason", "words", "language", "created_at", "done"]
    list_filter = [
        "handled",
        "helpful",
        "reason",
        "language",
        ("guide", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["guide"]
    search_fields = ["comment", *(f"guide__{column}" for column in columns(Guide))]
    date_hierarchy = "created_at"
    fields = ["guide", "step", "opinion", "reason", "words", "language", "created_at", "handled"]
    readonly_fields = fields[:-1]
    actions = ["mark_handled", "mark_open"]

    @admin.display(description=_("it helped"), ordering="helpful", boolean=True)
    def opinion(self, obj: Feedback) -> bool:
        return obj.helpful

    @admin.display(description=_("comment"), ordering="comment")
    def words(self, obj: Feedback) -> SafeString:
        return in_language(obj.comment or "–", obj.language)

    @admin.display(description=_("handled"), ordering="handled")
    def done(self, obj: Feedback) -> SafeString:
        return state_tag(good=obj.handled, text=_("Handled") if obj.handled else _("Not handled"))

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_handled(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.set_handled(request, queryset, handled=True)

    @admin.action(description=_("Mark as open again"), permissions=["change"])
    def mark_open(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.set_handled(request, queryset, handled=False)

    def set_handled(self, request: HttpRequest, queryset: QuerySet, *, handled: bool) -> None:
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
