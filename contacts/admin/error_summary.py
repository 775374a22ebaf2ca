"""The list on top of a refused form: what is wrong, each with a link to its field.

The first of the fields gets the cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst


@dataclass(frozen=True, slots=True)
class WrongField:
    """`target` is the id of the input, or of the rows that the sentences are about."""

    target: str
    row: str  # "" for the row itself
    label: str  # "" for what is about no single field
    sentences: list[str]


class ErrorSummaryMixin(admin.ModelAdmin):
    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        if context["errors"]:
            focus_first([form, *(part for many in formsets for part in many.forms)])
            context["wrong_fields"] = list(wrong_fields(form, formsets))
        return super().render_change_form(request, context, *args, **kwargs)


def wrong_fields(form: forms.ModelForm, formsets: Iterable[Any]) -> Iterator[WrongField]:
    """In the order of the page."""
    yield from _of_form(form, row="", target="")
    for formset in formsets:
        group = f"{formset.prefix}-group"
        if general := formset.non_form_errors():
            name = capfirst(str(formset.model._meta.verbose_name_plural))
            yield WrongField(group, "", name, [str(one) for one in general])
        for place, one in enumerate(formset.forms):
            row = _name_of(one, place)
            yield from _of_form(one, row=row, target=f"{formset.prefix}-{place}")


def _of_form(form: forms.ModelForm, *, row: str, target: str) -> Iterator[WrongField]:
    if target and (general := form.non_field_errors()):  # a row's own stand right below the list
        yield WrongField(target, row, "", [str(one) for one in general])
    for name in form.fields:
        if errors := form.errors.get(name):
            label = capfirst(str(form.fields[name].label))
            yield WrongField(input_of(form[name]), row, label, [str(one) for one in errors])


def _name_of(form: forms.ModelForm, place: int) -> str:
    """As the heading of the row calls it: by its content, or as the third step."""
    kind = capfirst(str(form._meta.model._meta.verbose_name))
    stored = "" if form.instance._state.adding else str(form.instance)
    return f"{kind}: {stored}" if stored else f"{kind} {place + 1}"


def input_of(field: forms.BoundField) -> str:
    """The id of the first of its inputs."""
    if isinstance(field.field.widget, forms.MultiWidget):
        return f"{field.auto_id}_0"
    return field.id_for_label or str(field.auto_id)


def focus_first(found: Iterable[forms.ModelForm]) -> None:
    """The first input that is wrong; Django's script would go to the first of all."""
    for form in found:
        for name in form.fields:
            if name in form.errors:
                form.fields[name].widget.attrs["autofocus"] = True
                return
