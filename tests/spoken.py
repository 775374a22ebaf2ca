"""What the tests of spoken statuses share."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import override

from contacts.hours.sentences import note, pill
from contacts.hours.status import ClosedPeriod, Schedule, status_at


@dataclass
class Row:
    """A stored holiday, as far as its name goes."""

    name_ar: str | None
    name_en: str | None


def holiday(
    first: date, last: date, name: object, *, confirmed: bool = True, **times
) -> ClosedPeriod:
    return ClosedPeriod(first, last, confirmed=confirmed, name=name, **times)


EID = holiday(date(2026, 3, 20), date(2026, 3, 23), Row("عيد الفطر", "Eid al-Fitr"))
NATIONAL_DAY = holiday(date(2026, 9, 23), date(2026, 9, 23), Row("اليوم الوطني", "National Day"))


def spoken(schedule: Schedule, moment: datetime, **options) -> dict[str, tuple[str, str]]:
    """By language, the pill and the note."""
    status = status_at(schedule, moment, verified_for=timedelta(days=180))
    texts = {}
    for language in ("en", "ar"):
        with override(language):
            texts[language] = pill(status), note(status, moment, **options)
    return texts


def english(schedule: Schedule, moment: datetime, **options) -> tuple[str, str]:
    return spoken(schedule, moment, **options)["en"]


def arabic(schedule: Schedule, moment: datetime, **options) -> tuple[str, str]:
    return spoken(schedule, moment, **options)["ar"]
