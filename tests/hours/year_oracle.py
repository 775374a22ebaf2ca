"""What a reader should be told in the year 2027, worked out minute by minute.

Shares no code with `contacts.hours`: facts, rules and words are written down here anew.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.hours.year_facts import DAY, RAMADAN, Closure, Facts
from tests.hours.year_words import clock_words, date_words, day_words, span_words, weekday

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
        self.published = self.paint(sure)
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


@dataclass
class Told:
    state: str
    pill: tuple[str, str]
    note: tuple[str, str]


STATES = {
    OPEN: "open", CLOSED: "closed", OFF: "closed", HOLIDAY: "closed", UNTIMED: "check",
    ALWAYS: "always", DOWN: "suspended", MAYBE: "check", OLD: "check",
}  # fmt: skip
PILLS = {
    OPEN: ("Open now", "مفتوح الآن"),
    CLOSED: ("Closed now", "خارج أوقات الدوام الآن"),
    OFF: ("Not one of its published days", "ليس من أيام العمل المنشورة"),
    UNTIMED: ("Working day · hours not published", "يوم عمل · الساعات غير منشورة"),
    ALWAYS: ("Available at any time", "متاح في كل وقت"),
    DOWN: ("Out of order now", "خارج الخدمة الآن"),
    MAYBE: ("May be closed", "قد يكون مغلقًا"),
    OLD: ("Hours may have changed", "ربما تغيّرت الأوقات"),
}


def told(year: Year, moment: datetime) -> Told:
    minute = year.minute(moment)
    letter = year.shown[minute]
    pill = PILLS.get(letter)
    if letter == HOLIDAY:
        closure = year.closure(minute, certain=True)
        pill = ("Closed now", "مغلق الآن") if closure.hours else ("Closed today", "مغلق اليوم")
    pairs = list(Notes(year, minute, letter).pairs())
    note = tuple(" ".join(pair[place] for pair in pairs) for place in (0, 1))
    return Told(STATES[letter], pill, note)


class Notes:
    """Sentences in pairs of English and Arabic."""

    def __init__(self, year: Year, minute: int, letter: str) -> None:
        self.year, self.at, self.letter = year, minute, letter
        self.today = year.moment(minute).date()

    def pairs(self):
        year, letter = self.year, self.letter
        changes = year.next(year.shown, self.at, lambda one: STATES[one] != STATES[letter])
        if letter == DOWN:
            en, ar = self.when(changes)
            yield f"It should work again {en}.", f"يُتوقع أن يعود العمل {ar}."
        elif letter == ALWAYS:
            yield "Reply times are not published here.", "أوقات الرد غير منشورة هنا."
        elif letter == OPEN:
            yield from self.open()
        elif letter == UNTIMED and year.facts.slug == "mixed":
            yield "Hours are not published for Thursday.", "ساعات العمل غير منشورة ليوم الخميس."
        elif letter == UNTIMED:
            yield "Working days: Sunday to Thursday.", "أيام العمل: من الأحد إلى الخميس."
        elif letter in SHUT:
            yield from self.closed()
        if letter == OLD or (letter in SHUT and self.opens_too_late()):
            en, ar = date_words(year.facts.checked, self.today)
            yield f"Its hours were last checked on {en}.", f"آخر مراجعة للأوقات: {ar}."
        if (doubt := self.doubt(changes)) is not None:
            yield self.maybe(doubt)

    def open(self):
        ends = self.year.next(self.year.published, self.at, lambda one: one != OPEN)
        doubt = self.year.next(self.year.shown, self.at, lambda one: one != OPEN)
        if ends is None:
            # Not where the check of the hours grows too old within the week.
            if doubt is None or (self.year.moment(doubt).date() - self.today).days > 7:
                yield "Open around the clock.", "يعمل على مدار الساعة."
        else:
            en, ar = self.when(ends)
            if ends % DAY == 0:  # only on the evening itself in this year
                en, ar = "at midnight", "عند منتصف الليل"
            yield f"Closes {en}.", f"يغلق {ar}."

    def opens(self) -> int | None:
        """The next opening that is published, if nothing without times comes first."""
        found = self.year.next(self.year.published, self.at, lambda one: one in (OPEN, UNTIMED))
        return found if found is not None and self.year.published[found] == OPEN else None

    def opens_too_late(self) -> bool:
        opens = self.opens()
        return opens is not None and opens >= self.year.lapses

    def doubt(self, changes: int | None) -> int | None:
        if self.letter == MAYBE:
            return self.at
        if self.letter in SHUT | {OPEN} and changes and self.year.shown[changes] == MAYBE:
            return changes
        return None

    def closed(self):
        year = self.year
        if self.letter == HOLIDAY:
            closure = year.closure(self.at, certain=True)
            why = "بمناسبة" if closure.is_feast else "بسبب"
            yield f"Closed for {closure.en}.", f"مغلق {why} {closure.ar}."
        opens = self.opens()
        if opens is None:
            works = year.next(year.published, self.at, lambda one: one == UNTIMED)
            yield self.back(year.moment(works))
            return
        en, ar = self.when(opens)
        if year.shown[opens] in (MAYBE, OLD):
            yield f"Should open {en}.", f"يُفترض أن يفتح {ar}."
        else:
            yield f"Opens {en}.", f"يفتح {ar}."

    def back(self, moment: datetime) -> tuple[str, str]:
        days = (moment.date() - self.today).days
        if days == 0:
            en, ar = self.when(self.year.minute(moment))
        elif days == 1:
            en, ar = "tomorrow", "غدًا"
        else:
            en, ar = (
                f"on {name}" if place == 0 else f"يوم {name}"
                for place, name in enumerate(day_words(moment.date(), self.today))
            )
        return f"Back {en}; hours are not published.", f"يعود العمل {ar}، والساعات غير منشورة."

    def maybe(self, minute: int) -> tuple[str, str]:
        closure = self.year.closure(minute, certain=False)
        en, ar = span_words(closure.first, closure.last, self.today)
        if closure.hours:
            en += ", from 1:00 pm to 3:00 pm"
            ar += "، من 1:00 بعد الظهر إلى 3:00 بعد الظهر"
        why = "بمناسبة" if closure.is_feast else "بسبب"
        return (
            f"May be closed for {closure.en} ({en}, not confirmed yet).",
            f"قد يكون مغلقًا {why} {closure.ar} ({ar}، غير مؤكد بعد).",
        )

    def when(self, minute: int) -> tuple[str, str]:
        moment = self.year.moment(minute)
        clock_en, clock_ar = clock_words(moment)
        days = (moment.date() - self.today).days
        if moment.hour < 3 and days <= 1:
            return f"tonight at {clock_en}", f"الليلة الساعة {clock_ar}"
        if days <= 1:
            return (
                f"{('today', 'tomorrow')[days]} at {clock_en}",
                f"{('اليوم', 'غدًا')[days]} الساعة {clock_ar}",
            )
        en, ar = day_words(moment.date(), self.today)
        return f"on {en} at {clock_en}", f"يوم {ar} الساعة {clock_ar}"
