"""A form with its inline rows as plain values, the way a browser sends them."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from contacts.admin.forms import ROW_DEFAULTS
from contacts.admin.values_in_words import in_words
from contacts.history.edit_conflicts import NEW, Rows

MOST_DIGITS, TOO_MANY = 9, 10**9  # of a number of rows; more is as good as too many
MOST_ROWS = 300  # of one kind in a form; browsers get slow before


def browser_values(bound: forms.BoundField) -> list[str]:
    """What a browser sends for a field that nobody touches."""
    value, widget = bound.value(), bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple):
        return [str(one) for one in formatted]
    several = isinstance(widget, forms.CheckboxSelectMultiple)
    return [] if several and formatted is None else ["" if formatted is None else str(formatted)]


def stored_rows(form: forms.ModelForm, formsets: Iterable[Any]) -> Rows:
    """Forms that are not bound, as a browser would send them back."""
    rows = {"": {name: browser_values(form[name]) for name in _enabled_names(form)}}
    for formset in formsets:
        for one in formset.initial_forms:
            names = _part_names(one, formset)
            rows[f"{formset.prefix}:{one.instance.pk}"] = {
                name: browser_values(one[name]) for name in names
            }
    return rows


def _part_names(form: forms.ModelForm, formset: Any) -> list[str]:
    housekeeping = {form._meta.model._meta.pk.name, formset.fk.name, "DELETE"}
    return [name for name in _enabled_names(form) if name not in housekeeping]


def _enabled_names(form: forms.ModelForm) -> list[str]:
    """Fields that this editor may change; browsers send no others."""
    return [name for name, field in form.fields.items() if not field.disabled]


def submitted_rows(data: QueryDict, form: forms.ModelForm, formsets: Iterable[Any]) -> Rows:
    """The same rows as they come from a browser; new ones are numbered, untouched ones left out."""
    rows = {"": {name: data.getlist(name) for name in _enabled_names(form)}}
    for formset in formsets:
        prefix, names = formset.prefix, _part_names(formset.empty_form, formset)
        empty = {name: browser_values(formset.empty_form[name]) for name in names}
        for place in range(_total_forms(data, prefix)):
            values = {name: data.getlist(f"{prefix}-{place}-{name}") for name in names}
            key = _row_key(data, prefix, place)
            if not key.startswith(NEW) or _has_content(values, empty):
                rows[f"{prefix}:{key}"] = values
    return rows


def _row_key(data: QueryDict, prefix: str, place: int) -> str:
    return data.get(f"{prefix}-{place}-id") or f"{NEW}{place}"


def _ticked_rows(data: QueryDict, prefix: str) -> set[str]:
    """Those that are to be deleted."""
    places = range(_total_forms(data, prefix))
    ticked = [place for place in places if data.get(f"{prefix}-{place}-DELETE")]
    return {_row_key(data, prefix, place) for place in ticked}


def _total_forms(data: QueryDict, prefix: str) -> int:
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if not total.isdecimal():
        return 0
    return int(total) if len(total) <= MOST_DIGITS else TOO_MANY


def has_too_many(data: QueryDict, prefixes: Iterable[str]) -> bool:
    """Of one kind, those that are to be deleted not counted; asked before any form is made."""
    return any(_kept_forms(data, prefix) > MOST_ROWS for prefix in prefixes)


def _kept_forms(data: QueryDict, prefix: str) -> int:
    total = _total_forms(data, prefix)
    return total if total > 2 * MOST_ROWS else total - len(_ticked_rows(data, prefix))


def _has_content(values: dict[str, list[str]], empty: dict[str, list[str]]) -> bool:
    """A new row whose only content is a number or a status has nothing to keep."""
    return any(
        values[name] != empty[name] and any(values[name]) for name in values.keys() - ROW_DEFAULTS
    )


def to_post_data(data: QueryDict, rows: Rows, formsets: Iterable[Any]) -> QueryDict:
    """The rows as a browser would send them; everything else as it came in `data`."""
    merged = data.copy()
    for name, values in rows[""].items():
        merged.setlist(name, values)
    for formset in formsets:
        prefix = formset.prefix
        ticked = _ticked_rows(data, prefix)
        for name in [name for name in data if name.startswith(f"{prefix}-")]:
            del merged[name]
        own = [row for row in rows if row.startswith(f"{prefix}:")]
        stored = {str(one.instance.pk) for one in formset.initial_forms}
        own.sort(key=lambda row: row.partition(":")[2] not in stored)  # new ones come last
        for place, row in enumerate(own):
            key = row.partition(":")[2]
            merged[f"{prefix}-{place}-id"] = key if key in stored else ""
            if key in ticked:
                merged[f"{prefix}-{place}-DELETE"] = "on"
            for name, values in rows[row].items():
                merged.setlist(f"{prefix}-{place}-{name}", values)
        merged[f"{prefix}-TOTAL_FORMS"] = str(len(own))
        merged[f"{prefix}-INITIAL_FORMS"] = str(len(stored))
        merged[f"{prefix}-MIN_NUM_FORMS"], merged[f"{prefix}-MAX_NUM_FORMS"] = (
            "0",
            str(2 * MOST_ROWS),
        )
    return merged


def displayed(field: forms.Field, values: list[str]) -> str:
    """What a person reads in the form: the names of choices, yes and no, else the text."""
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Yes") if values else _("No")
    choices = getattr(field, "choices", None)
    if choices is None:
        return "\n".join(_in_words(field, value) for value in values)
    flat: Iterable[tuple[Any, Any]] = flatten_choices(choices)
    names = {str(value): str(name) for value, name in flat}
    return _(", ").join(names.get(value, value) for value in values)


def _in_words(field: forms.Field, value: str) -> str:
    """A day or a time as it is read; whatever else was typed, as it was."""
    if value and isinstance(field, forms.DateField | forms.DateTimeField | forms.TimeField):
        with suppress(forms.ValidationError):
            return in_words(field.to_python(value))
    return value
