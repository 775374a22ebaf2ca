"""What a reader should be told of one minute of the year 2027, in English and in Arabic."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.hours.year_facts import DAY, Closure
from tests.hours.year_oracle import (
    ALWAYS,
    CLOSED,
    DOWN,
    HOLIDAY,
    MAYBE,
    OFF,
    OLD,
    OPEN,
    SHUT,
    UNTIMED,
    Year,
)
from tests.hours.year_words import (
    clock_words,
    date_words,
    dated_words,
    day_words,
    hours_words,
    span_words,
    weekday,
)


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
            yield from self.again(changes)
        elif letter == ALWAYS:
            yield "Reply times are not published here.", "أوقات الرد غير منشورة هنا."
        elif letter == OPEN:
            yield from self.open()
        elif letter == UNTIMED and year.facts.slug == "mixed":
            yield "Hours are not published for Thursday.", "ساعات العمل غير منشورة ليوم الخميس."
        elif letter == UNTIMED:
            yield "Working days: Sunday to Thursday.", "أيام العمل: من الأحد إلى الخميس."
            yield "We cannot tell whether they answer now.", "ولا نعرف هل يردّون الآن."
        elif letter in SHUT:
            yield from self.closed()
        elif letter == MAYBE and year.published[self.at] == OPEN:
            yield self.usual()
        if letter == OLD or (letter in SHUT | {DOWN} and self.opens_too_late()):
            en, ar = date_words(year.facts.checked, self.today)
            yield f"Its hours were last checked on {en}.", f"آخر مراجعة للأوقات: {ar}."
        if (doubt := self.doubt(changes)) is not None:
            yield self.maybe(doubt)
        elif letter in SHUT | {DOWN} and (closure := self.unsure_end(self.works())):
            en, ar = dated_words(closure.last, self.today)
            yield (
                f"The end of {closure.en} ({en}) is not confirmed yet and may be a day later.",
                f"موعد انتهاء {closure.ar} ({ar}) غير مؤكد بعد، وقد يتأخر يومًا.",
            )

    def works(self) -> int:
        return self.year.next(self.year.published, self.at, lambda one: one in (OPEN, UNTIMED))

    def unsure_end(self, minute: int) -> Closure | None:
        """Of the eve, of which nobody knows yet whether it is the last day off."""
        eve = self.year.moment(minute).date() - timedelta(days=1)
        ended = [one for one in self.year.closures if one.last == eve and not one.hours]
        return next((one for one in ended if not one.certain), None)

    def again(self, ends: int):
        """When it opens, not when the notice ends."""
        works = self.works()
        en, ar = self.when(works)
        end = "."
        if self.year.published[works] == UNTIMED and works != ends:
            tomorrow = (self.year.moment(works).date() - self.today).days == 1
            assert tomorrow  # no other is in this year
            en, ar, end = "tomorrow", "غدًا", "; hours are not published."
        yield (
            f"It should work again {en}{end}",
            f"يُتوقع أن يعود العمل {ar}{'.' if end == '.' else '، والساعات غير منشورة.'}",
        )
        yield from self.skipped(works)

    def skipped(self, until: int):
        """The confirmed closures on the way, unless one of now or of nothing but days off."""
        year = self.year
        seen = [year.closure(self.at, certain=True)] if self.letter == HOLIDAY else []
        for minute in range(self.at, until + 1):
            if year.published[minute] != HOLIDAY:
                continue
            closure, midnight = year.closure(minute, certain=True), minute // DAY * DAY
            is_off = not closure.hours and set(year.bare[midnight : midnight + DAY]) <= SHUT
            if is_off or closure in seen:
                continue
            seen.append(closure)
            en, ar = self.dates(closure)
            yield (
                f"Closed for {closure.en} ({en}).",
                f"مغلق {'بمناسبة' if closure.is_feast else 'بسبب'} {closure.ar} ({ar}).",
            )

    def usual(self) -> tuple[str, str]:
        """The hours of the night that runs still, else those of the day."""
        day, past = self.today, self.at % DAY
        eve = day - timedelta(days=1)
        night = [row for row in self.year.rows(eve) if weekday(eve) in row[0]]
        found = [row for row in night if row[2] > DAY + past]
        found = found or [row for row in self.year.rows(day) if weekday(day) in row[0]]
        pairs = [hours_words(start, end) for _, start, end in found]
        en, ar = (joint.join(pair[place] for pair in pairs)
                  for place, joint in enumerate((" and ", " و")))  # fmt: skip
        return f"Its usual hours: {en}.", f"الأوقات المعتادة: {ar}."

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
            yield from self.skipped(ends)

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
        if self.letter == DOWN:
            works = self.works()
            return works if self.year.shown[works] == MAYBE else None
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
            yield from self.skipped(works)
            return
        en, ar = self.when(opens)
        if year.shown[opens] in (MAYBE, OLD) or self.unsure_end(opens):
            yield f"Should open {en}.", f"يُفترض أن يفتح {ar}."
        else:
            yield f"Opens {en}.", f"يفتح {ar}."
        yield from self.skipped(opens)

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
        en, ar = self.dates(closure)
        why = "بمناسبة" if closure.is_feast else "بسبب"
        if self.letter == MAYBE:
            return (
                f"The closure for {closure.en} ({en}) is not confirmed yet.",
                f"الإغلاق {why} {closure.ar} ({ar}) غير مؤكد بعد.",
            )
        may_en, may_ar = ("close", "يغلق") if self.letter == OPEN else ("be closed", "يكون مغلقًا")
        return (
            f"May {may_en} for {closure.en} ({en}, not confirmed yet).",
            f"قد {may_ar} {why} {closure.ar} ({ar}، غير مؤكد بعد).",
        )

    def dates(self, closure: Closure) -> tuple[str, str]:
        en, ar = span_words(closure.first, closure.last, self.today)
        if closure.hours:
            en += ", from 1:00 pm to 3:00 pm"
            ar += "، من 1:00 بعد الظهر إلى 3:00 بعد الظهر"
        return en, ar

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
