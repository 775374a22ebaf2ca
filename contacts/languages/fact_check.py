"""Facts that stand in one language of a text and not in the other. Pure.

Numbers, times, weekdays, links, email addresses and handles have to be the same in both.
A small number may be written as a word, and a time in any usual way.

>>> differences("اتصل على ١٩٩١٢", "Call 19911")
(Difference(kind=<Fact.NUMBER: 'number'>, only_ar=('19912',), only_en=('19911',)),)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contacts.endpoints import fold
from contacts.hours.values import Weekday
from contacts.languages.number_words import VALUES, folded


class Fact(StrEnum):
    """What is compared, in the order in which it is taken out of a text."""

    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    TIME = "time"
    WEEKDAY = "weekday"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts of one kind that only one of the two texts has, in their order there."""

    kind: Fact
    only_ar: tuple[str, ...]
    only_en: tuple[str, ...]


Facts = dict[Fact, tuple[str, ...]]

# Short vowels and the stretching line say nothing; the forms of alef and of the last h are mixed
# up by many.
_ARABIC: Final = {
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640]),
    **{ord(letter): "ا" for letter in "أإآ"},
    ord("ة"): "ه",
    ord("٫"): ".",
}
# Looked for where a word begins: from each letter of a long one on it would take an hour.
EMAIL: Final = re.compile(
    r"(?<![\w.+\-])(?:mailto:)?([\w.+\-]+@(?:[a-z0-9\-]+\.)+[a-z]{2,})", re.A | re.I
)
LINK: Final = re.compile(
    r"https?://[^\s<>()«»،؛“”\"]+"
    r"|(?<![\w.@/\-])(?:[a-z0-9\-]+\.)+[a-z]{2,}(?![\w\-])(?:/[^\s<>()«»،؛“”\"]*)?"
    r"|(?<=\]\()[/#][^\s)]*",  # Markdown's link to a page of the site
    re.A | re.I,
)
HANDLE: Final = re.compile(r"(?<![\w.@])@(\w{1,32})", re.A)  # Telegram’s are the longest
_MORNING: Final = r"a\.?m\b\.?|(?:صباحا|فجرا|ص)(?!\w)"
_EVENING: Final = r"p\.?m\b\.?|(?:مساء|ظهرا|عصرا|بعد الظهر|م)(?!\w)"
_NIGHT: Final = r"ليلا(?!\w)"
_HALF: Final = rf"(?P<morning>{_MORNING})|(?P<evening>{_EVENING})|(?P<night>{_NIGHT})"
_TIME: Final = re.compile(
    rf"(?<![\d:.])(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d))?(?![\d:])\s*(?:{_HALF})?", re.I
)
_WEEKDAYS_AR: Final = dict(
    zip(["احد", "اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت"], Weekday, strict=True)
)
# Arabic ones with the article and what is written on to it: «والخميس», «للأحد».
_WEEKDAY: Final = re.compile(
    rf"(?<!\w)(?:[وفبك]{{0,2}}ال|[وف]?لل)(?P<ar>{'|'.join(_WEEKDAYS_AR)})(?!\w)"
    r"|\b(?:(?i:sun|mon|tues|wednes|thurs|fri|satur)(?i:days?)"
    r"|Sun|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat)\b"
)
# What Arabic counts by the form of the noun alone: «ساعة» is one, «ساعتين» two.
_ONE: Final = ("ساعه", "دقيقه", "ثانيه", "يوم", "ليله", "اسبوع", "شهر", "سنه", "مره")
_TWO: Final = ("عام", "خطوه", "رساله", "رقم", "ريال", "رمز", "محاوله", "طلب", "قناه", "طريقه")
_COUNTED: Final = {
    **dict.fromkeys(_ONE, 1),
    **{re.sub("ه$", "ت", word) + end: 2 for word in _ONE + _TWO for end in ("ين", "ان")},
    **{"once": 1, "twice": 2},
}
_JOINED: Final = re.compile(r"^[وف]?[بلك]?(?=\w{3})")
_THOUSANDS: Final = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
# Groups of three and more digits are one number, as telephone numbers are often written.
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*(?:[ \u00a0\-]\d{3,})*")


