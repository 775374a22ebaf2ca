"""Telephone numbers: as people write them, as they are dialled, as they are shown. Pure."""

import re
from typing import Final

from contacts.endpoints.values import InvalidEndpoint

_PHONE_PUNCTUATION: Final = re.compile(r"[\s().\-‐‑–]+")
_SHORT_CODE: Final = re.compile(r"[1-9]\d{2,5}")
# Unified (920) and toll-free (800) numbers are dialled as they stand inside the Kingdom.
_UNIFIED: Final = re.compile(r"920\d{6}|800\d{7}")
_SAUDI_LINE: Final = re.compile(r"5\d{8}|1[1-7]\d{7}")
_E164: Final = re.compile(r"[1-9]\d{6,14}")


def phone(value: str) -> str:
    """A short or unified number as it is dialled in the Kingdom; others with their country code."""
    text = re.sub(r"^(?:tel|sms|smsto):/*", "", value, flags=re.IGNORECASE)
    number = _PHONE_PUNCTUATION.sub("", text)
    if number.startswith("00"):
        number = "+" + number[2:]
    digits = number.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidEndpoint("phone", value)
    found = _abroad(digits) if number.startswith("+") else _at_home(digits)
    if found is None:
        raise InvalidEndpoint("phone", value)
    return found


def mobile(value: str) -> str:
    """A number as messengers know it: with its country code, though it is a unified one."""
    number = phone(value)
    if _SHORT_CODE.fullmatch(number):
        raise InvalidEndpoint("phone", value)
    return number if number.startswith("+") else f"+966{number}"


def is_toll_free(number: str) -> bool:
    """Whether a stored number may be one that costs the caller nothing: no line of a person or
    office is, nor a unified number (920), whose callers pay.
    """
    return bool(_SHORT_CODE.fullmatch(number)) or number.startswith("800")


def _at_home(digits: str) -> str | None:
    """A number written as it is dialled in Saudi Arabia, or None."""
    if _SHORT_CODE.fullmatch(digits) or _UNIFIED.fullmatch(digits):
        return digits
    if _SAUDI_LINE.fullmatch(digits.removeprefix("0")):
        return "+966" + digits.removeprefix("0")
    if digits.startswith("966"):
        return _abroad(digits)
    return None


def _abroad(digits: str) -> str | None:
    """A number written with its country code (without the plus), or None."""
    if not digits.startswith("966"):
        return f"+{digits}" if _E164.fullmatch(digits) else None
    national = digits.removeprefix("966").removeprefix("0")
    if _UNIFIED.fullmatch(national):
        return national
    return f"+966{national}" if _SAUDI_LINE.fullmatch(national) else None


def spaced(number: str) -> str:
    """A stored number in the groups in which people read it."""
    if _UNIFIED.fullmatch(number):
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if _UNIFIED.fullmatch(number.removeprefix("+966")):
        return f"+966 {spaced(number.removeprefix('+966'))}"
    if number.startswith("+966"):
        return f"+966 {number[4:6]} {number[6:9]} {number[9:]}"
    return number
