"""What both languages' formats take from the settings: the clock, the first day of the week."""

from citizen_help import locality


def found(name: str, *, between: str) -> str | int:
    """The format of that name; `between` stands between a date and its time."""
    time = "H:i" if locality.has_24_hours() else "g:i a"
    known: dict[str, str | int] = {
        "TIME_FORMAT": time,
        "DATETIME_FORMAT": f"j E Y{between}{time}",
        "SHORT_DATETIME_FORMAT": f"j/n/Y {time}",
        "FIRST_DAY_OF_WEEK": locality.first_day(),
    }
    if name not in known:
        raise AttributeError(name)
    return known[name]
