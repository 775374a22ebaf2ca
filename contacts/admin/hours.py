"""The hours of a channel: one line a pattern of days, times and season."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.admin.forms import PartFormSet, is_marked_deleted
from contacts.admin.inlines import PartInline
from contacts.admin.languages import current_language
from contacts.endpoints import isolated
from contacts.fallback import localized
from contacts.hours import words
from contacts.models import OpeningHours, refusals

SEASONS = {"name_ar": "رمضان", "name_en": "Ramadan"}


class OpeningHoursFormSet(PartFormSet):
    """Refuses rows that contradict each other; the model refuses what is wrong within one."""

    def clean(self) -> None:
        super().clean()
        filled = [form for form in self.forms if self.is_filled(form)]
        rows = [form.instance for form in filled]
        always = bool(self.instance.always_available)
        for place, field, error in refusals.of_rows(rows, always_available=always):
            filled[place].add_error(field, error)

    def is_filled(self, form: forms.ModelForm) -> bool:
        """A row with an error of its own is mended first."""
        is_kept = form.is_valid() and not is_marked_deleted(form)
        return is_kept and bool(form.cleaned_data.get("days"))


class OpeningHoursInline(PartInline):
    model = OpeningHours
    relation = "opening_hours"
    formset = OpeningHoursFormSet
    template = "admin/contacts/opening_hours.html"  # with the way to the hours of a season
    heading_fields = ()
    facts_first = True
    facts = [
        (
            None,
            {
                "fields": [
                    ("days",),
                    ("opens", "closes", "valid_from", "valid_to", "status", "position"),
                ],
                "classes": ["row", "hours"],
            },
        )
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """An example in the language of the field."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if example := SEASONS.get(db_field.name):
            field.help_text = _("Such as %(name)s.") % {"name": isolated(example)}
        return field

    def heading(self, row: OpeningHours) -> Any:
        return " · ".join(part for part in heading_parts(row) if part)


def heading_parts(row: OpeningHours) -> list[str]:
    """The days, the times, the name and the dates of a season; "" for what it has not."""
    times, season = _("hours not published"), ""
    if row.opens is not None and row.closes is not None:
        times = words.interval(row.opens, row.closes)
    if row.valid_from and row.valid_to:
        season = words.dates(row.valid_from, row.valid_to, today=timezone.localdate())
    name = localized(row, "name", current_language()).value
    return [words.day_names(row.days or ()), times, name, season]
