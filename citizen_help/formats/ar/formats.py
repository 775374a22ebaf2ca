"""Dates and numbers in Arabic as Saudi readers write them.

Django's own Arabic formats print a decimal comma (12345,678); CLDR's ar-SA with Latin digits
has a point and a comma for thousands.
"""

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
    return formats.found(name, between="، ")
