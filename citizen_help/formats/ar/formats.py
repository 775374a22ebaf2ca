"""Dates and numbers in Arabic as Saudi readers write them.

Django's own Arabic formats print a decimal comma (12345,678); CLDR's ar-SA with Latin digits
has a point and a comma for thousands.
"""

DATE_FORMAT = "j E Y"
TIME_FORMAT = "g:i a"
DATETIME_FORMAT = "j E Y، g:i a"
YEAR_MONTH_FORMAT = "E Y"
MONTH_DAY_FORMAT = "j E"
SHORT_DATE_FORMAT = "j/n/Y"
SHORT_DATETIME_FORMAT = "j/n/Y g:i a"
FIRST_DAY_OF_WEEK = 0
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
