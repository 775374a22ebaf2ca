"""What readers search for: synonyms to write, searches to read."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.admin import needs
from contacts.admin.charts import DAYS
from contacts.admin.deletion import DeletionMixin
from contacts.admin.history import HistoryMixin
from contacts.admin.language_state import badge
from contacts.admin.languages import in_language
from contacts.admin.listed_words import SynonymForm, warn_of_unknown
from contacts.admin.lists import ConditionFilter, PlainListMixin, ReadOnlyMixin
from contacts.admin.search_preview import SearchPreviewMixin
from contacts.enums import Language
from contacts.models import SearchQuery, Synonym


@admin.register(Synonym)
class SynonymAdmin(SearchPreviewMixin, DeletionMixin, HistoryMixin, PlainListMixin):
    form = SynonymForm
    list_display = ["word", "also_find", "language", "two_way"]
    list_filter = ["language", "two_way"]
    search_fields = ["term", "equivalents"]
    actions = ["delete_selected"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        needs.handle([(obj.language, obj.term)], request)
        warn_of_unknown(request, obj)

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


class AnswerFilter(ConditionFilter):
    title = _("what readers met")
    parameter_name = "found"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        return {
            "unanswered": (_("Not answered"), Q(unanswered__gt=0)),
            "unwanted": (_("Not what they looked for"), Q(rejected__gt=0)),
            "partly": (_("Perhaps answered"), Q(perhaps__gt=0)),
            "nothing": (_("Found nothing"), Q(nothing__gt=0)),
            "answered": (_("Answered"), Q(need=0, waiting__gt=0)),
            "handled": (_("Handled"), Q(waiting=0)),
        }


class PeriodFilter(admin.SimpleListFilter):
    """Over how many days, up to today, searches are summed up; 30 unless the address says more."""

    title = _("period")
    parameter_name = "days"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("7", _("Last 7 days")), ("90", _("Last 90 days")), ("all", _("All days"))]

    def choices(self, changelist: Any) -> Any:
        """The one without a value is not all there is."""
        unset, shortest, *others = super().choices(changelist)
        return [shortest, {**unset, "display": _("Last 30 days")}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or str(DAYS)
        if value == "all":
            return queryset
        since = timezone.localdate() - timedelta(days=int(value) if value in ("7", "90") else DAYS)
        return queryset.filter(day__gt=since)


class NeedList(ChangeList):
    """One row for each text, those first that most readers looked for in vain."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        if not self.root_queryset.query.annotations:
            self.root_queryset = SearchQuery.objects.by_need()
        return super().get_queryset(request, exclude_parameters)

    def _get_default_ordering(self) -> list[str]:
        return ["-need", "-times", "query", "language"]

    def get_results(self, request: HttpRequest) -> None:
        """Without a count of all texts of all days, which nobody asked for."""
        super().get_results(request)
        self.full_result_count = self.result_count


@admin.register(SearchQuery)
class SearchQueryAdmin(ReadOnlyMixin, PlainListMixin):
    list_display = ["words", "language", "met", "times", "remedies"]
    list_filter = [AnswerFilter, PeriodFilter, "language"]
    search_fields = ["query"]
    found_by = "query"
    is_in_desk_search = False
    show_full_result_count = False
    fields = ["words", "language", "day", "results", "count", "covers", "unwanted", "handled"]
    readonly_fields = ["words"]
    actions = ["mark_handled", "mark_open"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NeedList

    @admin.display(description=_("searched for"), ordering="query")
    def words(self, obj: SearchQuery) -> SafeString:
        return in_language(obj.query, obj.language)

    @admin.display(description=_("what readers met"), ordering="need")
    def met(self, obj: Any) -> SafeString:
        items = format_html_join("", "<li>{}</li>", ((text,) for text in needs.phrases(obj)))
        if items:
            return format_html('<ul class="details">{}</ul>', items)
        return badge(good=True, text=_("Answered") if obj.waiting else _("Handled"))

    @admin.display(description=_("searches"), ordering="times")
    def times(self, obj: Any) -> str:
        text = ngettext("Searched %(count)d time", "Searched %(count)d times", obj.times)
        return text % {"count": obj.times}

    @admin.display(description=_("remedies"))
    def remedies(self, obj: SearchQuery) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> <a href="{}">{}</a>',
            needs.synonym_url(obj.language, obj.query),
            _("Add a synonym"),
            needs.answer_url(obj.language, obj.query),
            _("Write an answer"),
        )

    @admin.action(description=_("Mark as handled"), permissions=["handle"])
    def mark_handled(self, request: HttpRequest, queryset: QuerySet[SearchQuery]) -> None:
        self.set_handled(request, queryset, handled=True)

    @admin.action(description=_("Mark as open again"), permissions=["handle"])
    def mark_open(self, request: HttpRequest, queryset: QuerySet[SearchQuery]) -> None:
        self.set_handled(request, queryset, handled=False)

    def set_handled(
        self, request: HttpRequest, queryset: QuerySet[SearchQuery], *, handled: bool
    ) -> None:
        """Every day of the texts, also those before the list's period."""
        rows = list(queryset)
        for language in Language:
            texts = [row.query for row in rows if row.language == language]
            days = SearchQuery.objects.filter(language=language, query__in=texts)
            days.update(handled=handled)
        for row in rows:
            self.log_change(request, row, [{"changed": {"fields": ["handled"]}}])
        text = ngettext(
            "%(count)d search is changed.", "%(count)d searches are changed.", len(rows)
        )
        messages.success(request, text % {"count": len(rows)})

    def has_handle_permission(self, request: HttpRequest) -> bool:
        """Who may write what answers a search may also say that nothing is needed."""
        return request.user.has_perm("contacts.add_synonym")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
