"""“Ramadan hours”: a season is written once and stored for all channels that are ticked.

Each of them keeps the days of its usual week. A season that it has on some of these dates is
shown before it is replaced, and stays where the channel is not ticked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.forms.models import modelform_factory
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import ContentForm
from contacts.admin.languages import current_language
from contacts.admin.rights import PUBLICATION
from contacts.enums import Language
from contacts.fallback import localized
from contacts.hours.holidays import next_ramadan
from contacts.hours.values import Weekday
from contacts.hours.words import dates, day_and_month, day_names, interval, weekday_name
from contacts.models import Channel, OpeningHours, refusals

WRITTEN: Final = (
    *("name_ar", "name_en", "valid_from", "valid_to", "opens", "closes", "note_ar", "note_en"),
)
FACTS: Final = ("valid_from", "valid_to", "opens", "closes")
NAME: Final = _("Ramadan")
BY_THE_MOON: Final = _("The first and the last day follow the sighting of the moon.")
OVER: Final = _("This season is over. Check the year.")
NOBODY: Final = _("Tick at least one channel.")
ALWAYS: Final = _("Available at all times: it has no hours.")
NO_WEEK: Final = _("It has no usual week yet, from which its days could be taken.")
UNSEEN: Final = _(
    "It has hours for these dates already. Press the button again to replace them, or untick it "
    "to keep them."
)


LONGER: Final = _(
    "It has another season, which goes on before or after these dates and would be lost. Change "
    "its dates in the channel’s own form first."
)
# What the sighting of the moon may move, and an editor's habit of whole weeks. A season that
# begins or ends further away is another one.
SHIFT: Final = timedelta(days=7)


class SeasonForm(ContentForm):
    """What the channels share. Also the fields that a row may leave empty are wanted here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.days = frozenset(Weekday)
        for name in FACTS:
            self.fields[name].required = True
        for own in self.fields.values():
            own.help_text = ""
        self.fields["opens"].widget.attrs["autofocus"] = not self.is_bound

    def clean_valid_to(self) -> date:
        last: date = self.cleaned_data["valid_to"]
        if date(2000, 1, 1) < last < timezone.localdate():
            raise ValidationError(OVER)
        return last


def form_class(callback: Any, request: Any) -> type[SeasonForm]:
    """With the labels and inputs that the hours of a channel have in its own form."""
    made: Any = modelform_factory(
        OpeningHours,
        form=SeasonForm,
        fields=WRITTEN,
        formfield_callback=partial(callback, request=request),
    )
    return made


def ramadan_in_words(today: date) -> str:
    season = next_ramadan(today)
    first, last = (day_in_words(day, today) for day in (season.first_day, season.last_day))
    return gettext(
        "By the Umm al-Qura calendar Ramadan lasts from %(first)s to %(last)s. The sighting of the "
        "moon may move either day by one: come back once they are announced."
    ) % {"first": first, "last": last}


def day_in_words(day: date, today: date) -> str:
    return gettext("%(weekday)s %(date)s") % {
        "weekday": weekday_name(Weekday.of(day)),
        "date": day_and_month(day, today=today),
    }


def proposal(today: date, *, channel: str = "") -> dict[str, Any]:
    """The next Ramadan by calculation, or what is stored for it: by the channel with that key, or
    by most."""
    season = next_ramadan(today)
    stored = OpeningHours.objects.filter(
        valid_from__range=(season.first_day - SHIFT, season.first_day + SHIFT),
        valid_to__range=(season.last_day - SHIFT, season.last_day + SHIFT),
    ).order_by("channel__position", "channel", "position", "pk")
    if rows := list(stored):
        own = [row for row in rows if str(row.channel_id) == channel]
        [(most, _count)] = Counter(map(written, own or rows)).most_common(1)
        return dict(zip(WRITTEN, most, strict=True))
    texts: dict[str, str] = {}
    for code in Language.values:
        with override(code):
            texts |= {f"name_{code}": str(NAME), f"note_{code}": str(BY_THE_MOON)}
    return {"valid_from": season.first_day, "valid_to": season.last_day, **texts}


def written(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) or None for name in WRITTEN)


