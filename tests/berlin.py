"""A site in Berlin: what the tests of other places set."""

from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
ENVIRONMENT = {
    "TIME_ZONE": "Europe/Berlin",
    "FIRST_DAY_OF_WEEK": "Monday",
    "WEEKEND": "saturday, sunday",
    "HOLIDAY_COUNTRY": "de-be",
    "CLOCK": "24",
    "PHONE_COUNTRY": "de",
}
SETTINGS = {
    "TIME_ZONE": "Europe/Berlin",
    "FIRST_DAY_OF_WEEK": 1,
    "WEEKEND": frozenset({6, 0}),
    "HOLIDAY_COUNTRY": "DE-BE",
    "CLOCK": 24,
    "PHONE_COUNTRY": "DE",
}
