"""Questions with their steps, topics and standing pages."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from contacts.admin.assigning import AssigningMixin
from contacts.admin.duplicates import DuplicationMixin
from contacts.admin.forms import PartFormSet, UrlPartField
from contacts.admin.inlines import PartInline
from contacts.admin.languages import current_language, in_language, language_of
from contacts.admin.listed_words import AskedForm
from contacts.admin.lists import OwnerFilter
from contacts.admin.needs import Asked, handle
from contacts.admin.picture_field import PictureField
from contacts.admin.publishing import PublicAdmin
from contacts.admin.search_preview import SearchPreviewMixin
from contacts.admin.step_moves import StepMoveMixin
from contacts.admin.step_pictures import PicturesForm, PicturesMixin, fieldset
from contacts.enums import Language
from contacts.fallback import localized
from contacts.models import Guide, Page, Step, Topic
from contacts.models.confirmed_texts import PICTURE
from contacts.models.guides import new_uid

# Closed at first: long lists would stand between the answer and its steps.
FOUND_BY = (
    gettext_lazy("Other wordings"),
    {"fields": ["other_wordings"], "classes": ["collapse"]},
)


class StepForm(PicturesForm):
    def clean_uid(self) -> str:
        """A saved step keeps its anchor, as links carry it; a new one gets its own when saved."""
        kept = "" if self.instance._state.adding else self.instance.uid
        return self.cleaned_data["uid"] or kept


class StepFormSet(PartFormSet):
    """The form for a further row is copied in the browser, so that it can hold no anchor."""

    def unique_key(self, row: Any, names: Sequence[str]) -> Hashable:
        return row.uid or id(row)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if not form.instance.uid:
            taken = {one.instance.uid for one in self.forms}  # "" too
            while form.instance.uid in taken:
                form.instance.uid = new_uid()
        return super().save_new(form, commit=commit)


class StepInline(PartInline):
    model = Step
    relation = "steps"
    form = StepForm
    formset = StepFormSet
    heading_fields = ("text_ar", "text_en")
    move_url = "admin:contacts_step_move"
    facts = [(None, {"fields": [("position", "uid", "channel", "status")], "classes": ["row"]})]
    ltr = ("uid",)
    set_apart = ("picture", "picture_alt")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        texts, *others = super().get_fieldsets(request, obj)
        return [texts, fieldset(), *others]

    def heading(self, row: Step) -> Any:
        text = localized(row, "text", current_language())
        return in_language(text.value, text.language) if text else row.uid

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if language_of(db_field) and db_field.translated_field.name == PICTURE:
            kwargs["form_class"] = PictureField
        if db_field.name != "uid":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        kwargs |= {"form_class": UrlPartField, "required": False, "show_hidden_initial": False}
        field = super().formfield_for_dbfield(db_field, request, **kwargs, initial=None)
        field.widget.attrs["placeholder"] = gettext_lazy("made when saved")
        return field


@admin.register(Guide)
class GuideAdmin(
    PicturesMixin, AssigningMixin, StepMoveMixin, DuplicationMixin, SearchPreviewMixin, PublicAdmin
):
    form = AskedForm
    actions = ["checked_today", "set_topic", "set_channel", *PublicAdmin.actions[1:]]
    facts = [
        (
            None,
            {"fields": [("slug", "topic", "channel"), ("form", "featured")], "classes": ["row"]},
        ),
        *PublicAdmin.facts,
        FOUND_BY,
    ]
    inlines = [StepInline]
    list_display = ["heading", "topic", *PublicAdmin.list_display[1:]]
    list_filter = [
        ("topic", OwnerFilter),
        ("channel", OwnerFilter),
        "form",
        *PublicAdmin.list_filter,
        "featured",
    ]
    list_select_related = ["topic"]
    prepopulated_fields = {"slug": ["title_en"]}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        asked = Asked.of(request)
        return super().get_changeform_initial_data(request) | (asked.initial() if asked else {})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["asked"] = None if kwargs.get("obj") else Asked.of(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        texts = [(language, getattr(obj, f"title_{language}") or "") for language in Language]
        asked = None if change else Asked.of(request)
        handle([*texts, *([(asked.language, asked.query)] if asked else [])], request)


@admin.register(Topic)
class TopicAdmin(SearchPreviewMixin, PublicAdmin):
    facts = [(None, {"fields": ["slug"], "classes": ["row"]}), *PublicAdmin.facts]
    prepopulated_fields = {"slug": ["name_en"]}


@admin.register(Page)
class PageAdmin(SearchPreviewMixin, PublicAdmin):
    form = AskedForm
    facts = [
        (None, {"fields": ["slug"], "classes": ["row"]}),
        *PublicAdmin.facts,
        FOUND_BY,
    ]
    prepopulated_fields = {"slug": ["title_en"]}
