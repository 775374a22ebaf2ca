"""The questions that lead readers to a way to get in touch, with their answers."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contacts.admin.inlines import PartInline
from contacts.admin.languages import TwoLanguagesMixin, current_language, in_language
from contacts.admin.publishing import PublicAdmin
from contacts.admin.step_moves import title_of
from contacts.fallback import localized
from contacts.models import ChooserAnswer, ChooserQuestion, Guide
from contacts.publishing.chooser_gaps import gaps_of

SLUGS = {
    ChooserQuestion: _("Its name in files, in Latin letters, such as sign-in."),
    ChooserAnswer: _("Part of the page’s address, in Latin letters, such as complain."),
}


class SlugHelpMixin(TwoLanguagesMixin):
    """A question has no page of its own, and an answer's name is part of the address of several."""

    prepopulated_fields = {"slug": ["text_en"]}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "slug":
            kwargs["help_text"] = SLUGS[self.model]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "slug" and self.model is ChooserQuestion:
            field.label = _("name in files")
        return field


class AnswerInline(SlugHelpMixin, PartInline):
    model = ChooserAnswer
    relation = "answers"
    heading_fields = ("text_ar", "text_en")
    facts = [
        (None, {"fields": [("position", "slug", "status")], "classes": ["row"]}),
        (None, {"fields": ["kinds", ("can_sign_in", "guide"), ("leads_to", "ends")]}),
    ]

    def heading(self, row: ChooserAnswer) -> Any:
        text = localized(row, "text", current_language())
        return in_language(text.value, text.language) if text else row.slug

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "guide":
            # Read once for all rows of the form.
            field.choices = [("", "–"), *((one.pk, title_of(one)) for one in Guide.objects.all())]
        return field


@admin.register(ChooserQuestion)
class ChooserQuestionAdmin(SlugHelpMixin, PublicAdmin):
    facts = [(None, {"fields": ["slug"], "classes": ["row"]}), *PublicAdmin.facts]
    inlines = [AnswerInline]

    def tell_what_is_missing(self, request: HttpRequest, row: Any) -> None:
        super().tell_what_is_missing(request, row)
        for gap in gaps_of(row):
            messages.warning(request, gap.sentence)
