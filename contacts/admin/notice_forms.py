"""The short forms that tell of a channel in a few clicks: what is the matter, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from contacts.admin.languages import LABELS, current_language
from contacts.admin.notice_words import Case, cases_of
from contacts.admin.publication_dates import moment_in_words
from contacts.admin.typed_times import DateField, TimeField
from contacts.admin.widgets import TextArea, TimeOfDayInput
from contacts.enums import Language, NoticeSeverity, PublicationStatus
from contacts.hours.status import status_at
from contacts.languages.fact_check import differences
from contacts.languages.fact_report import describe_all
from contacts.models import Channel, Notice, refusals
from contacts.reader_text import has_content

MINUTE = timedelta(minutes=1)
SPANS = {
    "10": (_("For 10 minutes"), _("10 minutes longer")),
    "60": (_("For 1 hour"), _("1 hour longer")),
    "180": (_("For 3 hours"), _("3 hours longer")),
}
AT_A_TIME, OPEN_END = "time", "open"
MORNING = time(8)  # where no hours are published


class UntilForm(forms.Form):
    """Until when. `longer` is the end of a notice that is to hold longer."""

    until = forms.ChoiceField(
        label=_("Until when?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This choice is over by now. Choose again.")},
    )
    day = DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput({"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as in 2027-02-08.")},
    )
    at = TimeField(
        label=_("Time of day"),
        required=False,
        widget=TimeOfDayInput({"dir": "ltr"}),
        error_messages={"invalid": _("Write the time as in 15:30.")},
    )

    def __init__(
        self,
        *args: Any,
        channel: Channel | None,
        now: datetime,
        longer: datetime | None = None,
    ) -> None:
        super().__init__(*args)
        self.fields["day"].initial = timezone.localdate(now)
        self.now, self.longer = now, longer
        ends: Any = self.fields["until"]
        ends.choices = list(self.ends(channel))

    def ends(self, channel: Channel | None) -> Iterator[tuple[str, Any]]:
        """Moments stand in their values: a page that is open at midnight means its own day."""
        for minutes, words in SPANS.items():
            yield minutes, words[1 if self.longer else 0]
        midnight = at_midnight(self.now, days=1)
        yield midnight.isoformat(), _("Until the end of today")
        opens = next_opening(channel, midnight)
        label = (
            _("Until the next opening: %(moment)s")
            if opens
            else _("Until tomorrow morning: %(moment)s")
        )
        morning = opens or datetime.combine(midnight, MORNING, midnight.tzinfo)
        yield morning.isoformat(), label % {"moment": moment_in_words(morning, self.now)}
        yield OPEN_END, _("Until further notice")
        yield AT_A_TIME, _("Until a time of my own:")  # whose fields come next

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self.read_end(cleaned.get("until", ""), cleaned.get("at"))
        return cleaned

    def read_end(self, until: str, at: time | None) -> None:
        if at and until not in ("", AT_A_TIME):
            message = _("You chose one end and typed another. Choose this one, or empty the time.")
            self.add_error("at", message)
        elif not until and not at:
            self.add_error("until", _("Choose until when it holds."))
        elif not at and until == AT_A_TIME:
            self.add_error("at", _("Write the time as in 15:30."))
        else:
            self.cleaned_data["ends_at"] = end = self.end_of(until, at)
            self.refuse_past(end, "at" if at else "until")

    def end_of(self, until: str, at: time | None) -> datetime | None:
        """A whole minute, as pages name it."""
        if at:
            day = self.cleaned_data.get("day") or timezone.localdate(self.now)
            return datetime.combine(day, at, timezone.get_current_timezone())
        if until == OPEN_END:
            return None
        if until not in SPANS:
            return datetime.fromisoformat(until)
        start = self.longer or self.now + MINUTE - timedelta(microseconds=1)
        return start.replace(second=0, microsecond=0) + int(until) * MINUTE

    def refuse_past(self, end: datetime | None, field: str) -> None:
        if end is not None and end <= self.now:
            told = _("It is %(now)s now: choose a later time, or another day.")
            self.add_error(field, told % {"now": moment_in_words(self.now, self.now)})
        elif end and (refused := refusals.of_date(end.date(), today=timezone.localdate(self.now))):
            self.add_error("day", refused)


class QuickNoticeForm(UntilForm):
    case = forms.ChoiceField(
        label=_("What readers are told"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is the matter.")},
    )

    def __init__(self, *args: Any, channel: Channel, now: datetime) -> None:
        super().__init__(*args, channel=channel, now=now)
        self.channel = channel
        self.cases = {case.key: case for case in cases_of(channel.kind)}
        case: Any = self.fields["case"]
        case.choices = list(grouped(self.cases.values()))
        case.initial = next(iter(self.cases))
        first = current_language()
        for language in (first, first.other):
            self.fields[f"note_{language}"] = note_field(language)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        typed = {one: cleaned.get(f"note_{one}", "").strip() for one in Language}
        said = {one: text if has_content(text) else "" for one, text in typed.items()}
        if found := differences(said[Language.ARABIC], said[Language.ENGLISH]):
            self.add_error(f"note_{current_language().other}", describe_all(found))
        if case := self.cases.get(cleaned.get("case", "")):
            self.take_words(case, said)
        return cleaned

    def take_words(self, case: Case, said: dict[Language, str]) -> None:
        texts = case.texts(said)
        if not any(texts.values()):
            told = (
                _("Write why, in one language at least.")
                if case.wants_reason
                else _("Write what is the matter, in one language at least.")
            )
            self.add_error(f"note_{current_language()}", told)
        elif self.is_told(texts):
            self.add_error("case", _("Readers are told this already. Extend that notice instead."))
        self.cleaned_data["texts"] = texts | {"severity": case.severity}

    def is_told(self, texts: dict[str, str]) -> bool:
        """As after a second press of the button."""
        running = Notice.objects.published(self.now).running(self.now)
        return running.filter(channel=self.channel, **texts).exists()

    def notice(self) -> Notice:
        return Notice(
            channel=self.channel,
            starts_at=self.now.replace(microsecond=0),
            ends_at=self.cleaned_data["ends_at"],
            status=PublicationStatus.PUBLISHED,
            **self.cleaned_data["texts"],
        )


def note_field(language: Language) -> forms.CharField:
    """With the name under which unsaved texts are shown again (unsaved_input.py)."""
    attrs = {"lang": language.value, "dir": language.direction}
    return forms.CharField(
        label=LABELS["note"][Language.values.index(language)],
        max_length=200,
        required=False,
        widget=TextArea(rows=2, **attrs),
    )


def grouped(cases: Iterable[Case]) -> Iterator[tuple[Any, list[tuple[str, Any]]]]:
    for severity, some in groupby(cases, key=lambda case: case.severity):
        yield NoticeSeverity(severity).label, [(case.key, shown(case)) for case in some]


def shown(case: Case) -> Any:
    """Both texts that readers will see, the editor's language first."""
    if not case.words:
        return _("In words of my own")
    first = current_language()
    texts = []
    for language in (first, first.other):
        with override(language.value):
            text = str(case.words)
        text = (text % {"reason": "…"}).rstrip(".") if case.wants_reason else text
        texts.append((language.value, language.direction, text))
    return format_html_join(" ", '<span lang="{}" dir="{}">{}</span>', texts)


def at_midnight(moment: datetime, *, days: int) -> datetime:
    day = timezone.localdate(moment) + timedelta(days=days)
    return datetime.combine(day, time(0), timezone.get_current_timezone())


def opening_after(notice: Notice) -> datetime | None:
    """When its channel opens, where the notice ends while that is closed."""
    if notice.severity != NoticeSeverity.OUT_OF_ORDER or notice.ends_at is None:
        return None
    return next_opening(notice.channel, notice.ends_at)


def next_opening(channel: Channel | None, after: datetime) -> datetime | None:
    """By its published hours, whatever is told of it now."""
    return status_at(channel.schedule(notices=()), after).opens_at if channel else None
