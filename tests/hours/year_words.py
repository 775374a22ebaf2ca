"""Times, days and dates in English and in Arabic, for the oracle of the year."""

from datetime import date, datetime, timedelta

EN_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
AR_DAYS = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
EN_MONTHS = (  # fmt: skip
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
AR_MONTHS = (  # fmt: skip
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)


def weekday(day: date) -> int:
    return (day.weekday() + 1) % 7


def clock_words(moment: datetime) -> tuple[str, str]:
    hour, twelve = moment.hour, f"{moment.hour % 12 or 12}:{moment.minute:02}"
    part = (
        "بعد منتصف الليل" if hour < 3 else "فجرًا" if hour < 6 else "صباحًا" if hour < 12
        else "ظهرًا" if hour < 13 else "بعد الظهر" if hour < 18 else "مساءً"
    )  # fmt: skip
    half = "noon" if (hour, moment.minute) == (12, 0) else "am" if hour < 12 else "pm"
    return f"{twelve} {half}", f"{twelve} {part}"


def date_words(day: date, today: date) -> tuple[str, str]:
    year = "" if day.year == today.year else f" {day.year}"
    month = day.month - 1
    return f"{day.day} {EN_MONTHS[month]}{year}", f"{day.day} {AR_MONTHS[month]}{year}"


def day_words(day: date, today: date) -> tuple[str, str]:
    if (day - today).days < 7:
        return EN_DAYS[weekday(day)], AR_DAYS[weekday(day)]
    return dated_words(day, today)


def dated_words(day: date, today: date) -> tuple[str, str]:
    en, ar = date_words(day, today)
    return f"{EN_DAYS[weekday(day)]} {en}", f"{AR_DAYS[weekday(day)]} {ar}"


def hours_words(start: int, end: int) -> tuple[str, str]:
    """From one minute of a day to another, which may be of the next day."""
    midnight = datetime(2027, 1, 1)  # noqa: DTZ001
    (en_1, ar_1), (en_2, ar_2) = (
        clock_words(midnight + timedelta(minutes=minute)) for minute in (start, end)
    )
    late = " the next day" if end > 24 * 60 else ""
    return f"from {en_1} to {en_2}{late}", f"من {ar_1} إلى {ar_2}"


def span_words(first: date, last: date, today: date) -> tuple[str, str]:
    """Of one month, as all here are."""
    if first == last:
        return dated_words(first, today)
    en, ar = date_words(last, today)
    if (last - first).days == 1:
        return f"{first.day} and {en}", f"{first.day} و{ar}"
    return f"{first.day} to {en}", f"من {first.day} إلى {ar}"
