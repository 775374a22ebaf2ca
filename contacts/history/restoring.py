"""Bringing an earlier version of a row back, together with its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from contacts.history.versions import State, is_part, key_of
from contacts.languages.translation_state import rows_of
from contacts.models.base import free_unique_values

GONE = _("What it is about is deleted too (%(kind)s). Recover that first: this comes back with it.")


def restore(row: Any, state: State) -> Any:
    """Store the row and its parts as `state` has them; the row as it then is.

    Columns that the state lacks, as of a language that is younger, keep their present value.
    ValidationError or IntegrityError where that may no longer be, with nothing changed.
    """
    key = key_of(row)
    with transaction.atomic():
        _delete_other_parts(row, state)
        _free_unique_values(state)
        restored = store_row(*key, state[key])
        for other, columns in state.items():
            if other != key:
                store_row(*other, columns)
    return restored


def _delete_other_parts(row: Any, state: State) -> None:
    """Delete the parts that the row had not."""
    present = type(row)._base_manager.filter(pk=row.pk).first()
    for part in rows_of(present) if present else ():
        if key_of(part) not in state:
            part.delete()


def _free_unique_values(state: State) -> None:
    """The parts may have swapped their values since."""
    for name in {name for name, _pk in state if is_part(name)}:
        pks = [pk for other, pk in state if other == name]
        free_unique_values(apps.get_model("contacts", name), pks)


def store_row(name: str, pk: int | None, columns: Mapping[str, Any]) -> Any:
    """Under that key; None: a new row."""
    model = apps.get_model("contacts", name)
    row = model._base_manager.filter(pk=pk).first() or model(pk=pk)
    known = {each.name: each for each in model._meta.local_fields}
    for column, value in columns.items():
        if column in known:
            _set_column(row, known[column], value)
    row.validate_constraints()
    row.validate_unique()
    row.save()
    return row


def _set_column(row: models.Model, column: Any, value: Any) -> None:
    """A row that was pointed at and is no more is pointed at no longer, if one can do without."""
    target = column.remote_field and column.remote_field.model
    is_given = target and column.null and value is not None
    if is_given and not target._base_manager.filter(pk=value).exists():
        if column.remote_field.on_delete is models.CASCADE:
            raise ValidationError(GONE, params={"kind": target._meta.verbose_name})
        value = None
    setattr(row, column.attname, column.to_python(value))
