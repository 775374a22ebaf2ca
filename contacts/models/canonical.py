"""The one form in which a number, link or handle is stored: brought about, and demanded."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_letters, digits, punctuation
from typing import Any, Final, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from contacts.endpoints import InvalidEndpoint

NOT_CANONICAL: Final = "not_canonical"
_VISIBLE: Final = digits + ascii_letters + punctuation


def put_canonical(
    row: models.Model, field: str, canonical: Callable[[str], str], message: Any
) -> dict[str, ValidationError]:
    """Its canonical form into the field, or by its name why it has none."""
    given = getattr(row, field)
    column = cast("models.CharField[str, str]", row._meta.get_field(field))
    try:
        setattr(row, field, canonical(given))
        column.run_validators(getattr(row, field))  # it may be longer now
    except InvalidEndpoint:
        return {field: ValidationError(message, code="invalid", params={"value": given})}
    except ValidationError as error:
        return {field: error}
    return {}


def canonical_value(name: str) -> models.CheckConstraint:
    """The database itself refuses what no canonical form has, such as blanks and Arabic digits."""
    condition = ~Q(value="") & _made_of(_VISIBLE)
    return models.CheckConstraint(
        name=name,
        condition=condition,
        violation_error_code=NOT_CANONICAL,
        violation_error_message=_("This value is not in the form in which values are stored."),
    )


def _made_of(characters: str) -> Q:
    rest = Func(F("value"), Value(characters), function="LTRIM", output_field=models.CharField())
    return Q(Exact(rest, Value("")))