@dataclass
class Candidate:
    """A channel with the rows of its own that the season would take the place of."""

    channel: Channel
    usual: list[OpeningHours]
    others: list[OpeningHours]
    kept: list[OpeningHours]
    is_ticked: bool = False
    has_shown: bool = False  # the season that the page was opened with
    row: OpeningHours = field(default_factory=OpeningHours)  # to store, once it is known
    errors: list[str] = field(default_factory=list)

    @property
    def days(self) -> frozenset[Weekday]:
        return frozenset[Weekday]().union(*(row.days for row in self.usual))

    @property
    def reason(self) -> Any:
        """Why it can have no season; "" where it can."""
        if self.channel.always_available:
            return ALWAYS
        return "" if self.days else NO_WEEK

    def has(self, season: dict[str, Any]) -> bool:
        """That and nothing else, on its dates."""
        said = [tuple(season.get(name) or None for name in WRITTEN)]
        return [written(row) for row in self.others] == said

    @property
    def name(self) -> Any:
        return localized(self.channel, "name", current_language())

    @property
    def usual_week(self) -> list[str]:
        return [week_in_words(row) for row in self.usual]

    @property
    def present(self) -> list[str]:
        """The rows that would be replaced, in words."""
        today = timezone.localdate()
        return [in_words(row, today) for row in self.others]

    @property
    def future(self) -> str:
        """What would be stored, in words; "" where it is not known yet."""
        is_known = self.row.valid_from is not None and not self.errors
        return in_words(self.row, timezone.localdate()) if is_known else ""

    @property
    def is_stored(self) -> bool:
        """Exactly so, as after a second press."""
        names = ("days", *WRITTEN, *PUBLICATION)
        stored = [[getattr(row, name) or None for name in names] for row in self.others]
        return stored == [[getattr(self.row, name) or None for name in names]]

    @property
    def shown(self) -> str:
        """What the page shows of these rows: nothing that changed since is replaced."""
        return " ".join(shown_as(row) for row in self.others)


def shown_as(row: OpeningHours) -> str:
    return f"{row.pk}.{int(row.updated_at.timestamp() * 1_000_000)}"


def in_words(row: OpeningHours, today: date) -> str:
    """Of a season."""
    text = {
        "dates": dates(row.valid_from, row.valid_to, today=today),  # type: ignore[arg-type]
        "hours": week_in_words(row),
    }
    name = localized(row, "name", current_language()).value
    if name:
        return gettext("%(name)s, %(dates)s: %(hours)s") % {**text, "name": name}
    return gettext("%(dates)s: %(hours)s") % text


def week_in_words(row: OpeningHours) -> str:
    times = gettext("hours not published")
    if row.opens is not None and row.closes is not None:
        times = interval(row.opens, row.closes)
    return gettext("%(days)s, %(times)s") % {"days": day_names(row.days), "times": times}


def present_in_words(found: Iterable[Candidate]) -> str:
    """Where the page is opened with what some channels have; "" where none has it yet."""
    names = [one.name.value for one in found if one.has_shown]
    if not names:
        return ""
    return gettext(
        "It is stored already: below are the dates and hours of %(names)s. What you change in them "
        "is stored for the channels that you tick."
    ) % {"names": gettext(", ").join(gettext("“%(name)s”") % {"name": name} for name in names)}


def candidates(
    channels: Iterable[Channel], first: date | None, last: date | None
) -> list[Candidate]:
    return [candidate(channel, first, last) for channel in channels]


def candidate(channel: Channel, first: date | None, last: date | None) -> Candidate:
    rows = list(channel.opening_hours.all())
    usual = [row for row in rows if row.valid_from is None and row.is_published]
    others = [row for row in rows if first and last and is_on(row, first, last)]
    return Candidate(channel, usual, others, [row for row in rows if row not in others])


def is_on(row: OpeningHours, first: date, last: date) -> bool:
    if row.valid_from is None or row.valid_to is None:
        return False
    return row.valid_from <= last and row.valid_to >= first


def row_for(one: Candidate, form: SeasonForm, *, may_publish: bool) -> OpeningHours:
    """The row to store; who may not publish changes nothing of when readers see it."""
    values: dict[str, Any] = {name: form.cleaned_data[name] for name in WRITTEN}
    position = max((row.position for row in one.kept), default=0) + 1
    row = OpeningHours(**values, channel=one.channel, position=position)
    row.days = one.days
    for name in PUBLICATION if one.others and not may_publish else ():
        setattr(row, name, getattr(one.others[0], name))
    return row


def is_longer(other: Any, row: Any) -> bool:
    starts_before = row.valid_from - other.valid_from > SHIFT
    return starts_before or other.valid_to - row.valid_to > SHIFT


def refused(one: Candidate, row: OpeningHours) -> Iterator[str]:
    """What is wrong with the season in this channel alone, by the rules of its own form."""
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        yield from error.messages
        return
    for found in refusals.of_rows([*one.kept, row], always_available=False):
        if found.place == len(one.kept):
            yield from found.error.messages


def first_moment(row: Any) -> datetime:
    """When a row of a season, which has times, opens for the first time."""
    day = row.valid_from
    while Weekday.of(day) not in row.days:
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, row.opens))


def judge(one: Candidate, form: SeasonForm, *, may_publish: bool, shown: str) -> None:
    """What is to be stored for the channel, or why not; `shown` is what its editor has seen."""
    one.row = row_for(one, form, may_publish=may_publish)
    one.errors += refused(one, one.row)
    if any(is_longer(other, one.row) for other in one.others):
        one.errors.append(str(LONGER))
    if not one.errors and not one.is_stored and not {*one.shown.split()} <= {*shown.split()}:
        one.errors.append(str(UNSEEN))
