"""The telephone numbers of a country other than Saudi Arabia, by Google's libphonenumber. Pure."""

import re
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from contacts.endpoints.values import E164

_LONG: Final = re.compile(r"\d{7,18}")
_MOBILES: Final = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
# In some countries they are dialled without the prefix that all others have.
_WITHOUT_TRUNK: Final = (
    *(PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN),
)


class ForeignNumbering:
    """As contacts.endpoints.numbering.Numbering says; `country` by its two letters."""

    def __init__(self, country: str) -> None:
        self.country = country
        self.code = str(phonenumbers.country_code_for_region(country))
        example = phonenumbers.example_number(country) or PhoneNumber()
        self.national_example = re.sub(r"\D", "", _formatted(example, PhoneNumberFormat.NATIONAL))
        trunk = phonenumbers.ndd_prefix_for_region(country, True) or ""
        self.trunk = trunk if self.national_example.startswith(trunk) else ""  # +1: none but afar
        self.prefixes = (*([self.trunk] if self.trunk else []), self.code)
        self.whole_example = _formatted(example, PhoneNumberFormat.E164)

    def at_home(self, digits: str) -> str | None:
        """Digits have many meanings: those that do not begin as a number of the country have to be
        given to somebody.
        """
        number = _parsed(digits, self.country) if _LONG.fullmatch(digits) else None
        if number is None:
            return None
        if self.trunk and digits.startswith(self.trunk):
            is_one = _is_possible(number)
        else:
            is_one = phonenumbers.is_valid_number(number) and (
                not self.trunk
                or digits.startswith(self.code)
                or phonenumbers.number_type(number) in _WITHOUT_TRUNK
            )
        return _formatted(number, PhoneNumberFormat.E164) if is_one else None

    def abroad(self, digits: str) -> str | None:
        """Behind the country's code people leave the prefix of home: +49 (0)30."""
        number = _parsed(f"+{digits}", None)
        is_own = digits.startswith(self.code)
        is_known = number is not None and (
            _is_possible(number) if is_own else phonenumbers.is_valid_number(number)
        )
        if number is not None and is_known:
            return _formatted(number, PhoneNumberFormat.E164)
        return f"+{digits}" if not is_own and E164.fullmatch(digits) else None

    def spaced(self, number: str) -> str:
        found = _parsed(number, None) if number.startswith("+") else None
        return _formatted(found, PhoneNumberFormat.INTERNATIONAL) if found else number

    def spellings(self, number: str) -> tuple[str, ...]:
        found = _parsed(number, None) if number.startswith(f"+{self.code}") else None
        if found is None:
            return ()
        national = phonenumbers.national_significant_number(found)
        return (f"{self.trunk}{national}", national) if self.trunk else (national,)

    def national(self, digits: str) -> str:
        bare = digits.removeprefix("00")
        stored = self.abroad(bare) if bare.startswith(self.code) else None
        spelt = self.spellings(stored or self.at_home(digits) or "")
        return spelt[-1] if spelt else ""

    def is_toll_free(self, number: str) -> bool:
        found = _parsed(number, self.country)
        return found is not None and phonenumbers.number_type(found) == PhoneNumberType.TOLL_FREE

    def is_line(self, digits: str) -> bool:
        number = _parsed(digits, self.country) if self._begins_whole(digits) else None
        return number is not None and bool(phonenumbers.is_valid_number(number))

    def could_be_dialled(self, digits: str) -> bool:
        return _LONG.fullmatch(digits) is not None

    def may_begin(self, digits: str) -> bool:
        return digits[0] == "+" or self._begins_whole(digits.ljust(7, "0"))

    def is_mobile(self, digits: str) -> bool:
        number = _parsed(digits, self.country) if self._begins_whole(digits) else None
        return number is not None and phonenumbers.number_type(number) in _MOBILES

    def _begins_whole(self, digits: str) -> bool:
        bare = digits.removeprefix("+")
        return bool(_LONG.fullmatch(bare)) and (
            not self.trunk or bare.startswith(("00", *self.prefixes))
        )


@lru_cache(maxsize=4096)
def _parsed(number: str, country: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, country)
    except NumberParseException:
        return None


def _is_possible(number: PhoneNumber) -> bool:
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


def _formatted(number: PhoneNumber, form: int) -> str:
    return str(phonenumbers.format_number(number, form))
