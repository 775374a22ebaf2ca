"""Telephone numbers: as people write them, as they are dialled, as they are shown. Pure."""

import re
from typing import Final

from contacts.endpoints import numbering
from contacts.endpoints.values import InvalidEndpoint

_PHONE_PUNCTUATION: Final = re.compile(r"[\s().\-‐‑–]+")
_SHORT_CODE: Final = re.compile(r"[1-9]\d{2,5}")


def phone(value: str) -> str:
    """A short number as it is dialled, as is a unified one of Saudi Arabia at home; others with
    their country code.
    """
    text = re.sub(r"^(?:tel|sms|smsto):/*", "", value, flags=re.IGNORECASE)
    number = _PHONE_PUNCTUATION.sub("", text)
    if number.startswith("00"):
        number = "+" + number[2:]
    digits = number.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidEndpoint("phone", value)
    own = numbering.own()
    if number.startswith("+"):
        found = own.abroad(digits)
    else:
        found = digits if _SHORT_CODE.fullmatch(digits) else own.at_home(digits)
    if found is None:
        raise InvalidEndpoint("phone", value)
    return found


def mobile(value: str) -> str:
    """A number as messengers know it: with its country code, though it is a unified one."""
    number = phone(value)
    if _SHORT_CODE.fullmatch(number):
        raise InvalidEndpoint("phone", value)
    return number if number.startswith("+") else f"+{numbering.own().code}{number}"


def is_toll_free(number: str) -> bool:
    """Whether a stored number may be one that costs the caller nothing: no line of a person or
    office is, nor a unified number (920), whose callers pay.
    """
    return bool(_SHORT_CODE.fullmatch(number)) or numbering.own().is_toll_free(number)


def spaced(number: str) -> str:
    """A stored number in the groups in which people read it."""
    return numbering.own().spaced(number)


def examples() -> dict[str, str]:
    """Whole numbers, as one writes them at home and with the code of the country."""
    own = numbering.own()
    return {"national": own.national_example, "whole": own.whole_example}
