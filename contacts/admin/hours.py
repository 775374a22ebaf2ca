"""The hours of a channel: one line a pattern of days, times and season."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.admin.forms import PartFormSet, is_marked_deleted
from contacts.admin.inlines import PartInline
from contacts.enums import PublicationStatus
from contacts.hours.status import HoursRow
from contacts.hours.validation import HoursProblem, ProblemCode, hours_problems
from contacts.models import OpeningHours


class OpeningHoursFormSet(PartFormSet):
    """Refuses rows that contradict each other; the model refuses what is wrong within one."""

    def clean(self) -> None:
        super().clean()
        in_force = [form for form in self.forms if self.is_in_force(form)]
        rows = [row_of(form) for form in in_force]
        for problem in hours_problems(rows):
            if len(problem.places) == 2:
                first, second = problem.places
                field, sentence = put_into_words(problem, rows[first])
                in_force[second].add_error(field, sentence)

    def is_in_force(self, form: forms.ModelForm) -> bool:
        """Drafts decide nothing, and a row with an error of its own is mended first."""
        if not form.is_valid() or is_marked_deleted(form):
            return False
        values = form.cleaned_data
        return bool(values.get("days")) and values.get("status") == PublicationStatus.PUBLISHED


def row_of(form: forms.ModelForm) -> HoursRow:
    names = ("days", "opens", "closes", "valid_from", "valid_to")
    return HoursRow(*(form.cleaned_data[name] for name in names))


def put_into_words(problem: HoursProblem, other: HoursRow) -> tuple[str, str]:
    """The field of the later row to mend, and how; `other` is the row it collides with."""
    if problem.code == ProblemCode.SEASONS_OVERLAP:
        sentence = _(
            "This season shares days with the one from %(first)s to %(last)s. Change the dates "
            "so that they do not overlap, or give both rows the same dates."
        )
        season = [date_format(day) for day in (other.valid_from, other.valid_to) if day]
        return "valid_from", sentence % dict(zip(("first", "last"), season, strict=True))
    sentence = _(
        "These hours overlap with another row, from %(opens)s to %(closes)s. Change the times, "
        "or untick the days that both rows share."
    )
    return "opens", sentence % {
        "opens": f"{other.opens:%H:%M}",
        "closes": f"{other.closes:%H:%M}",
    }


class OpeningHoursInline(PartInline):
    model = OpeningHours
    relation = "opening_hours"
    formset = OpeningHoursFormSet
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
