"""Dates and times as people type them: with Arabic digits, and with the part of the day."""

import re
import unicodedata
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from contacts.endpoints import fold
from contacts.models import refusals

HALVES: Final = {"am": 0, "ص": 0, "صباحا": 0, "pm": 12, "م": 12, "مساء": 12, "عصرا": 12}
CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.٫](\d{2}))?(?::00)?\s*([^\W\d]*)")
COUNTED_YEARS: Final = range(1000, 9000)  # the rows’ own rules say more of them
MARKS: Final = re.compile("[\u064b-\u0652]")  # ً in صباحًا


def typed_date(text: str) -> str:
    """٢٠٢٧-٠٢-٠٨ and 2027/2/8 as 2027-02-08; anything else with its digits alone changed."""
    return re.sub(r"\s*[/\u066b.]\s*", "-", fold(text).strip())


def typed_time(text: str) -> str:
    """٨:٠٠, 8, 8 ص and 8:00 am as 08:00; anything else with its digits alone changed."""
    folded = fold(text).strip()
    found = CLOCK.fullmatch(MARKS.sub("", folded).lower())
    half = HALVES.get(found[3]) if found and found[3] else None
    if found is None or (found[3] and half is None):
        return folded
    hour = int(found[1])
    if half is not None:
        if not 1 <= hour <= 12:
            return folded
        hour = hour % 12 + half
    return f"{hour:02}:{found[2] or '00'}"


class TypedField(forms.Field):
    """What clocks cannot count is refused here already: databases and time zones fail on it."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and any(unicodedata.category(char) == "Cc" for char in value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        found = super().to_python(self.as_written(value) if isinstance(value, str) else value)
        if isinstance(found, date) and found.year not in COUNTED_YEARS:
            refused = refusals.of_date(found, today=timezone.localdate())
            raise refused or ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def as_written(self, text: str) -> str:
        raise NotImplementedError


class DateField(TypedField, forms.DateField):
    def as_written(self, text: str) -> str:
        return typed_date(text)


class TimeField(TypedField, forms.TimeField):
    def as_written(self, text: str) -> str:
        return typed_time(text)


class MomentField(TypedField, forms.DateTimeField):
    def as_written(self, text: str) -> str:
        day, _, clock = fold(text).strip().replace("T", " ").partition(" ")
        return f"{typed_date(day)} {typed_time(clock)}".strip()


FORM_FIELDS: Final[dict[type, type[forms.Field]]] = {
    models.DateTimeField: MomentField,
    models.DateField: DateField,
    models.TimeField: TimeField,
}
