"""The list and form that every public row shares: its languages and its dates."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.bulk import PublishingMixin
from contacts.admin.confirmed_texts import TranslationMixin
from contacts.admin.deletion import DeletionMixin
from contacts.admin.finding import with_found
from contacts.admin.history import HistoryMixin
from contacts.admin.language_state import (
    ArabicFilter,
    EnglishFilter,
    badge,
    language_column,
)
from contacts.admin.languages import TwoLanguagesMixin, columns, current_language, in_language
from contacts.admin.lists import ConditionFilter, PlainListMixin
from contacts.admin.missing_languages import warn_of_missing
from contacts.admin.proposals import ProposalMixin
from contacts.admin.publication_dates import publication_in_words
from contacts.admin.reordering import ReorderingMixin
from contacts.admin.rights import RowRightsMixin
from contacts.admin.told_dates import FOLLOW, drafts_with_dates, told_dates
from contacts.enums import Language
from contacts.fallback import LocalizedText, localized
from contacts.languages.translation_state import with_language_states
from contacts.models.base import PublicModel
from contacts.models.confirmed_texts import translated_fields

# Rows that have a page of their own, which can be previewed (contacts/views/preview.py).
WITH_PAGE = {"channel", "chooserquestion", "guide", "page", "site"}


class CheckedFilter(ConditionFilter):
    """By how long ago a person last compared the row with its source."""

    title = _("checked on")
    parameter_name = "checked"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        oldest = timezone.localdate() - settings.CHECK_AGAIN_AFTER
        return {
            "recently": (_("In the last 90 days"), Q(verified_on__gte=oldest)),
            "long-ago": (_("More than 90 days ago"), Q(verified_on__lt=oldest)),
            "never": (_("Never"), Q(verified_on=None)),
        }


class StatesList(ChangeList):
    """Its rows know the state of both languages; a form's row has no need of that costly query."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        if not self.root_queryset.query.annotations:
            self.root_queryset = with_language_states(self.root_queryset)
        return super().get_queryset(request, exclude_parameters)


class PublicAdmin(
    ProposalMixin,
    DeletionMixin,
    HistoryMixin,
    ReorderingMixin,
    TranslationMixin,
    RowRightsMixin,
    TwoLanguagesMixin,
    PublishingMixin,
    PlainListMixin,
):
    """A public row."""

    facts: Sequence[Any] = [
        (
            _("Publication"),
            {
                "fields": [("status", "position", "verified_on"), ("publish_at", "expire_at")],
                "classes": ["row"],
            },
        )
    ]
    ltr: Sequence[str] = ("slug",)
    view_on_site = False  # the two links of `site_links` stand instead of it
    actions = ["checked_today", "publish", "unpublish", "delete_selected"]
    list_per_page = 50
    empty_value_display = "–"
    arabic = staticmethod(language_column(Language.ARABIC, _("Arabic")))
    english = staticmethod(language_column(Language.ENGLISH, _("English")))
    list_display = [
        "heading",
        "published",
        "arabic",
        "english",
        "verified_on",
        "position",
    ]
    list_editable = ["position"]
    list_filter = ["status", ArabicFilter, EnglishFilter, CheckedFilter]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        own = ["slug"] if hasattr(self.model, "slug") else []
        return columns(self.model) + own

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StatesList

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new row comes last, unless its address says otherwise."""
        last = self.model.objects.aggregate(last=Max("position"))["last"] or 0
        return {"position": last + 1, **super().get_changeform_initial_data(request)}

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        context["site_links"] = site_links(obj) if obj else ()
        context["preview_links"] = preview_links(obj) if obj and not context["site_links"] else ()
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        stored = self.model._base_manager.filter(pk=obj.pk).first() if change else None
        form.was_seen = bool(stored and stored.is_published)
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Sequence[Any], change: bool
    ) -> None:
        """And say when readers see what was saved, where that is not plainly now."""
        super().save_related(request, form, formsets, change)
        now = timezone.now()
        changed = [one.instance for many in formsets for one in many.forms if one.has_changed()]
        for row in [form.instance, *drafts_with_dates(changed, now)]:
            if told := told_dates(row, self.name_of(row), now, was_seen=form.was_seen):
                messages.add_message(request, *told)
        if form.was_seen != form.instance.is_published:
            messages.info(request, FOLLOW)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().response_add(request, obj, *args, **kwargs)
        self.tell_what_is_missing(request, obj)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        response = super().response_change(request, obj)
        self.tell_what_is_missing(request, obj)
        return response

    def tell_what_is_missing(self, request: HttpRequest, row: Any) -> None:
        """After it is said that the row is saved."""
        if row.is_published and self.is_lasting(row):
            warn_of_missing(request, row, self.name_of(row))

    def is_lasting(self, row: PublicModel) -> bool:
        return bool(self.model._default_manager.lasting().filter(pk=row.pk).exists())

    @admin.display(description=_("heading"))
    def heading(self, obj: PublicModel) -> SafeString:
        found = heading_of(obj)
        name = in_language(found.value, found.language) if found else slug_or_key(obj)
        return with_found(name, obj)

    @admin.display(description=_("status"), ordering="status")
    def published(self, obj: PublicModel) -> SafeString:
        """With the links to the site: what is published can be seen there."""
        tag = badge(good=obj.is_published, text=publication_in_words(obj, timezone.localtime()))
        return format_html('{} <span class="site-links">{}</span>', tag, site_links_html(obj))

    def name_of(self, obj: Any) -> str:
        """What a message calls the row."""
        return heading_of(obj).value or slug_or_key(obj)


def heading_of(obj: PublicModel) -> LocalizedText:
    """The row's first text; empty where it is blank in both languages."""
    return localized(obj, translated_fields(type(obj))[0], current_language())


def slug_or_key(obj: PublicModel) -> str:
    return getattr(obj, "slug", f"#{obj.pk}")


def site_links(obj: Any) -> list[tuple[str, Language]]:
    """The row's address on the site in each language; none while the public may not see it."""
    if not obj.is_published or not hasattr(obj, "get_absolute_url"):
        return []
    links = []
    for language in Language:
        with translation.override(language.value):
            links.append((obj.get_absolute_url(), language))
    return links


def preview_links(obj: Any) -> list[tuple[str, Language]]:
    """Its page as it will be; none for rows that have no page of their own."""
    name = obj._meta.model_name
    if name not in WITH_PAGE:
        return []
    return [(reverse("preview", args=[one.value, name, obj.pk]), one) for one in Language]


def site_links_html(obj: Any) -> SafeString:
    return format_html_join(
        " · ",
        '<a href="{}" lang="{}" hreflang="{}">{}</a>',
        (
            (url, language.value, language.value, language.label)
            for url, language in site_links(obj)
        ),
    )
