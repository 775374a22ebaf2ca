"""How the site's own country numbers its telephones. Pure.

Saudi Arabia's rules stand here, as its unified (920) and toll-free (800) numbers are stored as they
are dialled. Other countries' come from Google's libphonenumber; a number there is stored with its
country code (ITU-T E.164). Short numbers (contacts/endpoints/phones.py) are the same everywhere.
"""

import re
from functools import lru_cache
from typing import Final, Protocol

from citizen_help import locality
from contacts.endpoints.values import E164

# Unified (920) and toll-free (800) numbers are dialled as they stand inside the Kingdom.
_UNIFIED: Final = re.compile(r"920\d{6}|800\d{7}")
_SAUDI_LINE: Final = re.compile(r"5\d{8}|1[1-7]\d{7}")
# Looked for in messages, beside all that is no number.
_IN_MESSAGES: Final = re.compile(r"(?:(?:00|\+)?966|0)?5\d{8}|9200\d{5}|800\d{7}|01[1-7]\d{7}")
_COULD_BE_DIALLED: Final = re.compile(r"(?:00|966)\d{7,16}|0?(?:5\d|1[1-7])\d{7}|920\d{6}|800\d{7}")
_MOBILE: Final = re.compile(r"(?:(?:00|\+)?966|0)5\d{8}")
_NATIONAL_DIGITS: Final = (9, 10)  # 50 123 4567, 800 123 4567


class Numbering(Protocol):
    """Numbers go in and out without blanks; `digits` have no plus. "" and None: it is none."""

    code: str  # of the country, without a plus
    prefixes: tuple[str, ...]  # what numbers of the country begin with when they are written whole
    national_example: str
    whole_example: str

    def at_home(self, digits: str) -> str | None:
        """The stored form of a number that is written as it is dialled in the country."""

    def abroad(self, digits: str) -> str | None:
        """The stored form of a number that is written with its country code."""

    def spaced(self, number: str) -> str:
        """A stored number in the groups in which people read it."""

    def spellings(self, number: str) -> tuple[str, ...]:
        """How else people write a stored number: without its country code."""

    def national(self, digits: str) -> str:
        """A whole number of the country, however it is written, without what comes before it."""

    def is_toll_free(self, number: str) -> bool: ...

    def is_line(self, digits: str) -> bool:
        """Whether nobody writes it but to have it dialled."""

    def could_be_dialled(self, digits: str) -> bool:
        """A quick look at what `at_home` and `abroad` would say."""

    def may_begin(self, digits: str) -> bool:
        """Whether the first piece of a number may be so."""

    def is_mobile(self, digits: str) -> bool:
        """Whether it is a mobile number with what is dialled before it."""


class SaudiNumbering:
    code = "966"
    prefixes: tuple[str, ...] = ("0", "966")
    national_example, whole_example = "0512345678", "+966112345678"

    def at_home(self, digits: str) -> str | None:
        if _UNIFIED.fullmatch(digits):
            return digits
        if _SAUDI_LINE.fullmatch(digits.removeprefix("0")):
            return "+966" + digits.removeprefix("0")
        return self.abroad(digits) if digits.startswith("966") else None

    def abroad(self, digits: str) -> str | None:
        if not digits.startswith("966"):
            return f"+{digits}" if E164.fullmatch(digits) else None
        national = digits.removeprefix("966").removeprefix("0")
        if _UNIFIED.fullmatch(national):
            return national
        return f"+966{national}" if _SAUDI_LINE.fullmatch(national) else None

    def spaced(self, number: str) -> str:
        if _UNIFIED.fullmatch(number):
            return f"{number[:3]} {number[3:6]} {number[6:]}"
        if _UNIFIED.fullmatch(number.removeprefix("+966")):
            return f"+966 {self.spaced(number.removeprefix('+966'))}"
        if number.startswith("+966"):
            return f"+966 {number[4:6]} {number[6:9]} {number[9:]}"
        return number

    def spellings(self, number: str) -> tuple[str, ...]:
        national = number.removeprefix("+966")
        return (f"0{national}", national) if national != number else ()

    def national(self, digits: str) -> str:
        national = digits.removeprefix("00").removeprefix("966").removeprefix("0")
        is_whole = len(national) in _NATIONAL_DIGITS and national[0] in "1589"
        return national if is_whole else ""

    def is_toll_free(self, number: str) -> bool:
        return number.startswith("800")

    def is_line(self, digits: str) -> bool:
        return _IN_MESSAGES.fullmatch(digits) is not None

    def could_be_dialled(self, digits: str) -> bool:
        return _COULD_BE_DIALLED.fullmatch(digits) is not None

    def may_begin(self, digits: str) -> bool:
        return digits[0] in "+0589"

    def is_mobile(self, digits: str) -> bool:
        return _MOBILE.fullmatch(digits) is not None


@lru_cache(maxsize=4)
def _of(country: str) -> Numbering:
    if country == locality.SAUDI_ARABIA:
        return SaudiNumbering()
    from contacts.endpoints.foreign_numbering import ForeignNumbering

    return ForeignNumbering(country)


def own() -> Numbering:
    """Of the site's country."""
    return _of(locality.phone_country())
