"""What others present as theirs: recorded as fake or disputed, in whatever spelling it came."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.admin.finding import with_found
from contacts.admin.language_state import language_column
from contacts.admin.publishing import PublicAdmin
from contacts.enums import Language
from contacts.models import Claim


def has_note(claim: Claim) -> bool:
    return any((getattr(claim, f"note_{code}") or "").strip() for code in Language.values)


def note_column(language: Language, title: Any) -> Any:
    """The state of the note in a language, where there is one."""
    state = language_column(language, title)

    @admin.display(description=title, ordering=state.admin_order_field)
    def column(obj: Claim) -> str:
        return state(obj) if has_note(obj) else gettext("– No note")

    return column


@admin.register(Claim)
class ClaimAdmin(PublicAdmin):
    facts = [
        (None, {"fields": [("kind", "value", "verdict", "source")], "classes": ["row"]}),
        *PublicAdmin.facts,
    ]
    ltr = ("value", "source")
    arabic = staticmethod(note_column(Language.ARABIC, _("Arabic")))
    english = staticmethod(note_column(Language.ENGLISH, _("English")))
    list_display = ["shown", "kind", "verdict", "published", "arabic", "english", "verified_on"]
    list_editable = []  # the form has the position: no page goes by it
    list_filter = ["verdict", "kind", *PublicAdmin.list_filter]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What the note is about stands above it."""
        texts, claim, *others = super().get_fieldsets(request, obj)
        return [claim, texts, *others]

    @admin.display(description=_("value"), ordering="value")
    def shown(self, obj: Claim) -> SafeString:
        return with_found(format_html('<bdi dir="ltr" class="address">{}</bdi>', obj.display), obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        changed = set(form.changed_data)
        is_note_kept = has_note(obj) and not changed & {"note_ar", "note_en"}
        if change and "verdict" in changed and is_note_kept:
            told = _(
                "The verdict changed, and the note did not. Read the note again: it may still "
                "speak of the old verdict."
            )
            messages.warning(request, told)

    def name_of(self, obj: Claim) -> str:
        return str(obj)
