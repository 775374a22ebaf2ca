"""What changed in a row on one day, as whole sentences in the active language.

What is put into them are times, days, values and stored texts. `show` renders a text and `value`
a number, link or account: for plain text, or for HTML, where both are marked.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from django.apps import apps
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts import endpoints
from contacts.endpoints.kinds import KINDS
from contacts.enums import ClaimVerdict, GuideForm, NoticeSeverity
from contacts.fallback import OTHER, LocalizedText
from contacts.history.change_sentences import (
    CHANGED,
    FLAGS,
    OTHER_FORMS,
    PICTURES,
    PRESENCE,
    SEVERITIES,
    VERDICTS,
)
from contacts.history.changes import DayOfRow
from contacts.history.facts import Fact
from contacts.hours import words
from contacts.hours.sentences import plain
from contacts.hours.table import HoursLine, week_tables
from contacts.hours.values import HoursRow
from contacts.models.fields import to_weekdays

logger = logging.getLogger(__name__)
Texts = Mapping[str, str]
T = TypeVar("T")

# Told together, in words that depend on the form of the answer.
PARTS_OF_ANSWER: Final = ("step", "order", "picture")
plain_value = endpoints.isolated


def text_in(texts: Texts, language: str) -> LocalizedText:
    code = language if texts.get(language) else OTHER[language]
    found = texts.get(code, "")
    return LocalizedText(found, code if found else language, bool(found) and code != language)


@dataclass(frozen=True, slots=True)
class Teller:
    """`today` decides whether a date needs its year; `channels` are names by primary key."""

    language: str
    today: date
    channels: Mapping[int, LocalizedText]
    show: Callable[[LocalizedText], str] = plain
    value: Callable[[str], str] = plain_value

    def sentences(self, entry: DayOfRow) -> list[str]:
        """None where nothing changed for readers of this language."""
        return self._told(entry, lambda: list(self._sentences(entry.key[0], entry.facts))) or []

    def name(self, entry: DayOfRow) -> str:
        """What the row was called after its change; "" where that cannot be told."""
        return self._told(entry, lambda: self._name(entry)) or ""

    def _told(self, entry: DayOfRow, tell: Callable[[], T]) -> T | None:
        """Facts may be older than this code: one that it cannot read takes no page down."""
        try:
            return tell()
        except (AttributeError, LookupError, TypeError, ValueError):
            logger.exception("The change of %s %s cannot be told", *entry.key)
            return None

    def _name(self, entry: DayOfRow) -> str:
        """A fake never without saying what it is."""
        name = entry.name
        if entry.key[0] != "claim":
            return self.show(text_in(name, self.language))
        verdict = ClaimVerdict(name["verdict"]).label
        value = self._value([name["kind"], name["value"]])
        return _("%(verdict)s: %(value)s") % {"verdict": verdict, "value": value}

    def _sentences(self, model: str, facts: Sequence[Fact]) -> Iterator[str]:
        mine = [fact for fact in facts if self._concerns(model, fact)]
        for fact in mine:
            what = fact["what"]
            if what == "presence":
                state = "gone" if not fact["after"] else "again" if fact.get("again") else "new"
                yield str(PRESENCE[model, state])
            elif what == "name":
                yield self._renamed(model, fact)
            elif what in ("text", "field"):
                yield self._changed(model, fact)
            elif what == "label":
                text = {"value": self._value(fact["value"])}
                yield _("The description of %(value)s has changed.") % text
            elif what == "note":
                yield _("What is said about its hours has changed.")
            elif what not in PARTS_OF_ANSWER:
                yield from getattr(self, f"_{what}_told")(fact)
        parts = [fact for fact in mine if fact["what"] in PARTS_OF_ANSWER]
        is_new_form = any(fact.get("of") == "form" for fact in mine)
        if parts and not (is_new_form and parts[-1].get("form") in OTHER_FORMS):
            yield from self._parts_of_answer(parts)

    def _concerns(self, model: str, fact: Fact) -> bool:
        """Nobody is told of a column that has been given up since."""
        known = {field.name for field in apps.get_model("contacts", model)._meta.get_fields()}
        is_known = fact["what"] not in ("text", "field") or fact["of"] in known
        return is_known and self.language in fact.get("languages", [self.language])

    def _renamed(self, model: str, fact: Fact) -> str:
        before = {"before": self.show(text_in(fact["before"], self.language))}
        if model in ("guide", "notice"):
            return _("The wording was “%(before)s” before.") % before
        return _("The name was “%(before)s” before.") % before

    def _changed(self, model: str, fact: Fact) -> str:
        name = fact["of"]
        if (name, fact.get("after")) in FLAGS:
            return str(FLAGS[name, fact["after"]])
        if (model, name) in CHANGED:
            return str(CHANGED[model, name])
        field: Any = apps.get_model("contacts", model)._meta.get_field(name)
        return _("Changed: %(field)s.") % {"field": field.verbose_name}

    def _value(self, of: Sequence[str]) -> str:
        return self.value(endpoints.display(*of))

    def _end(self, fact: Fact, end: str) -> str:
        """What a value was or is; of a place its address, where it has one."""
        address = text_in(fact.get(f"{end}_label", {}), self.language)
        return self.show(address) if address else self._value(fact[end])

    def _value_told(self, fact: Fact) -> Iterator[str]:
        before, after = fact["before"], fact["after"]
        texts = {end: self._end(fact, end) for end in ("before", "after") if fact[end]}
        if before and after and before[0] == after[0]:
            texts["kind"] = _kind(after)
            yield _("%(kind)s: now %(after)s, no longer %(before)s.") % texts
            return
        if before:  # and, it may be, a link instead of a number
            yield _("%(kind)s removed: %(before)s.") % {**texts, "kind": _kind(before)}
        if after:
            yield _("%(kind)s added: %(after)s.") % {**texts, "kind": _kind(after)}

    def _hours_told(self, fact: Fact) -> Iterator[str]:
        season = self._season(fact)
        if not fact["after"] and season:
            yield _("The hours for %(season)s no longer apply.") % {"season": season}
        elif not fact["after"]:
            yield _("Its hours are no longer published.")
        for line in _lines(fact["after"]):
            text = {"days": words.day_names(line.days), "season": season, "hours": _spans(line)}
            if season and line.intervals:
                yield _("New hours for %(season)s: %(days)s, %(hours)s.") % text
            elif season:
                yield _("New days for %(season)s: %(days)s. Hours are not published.") % text
            elif line.intervals:
                yield _("New hours: %(days)s, %(hours)s.") % text
            else:
                yield _("New working days: %(days)s. Hours are not published.") % text

    def _season(self, fact: Fact) -> str:
        """Its name and dates; "" for the usual week."""
        first, last = fact["of"]
        if not first or not last:
            return ""
        days = self._dates(first, last)
        name = self.show(text_in(fact["name"], self.language))
        return _("%(name)s (%(dates)s)") % {"name": name, "dates": days} if name else days

    def _dates(self, first: str, last: str) -> str:
        ends = date.fromisoformat(first), date.fromisoformat(last)
        return words.dates(*ends, today=self.today)

    def _parts_of_answer(self, facts: Sequence[Fact]) -> Iterator[str]:
        """Where they are no steps, neither their number nor their order says anything."""
        form = facts[-1].get("form", GuideForm.STEPS)
        if form in OTHER_FORMS:
            yield str(OTHER_FORMS[form])
            return
        if any(one["what"] == "order" for one in facts):
            yield _("The order of the steps has changed.")
        yield from self._steps([one for one in facts if one["what"] == "step"])
        for one in facts:
            if one["what"] == "picture":
                yield self._picture(one)

    def _picture(self, fact: Fact) -> str:
        before, after = (bool(text_in(fact[end], self.language)) for end in ("before", "after"))
        step = {"step": self.show(text_in(fact["step"], self.language))}
        return str(PICTURES[before, after]) % step

    def _steps(self, facts: Sequence[Fact]) -> Iterator[str]:
        added = sum(not one["before"] and one["after"] for one in facts)
        removed = sum(one["before"] and not one["after"] for one in facts)
        changed = sum(one["before"] and one["after"] for one in facts)
        if added:
            text = ngettext("%(count)d step was added.", "%(count)d steps were added.", added)
            yield text % {"count": added}
        if removed:
            text = ngettext("%(count)d step was removed.", "%(count)d steps were removed.", removed)
            yield text % {"count": removed}
        if changed:
            text = ngettext("%(count)d step has changed.", "%(count)d steps have changed.", changed)
            yield text % {"count": changed}

    def _holiday_told(self, fact: Fact) -> Iterator[str]:
        before, after = fact["before"], fact["after"]
        now = after or before
        text = {"dates": self._dates(now["first_day"], now["last_day"])}
        if now["opens"] and now["closes"]:
            hours = words.interval(*map(time.fromisoformat, (now["opens"], now["closes"])))
            text["dates"] = _("%(dates)s, %(hours)s") % {**text, "hours": hours}
        if not after:
            yield _("%(dates)s: this holiday is no longer listed.") % text
            return
        if before and after["confirmed"] and not before["confirmed"]:
            yield _("The dates are confirmed now.")
        if channel := self.channels.get(now["channel"]):
            text["channel"] = self.show(channel)
        yield _closed(is_of_one=bool(channel), is_certain=after["confirmed"]) % text

    def _notice_told(self, fact: Fact) -> Iterator[str]:
        after = fact["after"]
        if not after:
            yield _("This notice no longer applies.")
            return
        if channel := self.channels.get(after["channel"]):
            yield _("About “%(channel)s”.") % {"channel": self.show(channel)}
        if severity := SEVERITIES[NoticeSeverity(after["severity"])]:
            yield str(severity)
        ends = parse_datetime(after["ends_at"] or "")
        yield until(ends) if ends else _("It holds until further notice.")

    def _claim_told(self, fact: Fact) -> Iterator[str]:
        if not fact["after"]:
            yield _("It is no longer listed as fake or disputed.")
            return
        yield str(VERDICTS[ClaimVerdict(fact["after"]["verdict"])])


def _kind(of: Sequence[str]) -> str:
    return str(KINDS[of[0]].name) if of[0] in KINDS else of[0]


def _closed(*, is_of_one: bool, is_certain: bool) -> str:
    if is_of_one and is_certain:
        return _("%(dates)s: “%(channel)s” is closed.")
    if is_of_one:
        return _("%(dates)s: “%(channel)s” may be closed; this is not confirmed yet.")
    if is_certain:
        return _("%(dates)s: channels that keep holidays are closed.")
    return _("%(dates)s: channels that keep holidays may be closed; this is not confirmed yet.")


def until(ends: datetime) -> str:
    """Midnight is said of the day that it ends."""
    local = timezone.localtime(ends)
    return _("It holds until %(moment)s.") % {"moment": words.moment_of_end(local)}


def _lines(rows: Sequence[Sequence[str]]) -> list[HoursLine]:
    """As the table on the channel's page has them, without the days that are left out."""
    hours = [
        HoursRow(to_weekdays(days), _time(opens), _time(closes)) for days, opens, closes in rows
    ]
    return [line for table in week_tables(hours) for line in table.lines if not line.is_closed]


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _spans(line: HoursLine) -> str:
    """From 8:00 am to 12:00 noon, and from 4:00 pm to 8:00 pm."""
    text, *others = [words.interval(*one) for one in line.intervals] or [""]
    for other in others:
        text = _("%(hours)s and %(more)s") % {"hours": text, "more": other}
    return text
