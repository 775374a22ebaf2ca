"""Dates and times as people type them: with Arabic digits, and with the part of the day."""

import re
from typing import Any, Final

from django import forms
from django.db import models

from contacts.endpoints import fold

HALVES: Final = {"am": 0, "ص": 0, "صباحا": 0, "pm": 12, "م": 12, "مساء": 12, "عصرا": 12}
CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.٫](\d{2}))?(?::00)?\s*([^\W\d]*)")
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


class DateField(forms.DateField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(typed_date(value) if isinstance(value, str) else value)


class TimeField(forms.TimeField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(typed_time(value) if isinstance(value, str) else value)


class MomentField(forms.DateTimeField):
    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            day, _, clock = fold(value).strip().replace("T", " ").partition(" ")
            value = f"{typed_date(day)} {typed_time(clock)}".strip()
        return super().to_python(value)


FORM_FIELDS: Final[dict[type, type[forms.Field]]] = {
    models.DateTimeField: MomentField,
    models.DateField: DateField,
    models.TimeField: TimeField,
}
