"""Where the site is, as its settings say: asked at each use, so that nothing holds an old answer.

Rules without Django ask here too, and nowhere else.
"""

from collections.abc import Callable
from datetime import tzinfo
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language

SAUDI_ARABIA = "SA"


def zone() -> tzinfo:
    return timezone.get_default_timezone()


def zone_name() -> str:
    """As the IANA calls it: Asia/Riyadh."""
    return timezone.get_default_timezone_name()


def zone_place() -> str:
    """Riyadh, الرياض: whose time it is, in the active language."""
    return _place(zone_name(), get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=16)
def _place(name: str, language: str) -> str:
    # The home page does without it, and so does who only waits for that.
    from babel.core import UnknownLocaleError
    from babel.dates import get_timezone_location

    try:
        found = get_timezone_location(name, locale=language, return_city=True)
    except (LookupError, UnknownLocaleError):  # a zone that CLDR does not know yet
        found = name
    return found.rpartition("/")[2].replace("_", " ")


def first_day() -> int:
    """Of the week: 0 for Sunday to 6 for Saturday."""
    return int(settings.FIRST_DAY_OF_WEEK)


def weekend() -> frozenset[int]:
    """The days of it, counted in the same way."""
    return frozenset(settings.WEEKEND)


def has_24_hours() -> bool:
    """Whether 5 in the afternoon is written 17:00."""
    return bool(settings.CLOCK == 24)


def holiday_country() -> str:
    return str(settings.HOLIDAY_COUNTRY)


def phone_country() -> str:
    return str(settings.PHONE_COUNTRY)


def is_saudi() -> bool:
    """Whether the numbers and places of the site are Saudi Arabia's."""
    return phone_country() == SAUDI_ARABIA


def filled(text: Any, values: Callable[[], dict[str, str]]) -> Any:
    """A text of the catalogue with `values`, made in the language in which it is read."""
    return lazy(lambda: str(text) % values(), str)()


def either(*, saudi: Any, elsewhere: Any) -> Any:
    """The one of two texts that fits where the site is."""
    return lazy(lambda: str(saudi if is_saudi() else elsewhere), str)()


def in_zone(text: Any) -> Any:
    """A text with `%(place)s`, whose time it is; other values keep their places."""
    return lazy(lambda: str(text).replace("%(place)s", zone_place()), str)()
