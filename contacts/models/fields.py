"""A model field for a set of weekdays."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from contacts.hours.status import Weekday

# Sunday is the lowest bit, as the Saudi week starts on it.
BITS = {day: 1 << place for place, day in enumerate(Weekday)}
ALL_DAYS = sum(BITS.values())
# Django names the days from Monday = 0.
CHOICES = [(day.value, WEEKDAYS[(place - 1) % 7]) for place, day in enumerate(Weekday)]


WeekdaysInput = Iterable["Weekday | str | int"] | str | int


def to_weekdays(value: WeekdaysInput) -> frozenset[Weekday]:
    """Weekdays from a set of them, names separated by commas, or the stored number.

    Raises ValueError naming the part that is no weekday.
    """
    if isinstance(value, int):
        if not 0 <= value <= ALL_DAYS:
            raise ValueError(f"{value} is no set of weekdays")
        return frozenset(day for day, bit in BITS.items() if value & bit)
    parts = value.replace("،", ",").split(",") if isinstance(value, str) else value
    return frozenset(Weekday.parse(part) for part in parts if part != "")


def names_of(days: Collection[Weekday]) -> list[str]:
    """Their names in the reader's language, from Sunday on."""
    return [str(name) for day, name in CHOICES if day in days]


class WeekdaysFormField(forms.TypedMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        for name in ("min_value", "max_value"):  # of the number that stores it
            kwargs.pop(name, None)
        super().__init__(choices=CHOICES, coerce=Weekday, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return [str(day) for day in value] if isinstance(value, frozenset) else value

    def clean(self, value: Any) -> frozenset[Weekday]:
        return frozenset(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class WeekdaysField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """A non-empty `frozenset[Weekday]`, stored as one number with a bit a day (Sunday 1)."""

    description = _("Days of the week")
    default_validators = [MinValueValidator(1), MaxValueValidator(ALL_DAYS)]
    default_error_messages = {"invalid": _("“%(value)s” does not name days of the week.")}

    def from_db_value(self, value: int | None, *_args: Any) -> frozenset[Weekday] | None:
        return None if value is None else to_weekdays(value)

    def to_python(self, value: Any) -> frozenset[Weekday] | None:
        if value is None or isinstance(value, frozenset):
            return value
        try:
            return to_weekdays(value)
        except (ValueError, TypeError) as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from error

    def get_prep_value(self, value: Any) -> int | None:
        return None if value is None else sum(BITS[day] for day in to_weekdays(value))

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def value_to_string(self, obj: models.Model) -> str:
        """Names, which `to_python` reads back and a person can read too: "sun,mon"."""
        days = self.value_from_object(obj)
        return ",".join(day for day in Weekday if day in days)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super(models.IntegerField, self).formfield(
            **{"form_class": WeekdaysFormField, **kwargs}
        )
