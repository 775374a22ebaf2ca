"""The channels and closures of the year that is walked; times are minutes of a day."""

from dataclasses import dataclass, field
from datetime import date

DAY = 24 * 60
RAMADAN = (date(2027, 2, 8), date(2027, 3, 8))
WEEK = range(5)  # Sunday to Thursday


@dataclass
class Closure:
    en: str
    ar: str
    first: date
    last: date
    certain: bool
    is_feast: bool = True
    hours: tuple[int, int] | None = None  # minutes of the day
    slug: str = ""  # of the one channel it is about


@dataclass
class Facts:
    """A channel: (weekdays, from, until) in minutes, None for days without times."""

    slug: str
    usual: list = field(default_factory=list)
    ramadan: list = field(default_factory=list)
    keeps_holidays: bool = True
    always: bool = False
    checked: date = date(2027, 1, 1)
    down: tuple[str, str] | None = None  # on Riyadh's clock


def closures(*, certain: bool) -> list[Closure]:
    return [
        Closure("Founding Day", "يوم التأسيس", date(2027, 2, 22), date(2027, 2, 22), True),
        Closure("Eid al-Fitr", "عيد الفطر", date(2027, 3, 9), date(2027, 3, 13), certain),
        Closure("Eid al-Adha", "عيد الأضحى", date(2027, 5, 16), date(2027, 5, 19), certain),
        Closure("National Day", "اليوم الوطني", date(2027, 9, 23), date(2027, 9, 23), True),
        Closure(
            "System upgrade",
            "تحديث الأنظمة",
            date(2027, 6, 14),
            date(2027, 6, 15),
            certain,
            False,
            (13 * 60, 15 * 60),
        ),
        Closure(
            "moving house",
            "انتقال المقر",
            date(2027, 8, 1),
            date(2027, 8, 3),
            True,
            False,
            None,
            "mixed",
        ),
    ]


CHANNELS = [
    Facts(
        "office",
        usual=[(WEEK, 8 * 60, 12 * 60), (WEEK, 13 * 60, 16 * 60)],
        ramadan=[(WEEK, 10 * 60, 15 * 60), (range(7), 21 * 60, 26 * 60)],
        checked=date(2027, 7, 1),
        down=("2027-07-06T09:30", "2027-07-07T14:00"),
    ),
    Facts("hotline", usual=[(WEEK, None, None)]),
    Facts(
        "mixed",
        usual=[(range(4), 8 * 60, 16 * 60), ([4], None, None)],
        checked=date(2027, 7, 1),
        down=("2027-07-28T09:00", "2027-07-28T20:00"),  # its end is outside the hours
    ),
    Facts("relay", usual=[(range(7), 0, DAY)], keeps_holidays=False, checked=date(2027, 7, 1)),
    Facts("form", always=True),
    Facts(
        "lapsed",
        usual=[(WEEK, 8 * 60, 16 * 60)],
        checked=date(2027, 1, 10),
        down=("2027-05-13T12:00", "2027-05-14T12:00"),  # its end is on a day off, before an Eid
    ),
]