def differences(arabic: str, english: str) -> tuple[Difference, ...]:
    """What differs; nothing where a text is blank, as there is nothing to compare with."""
    if not arabic.strip() or not english.strip():
        return ()
    return tuple(_differences(_readable(arabic), _readable(english)))


def _differences(arabic: str, english: str) -> Iterator[Difference]:
    facts_ar, facts_en = _facts(arabic), _facts(english)
    for kind in Fact:
        only_ar = _missing(facts_ar[kind], facts_en[kind])
        only_en = _missing(facts_en[kind], facts_ar[kind])
        if kind is Fact.NUMBER:
            only_ar = _missing(only_ar, _spelled_out(english))
            only_en = _missing(only_en, _spelled_out(arabic))
        if only_ar or only_en:
            yield Difference(kind, only_ar, only_en)


def _missing(facts: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the other text has not; said twice here and once there is no difference."""
    return tuple(fact for fact in dict.fromkeys(facts) if fact not in other)


def _readable(text: str) -> str:
    """With European digits and without what tells no letters apart."""
    return fold(text).translate(_ARABIC)


def _facts(text: str) -> Facts:
    """Every fact once it is found is blanked out: the digits of a link are no number."""
    found: Facts = {}
    for kind in Fact:
        pattern, read = _READERS[kind]
        values: list[str] = []

        def take(
            match: re.Match[str],
            read: Callable[[re.Match[str]], str | None] = read,
            values: list[str] = values,
        ) -> str:
            value = read(match)
            if value is None:
                return match[0]
            values.append(value)
            return " "

        text = pattern.sub(take, _THOUSANDS.sub("", text) if kind is Fact.NUMBER else text)
        found[kind] = tuple(values)
    return found


def _link(match: re.Match[str]) -> str:
    """Without what may be written or left out; pages of the site without their language."""
    address = match[0].rstrip(".,;:!?'*_").lower()
    address = re.sub(r"^https?://(?:www\.)?|^www\.", "", address)
    return re.sub(r"^/(?:ar|en)(?=/)", "", address).rstrip("/") or "/"


def _time(match: re.Match[str]) -> str | None:
    """As 20:00; None for a number that says by nothing that it is a time."""
    hour, minute = int(match["hour"]), match["minute"]
    half = next((name for name in ("morning", "evening", "night") if match[name]), None)
    if hour > 24 or (minute is None and (half is None or not 1 <= hour <= 12)):
        return None
    if half == "evening" or (half == "night" and 6 <= hour < 12):
        hour = hour % 12 + 12
    elif half and hour == 12:
        hour = 0
    return f"{hour:02}:{minute or '00'}"


def _weekday(match: re.Match[str]) -> str:
    day = _WEEKDAYS_AR[match["ar"]] if match["ar"] else Weekday(match[0][:3].lower())
    return day.value


def _number(match: re.Match[str]) -> str:
    digits = re.sub(r"[ \u00a0\-]", "", match[0])
    return digits.lstrip("0") or "0" if len(digits) <= 2 else digits


def _spelled_out(text: str) -> tuple[str, ...]:
    """The numbers that the text writes as words."""
    words = re.findall(r"\w+", folded(text))
    found = (VALUES.get(word, _COUNTED.get(_JOINED.sub("", word))) for word in words)
    return tuple(str(number) for number in found if number is not None)


_READERS: Final[dict[Fact, tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]]] = {
    Fact.EMAIL: (EMAIL, lambda match: match[1].lower()),
    Fact.LINK: (LINK, _link),
    Fact.HANDLE: (HANDLE, lambda match: f"@{match[1].lower()}"),
    Fact.TIME: (_TIME, _time),
    Fact.WEEKDAY: (_WEEKDAY, _weekday),
    Fact.NUMBER: (_NUMBER, _number),
}
