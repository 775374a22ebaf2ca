"""Readers of the environment for where the site is: its zone, week, holidays, clock and numbers."""

import re
from zoneinfo import ZoneInfo

from citizen_help.env import choice, read

# In the order of Django's FIRST_DAY_OF_WEEK, which counts from Sunday.
DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
SAUDI_ARABIA = "SA"


def time_zone(name: str, default: str) -> str:
    """A name of the IANA's time zone database that this machine knows."""
    return read(name, default, _parse_zone, "a time zone such as Asia/Riyadh or Europe/Berlin")


def weekday(name: str, default: str) -> int:
    """0 for Sunday to 6 for Saturday."""
    takes = f"a day: {', '.join(DAYS)}"
    return read(name, _parse_day(default), _parse_day, takes)


def weekdays(name: str, default: str) -> frozenset[int]:
    """Days separated by commas, or `none`; 0 for Sunday to 6 for Saturday."""
    takes = f"days separated by commas ({', '.join(DAYS)}), or none"
    return read(name, _parse_days(default), _parse_days, takes)


def holiday_country(name: str, default: str) -> str:
    """A country (ISO 3166-1), or one of its parts, whose public holidays are known."""
    takes = "a country whose public holidays are known, such as SA, DE or GB-SCT"
    return read(name, default, _parse_holiday_country, takes)


def clock(name: str, default: str) -> int:
    """12 or 24 hours."""
    return int(choice(name, default, allowed=("12", "24")))


def phone_country(name: str, default: str) -> str:
    """A country (ISO 3166-1) with telephone numbers of its own."""
    return read(name, default, _parse_phone_country, "a country's two letters such as SA or DE")


def _parse_zone(raw: str) -> str:
    try:
        return ZoneInfo(raw).key
    except (KeyError, OSError) as error:  # none of that name; a folder of them
        raise ValueError(raw) from error


def _parse_day(raw: str) -> int:
    return DAYS.index(raw.strip().lower())


def _parse_days(raw: str) -> frozenset[int]:
    if raw.strip().lower() == "none":
        return frozenset()
    return frozenset(map(_parse_day, raw.split(",")))


def _parse_holiday_country(raw: str) -> str:
    """The library of all countries is loaded only where it is not the usual one."""
    country, _, part = raw.upper().partition("-")
    if not re.fullmatch("[A-Z]{2}", country):
        raise ValueError(raw)
    if raw.upper() != SAUDI_ARABIA:
        from holidays import country_holidays

        try:
            country_holidays(country, subdiv=part or None)
        except NotImplementedError as error:
            raise ValueError(raw) from error
    return raw.upper()


def _parse_phone_country(raw: str) -> str:
    country = raw.upper()
    if country != SAUDI_ARABIA:
        import phonenumbers

        if not phonenumbers.country_code_for_region(country):
            raise ValueError(raw)
    return country
