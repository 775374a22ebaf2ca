"""Dates and numbers in English as read in Saudi Arabia: day before month."""

from citizen_help import formats

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "E Y"
MONTH_DAY_FORMAT = "j E"
SHORT_DATE_FORMAT = "j/n/Y"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3


def __getattr__(name: str) -> str | int:
    """What the site's settings decide."""
    return formats.found(name, between=", ")
