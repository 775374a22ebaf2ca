"""What readers search for and say: synonyms to write, searches to read, feedback to handle."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.admin.deletion import DeletionMixin
from contacts.admin.forms import SynonymForm
from contacts.admin.history import HistoryMixin
from contacts.admin.language_state import badge
from contacts.admin.languages import columns, in_language
from contacts.admin.lists import ConditionFilter, PlainListMixin, ReadOnlyMixin
from contacts.enums import Language
from contacts.models import Feedback, Guide, SearchQuery, Synonym


@admin.register(Synonym)
class SynonymAdmin(DeletionMixin, HistoryMixin, PlainListMixin):
    form = SynonymForm
    list_display = ["word", "also_find", "language", "two_way"]
    list_filter = ["language", "two_way"]
    search_fields = ["term", "equivalents"]
    actions = ["delete_selected"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
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


class FoundNothingFilter(ConditionFilter):
    title = _("results")
    parameter_name = "found"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        return {
            "nothing": (_("Found nothing"), Q(results=0)),
            "something": (_("Found something"), Q(results__gt=0)),
        }


@admin.register(SearchQuery)
class SearchQueryAdmin(ReadOnlyMixin, PlainListMixin):
    list_display = ["words", "language", "results", "count", "day"]
    list_filter = [FoundNothingFilter, "language"]
    search_fields = ["query"]
    date_hierarchy = "day"
    fields = ["words", "language", "results", "count", "day"]
    readonly_fields = ["words"]

    @admin.display(description=_("searched for"), ordering="query")
    def words(self, obj: SearchQuery) -> SafeString:
        return in_language(obj.query, obj.language)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Feedback)
class FeedbackAdmin(PlainListMixin):
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
    readonly_fields = ["guide", "step", "opinion", "reason", "words", "language", "created_at"]
    fields = [*readonly_fields, "handled"]
    actions = ["mark_handled", "mark_open"]

    @admin.display(description=_("it helped"), ordering="helpful", boolean=True)
    def opinion(self, obj: Feedback) -> bool:
        return obj.helpful

    @admin.display(description=_("comment"), ordering="comment")
    def words(self, obj: Feedback) -> SafeString:
        return in_language(obj.comment or "–", obj.language)

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
