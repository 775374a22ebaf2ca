"""What the admin's forms do beyond Django's: errors beside their field, tidy one-line texts."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from contacts.admin.markdown_fields import MARKED
from contacts.admin.widgets import LineArea
from contacts.endpoints import fold
from contacts.enums import Language
from contacts.languages.fact_check import Difference, differences
from contacts.languages.fact_report import describe_all
from contacts.languages.markdown_fields import without_signs
from contacts.languages.refused_links import refused_in
from contacts.models.base import PublicModel, free_unique_values, unique_together
from contacts.models.confirmed_texts import PICTURE, translated_fields
from contacts.reader_text import has_content, without_pasted_marks

# What a row has before anybody types into it.
ROW_DEFAULTS = frozenset(["position", "status"])

NO_HEADING = _("Write it in Arabic or in English, or nobody can tell what this is.")


class UrlPartField(forms.CharField):
    """Part of a URL, as the anchor of a step."""

    def to_python(self, value: Any) -> str:
        """Without what an Arabic keyboard, or copying, leaves in it."""
        return fold(super().to_python(value) or "").strip()


class SlugField(UrlPartField, forms.SlugField):
    """The name of a page in its address."""

    default_error_messages = {
        "required": _("Write it in Latin letters, such as call-us."),
        "invalid": _("Write Latin letters, digits and hyphens only, such as call-us."),
        "unique": _("Another page has this name in its address already. Choose another name."),
    }


class ContentForm(forms.ModelForm):
    """Names a broken constraint beside the field that mends it, not on top of the page.

    Facts that differ between the languages of a text stop it too, until one is mended or the
    editor says why they may differ (`difference_reason`, which all forms of a page share).
    """

    refusal: Any = None  # why this form may not be saved, whatever is in it
    is_shown_again = False  # as it was typed; nothing is wrong, and nothing is saved
    fact_differences: dict[str, tuple[Difference, ...]]

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_shown_again

    def has_changed(self) -> bool:
        """A further row that has nothing but a place among the others was not filled in."""
        if self.empty_permitted and ROW_DEFAULTS.issuperset(self.changed_data):
            return False
        return super().has_changed()

    def clean(self) -> dict[str, Any]:
        if self.refusal:
            self.add_error(None, self.refusal)
        cleaned = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if name in self.changed_data and isinstance(cleaned.get(name), str):
                text = without_pasted_marks(cleaned[name]).strip()
                cleaned[name] = text if has_content(text) else ""
            if isinstance(field.widget, LineArea) and isinstance(cleaned.get(name), str):
                cleaned[name] = " ".join(cleaned[name].split())
            if isinstance(field, UrlPartField) and name in self.changed_data and name in cleaned:
                cleaned[name] = cleaned[name].lower()
        texts = dict(cleaned)  # an error takes its field out of the others
        self.refuse_links(texts)
        self.compare_languages(texts)
        return cleaned

    def refuse_links(self, texts: dict[str, Any]) -> None:
        """Of Markdown, those that this save adds."""
        for name in self.changed_data:
            marked = self.fields[name].widget.attrs.get(MARKED)
            if marked and texts.get(name):
                stored = self.initial.get(name) or ""
                for told in refused_in(texts[name], marked, stored):
                    self.add_error(name, told)

    def compare_languages(self, cleaned: dict[str, Any]) -> None:
        """Only texts that this save changes: nobody is asked twice about the others."""
        self.fact_differences = {}
        for field in both_languages(self.fields):
            typed = [name for name in by_language(field) if name in self.changed_data]
            texts = {code: cleaned.get(f"{field}_{code}") or "" for code in Language.values}
            read = without_signs(self._meta.model._meta.model_name, field, texts)
            found = differences(read["ar"], read["en"]) if typed else ()
            if found:
                self.fact_differences[field] = found
                if not self.data.get("difference_reason", "").strip():
                    self.add_error(typed[-1], describe_all(found))

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        self.refuse_without_heading()
        general = self.errors.pop(NON_FIELD_ERRORS, None)
        if general is None:
            return
        constraints = {
            str(one.get_violation_error_message()): one
            for one in self._meta.model._meta.constraints
        }
        for error in general.as_data():
            broken = constraints.get(str(error.message))
            self.add_error(self.field_to_mend(broken) if broken else None, error)

    def refuse_without_heading(self) -> None:
        row = self.instance
        if isinstance(row, PublicModel) and row.lacks_heading():
            name = f"{translated_fields(type(row))[0]}_{get_language() or Language.ARABIC}"
            if name in self.fields and name not in self.errors:
                self.add_error(name, NO_HEADING)

    def field_to_mend(self, constraint: models.BaseConstraint) -> str | None:
        """The first field of the constraint that was left empty, else its last one.

        None where the form shows none of them: the message then stands on top.
        """
        read = fields_read_by(constraint)
        shown = [name for name in self.fields if name in read and name != "status"]
        empty = [name for name in shown if self.cleaned_data.get(name) in (None, "")]
        return next(iter(empty or reversed(shown)), None)


def by_language(field: str) -> list[str]:
    return [f"{field}_{code}" for code in Language.values]


def both_languages(names: Iterable[str]) -> list[str]:
    """The texts of a form that it has in Arabic and in English, without the suffix."""
    known = list(names)
    fields = [name.removesuffix("_ar") for name in known if name.endswith("_ar")]
    return [one for one in fields if one != PICTURE and set(by_language(one)) <= set(known)]


def fields_read_by(constraint: Any) -> set[str]:
    if isinstance(constraint, models.UniqueConstraint):
        parts = models.Func(*constraint.expressions).flatten()
        named = {getattr(part, "name", "") for part in parts if isinstance(part, models.F)}
        return {*constraint.fields, *named}
    return constraint.condition.referenced_base_fields


class PartFormSet(forms.BaseInlineFormSet):
    """Rows of a channel or a question; one whose position nobody gave comes last.

    Rows may swap the values that must be unique among them.
    """

    model: type[models.Model]
    default_error_messages = {
        "too_many_forms": ngettext_lazy(
            "A form takes %(num)d row of this kind at most. Delete some of them.",
            "A form takes %(num)d rows of this kind at most. Delete some of them.",
            "num",
        )
    }

    def validate_unique(self) -> None:
        """Of the values as they will be stored: the model's `clean` has been at them."""
        for constraint in unique_together(self.model):
            names = [name for name in constraint.fields if name != self.fk.name]
            taken: set[Hashable] = set()
            for form in self.kept_forms(names):
                key = self.unique_key(form.instance, names)
                if key in taken:
                    form.add_error(names[-1], str(constraint.get_violation_error_message()))
                taken.add(key)

    def kept_forms(self, names: Sequence[str]) -> list[forms.ModelForm]:
        """Rows without an error; the last ones are those in which one of the fields was changed."""
        kept = [
            form
            for form in self.forms
            if form.is_valid()
            and form.cleaned_data
            and not form.cleaned_data.get(DELETION_FIELD_NAME)
        ]
        return sorted(kept, key=lambda form: not set(names).isdisjoint(form.changed_data))

    def unique_key(self, row: Any, names: Sequence[str]) -> Hashable:
        return tuple(getattr(row, name) for name in names)

    def save_existing_objects(self, commit: bool = True) -> list[models.Model]:
        changed = [form for form in self.initial_forms if form.has_changed()]
        rows = {form.instance.pk for form in [*changed, *self.deleted_forms]}
        free_unique_values(self.model, rows)
        return super().save_existing_objects(commit=commit)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if "position" not in form.changed_data:
            form.instance.position = self.next_position()
        return super().save_new(form, commit=commit)

    def next_position(self) -> int:
        """After every row that stays, also those that this same save has moved or added."""
        kept = [form.instance for form in self.forms if form not in self.deleted_forms]
        return max((row.position for row in kept if not row._state.adding), default=0) + 1


def is_marked_deleted(form: forms.ModelForm) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))
