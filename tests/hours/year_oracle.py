"""What a reader should be told in the year 2027, worked out minute by minute.

Shares no code with `contacts.hours`: facts, rules and words are written down here anew.
"""

from datetime import date, datetime, timedelta

from tests.hours.year_facts import DAY, RAMADAN, Closure, Facts
from tests.hours.year_words import weekday

FIRST = date(2026, 12, 25)
DAYS = 400

# What is painted: closed between hours, on a day left out, for a holiday; open; without times.
CLOSED, OFF, HOLIDAY, OPEN, UNTIMED, ALWAYS, DOWN, MAYBE, OLD = "cdhouasmv"
SHUT = {CLOSED, OFF, HOLIDAY}


def number(day: date) -> int:
    return (day - FIRST).days


class Year:
    """All minutes of one channel, in a string of letters."""

    def __init__(self, facts: Facts, all_closures: list[Closure]) -> None:
        self.facts = facts
        self.closures = [
            one for one in all_closures if facts.keeps_holidays and one.slug in ("", facts.slug)
        ]
        sure = [one for one in self.closures if one.certain]
        self.published, self.bare = self.paint(sure), self.paint([])
        possible = self.paint(self.closures)
        self.shown = [
            MAYBE if now != then and now in (OPEN, UNTIMED) else now
            for now, then in zip(self.published, possible, strict=True)
        ]
        lapses = number(facts.checked + timedelta(days=181)) * DAY
        for minute in range(max(0, lapses), len(self.shown)):
            if self.shown[minute] == OPEN:
                self.shown[minute] = OLD
        self.lapses = lapses
        for line in (self.published, self.shown):
            self.take_down(line)

    def paint(self, kept: list[Closure]) -> list[str]:
        line: list[str] = []
        tails: list[tuple[int, int]] = []
        for count in range(DAYS):
            day = FIRST + timedelta(days=count)
            rows = self.rows(day)
            today = [row for row in rows if weekday(day) in row[0]]
            rest = CLOSED if today else OFF
            if any(start is None for _, start, _ in today):
                rest = UNTIMED
            minutes = [ALWAYS if self.facts.always else rest] * DAY
            whole = [one for one in kept if one.first <= day <= one.last and not one.hours]
            spans = [] if whole else [(start, end) for _, start, end in today if start is not None]
            for start, end in [*tails, *spans]:
                minutes[start : min(end, DAY)] = [OPEN] * (min(end, DAY) - start)
            for one in kept:
                if one.hours and one.first <= day <= one.last:
                    for minute in range(*one.hours):
                        if minutes[minute] not in SHUT | {ALWAYS}:
                            minutes[minute] = HOLIDAY
            line += [HOLIDAY] * DAY if whole and not self.facts.always else minutes
            tails = [(0, end - DAY) for _, end in spans if end > DAY]
        return line

    def rows(self, day: date) -> list:
        in_season = RAMADAN[0] <= day <= RAMADAN[1] and self.facts.ramadan
        return self.facts.ramadan if in_season else self.facts.usual

    def take_down(self, line: list[str]) -> None:
        if self.facts.down:
            start, end = (self.minute(datetime.fromisoformat(text)) for text in self.facts.down)
            line[start:end] = [DOWN] * (end - start)

    def minute(self, moment: datetime) -> int:
        return number(moment.date()) * DAY + moment.hour * 60 + moment.minute

    def moment(self, minute: int) -> datetime:
        midnight = datetime(FIRST.year, FIRST.month, FIRST.day)  # noqa: DTZ001
        return midnight + timedelta(minutes=minute)

    def next(self, line: list[str], minute: int, wanted) -> int | None:
        return next((at for at in range(minute, len(line)) if wanted(line[at])), None)

    def closure(self, minute: int, *, certain: bool) -> Closure:
        """The whole days first, then hours, then the eve whose night may fall away."""
        moment = self.moment(minute)
        found = [one for one in self.closures if one.certain is certain]
        for day in (moment.date(), moment.date() - timedelta(days=1)):
            for one in found:
                if one.first <= day <= one.last and not (day != moment.date() and one.hours):
                    return one
        raise LookupError(moment)
