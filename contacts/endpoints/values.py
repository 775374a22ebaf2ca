"""What all kinds of numbers, links and accounts have in common. Pure."""

import re
from typing import Final

_DIGITS: Final = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(digits)
}
# Bidi controls, zero-width characters and the soft hyphen: what copying from a
# right-to-left page or a chat leaves around a number.
MARKS: Final = frozenset(
    [0x00AD, 0x061C, 0x180E, 0x2060, 0xFEFF]
    + [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# A number with its country code, without the plus (ITU-T E.164).
E164: Final = re.compile(r"[1-9]\d{6,14}")
_FOLD: Final = {**_DIGITS, **dict.fromkeys(MARKS)}


class InvalidEndpoint(ValueError):
    """The value is not one of `kind` and cannot be stored."""

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(f"{kind}: {value!r}")
        self.kind = kind
        self.value = value


def fold(text: str) -> str:
    """`text` with Arabic and Persian digits as 0–9 and without invisible marks."""
    return text.translate(_FOLD)


def isolated(shown: str) -> str:
    """A value as part of a plain sentence that may run from right to left."""
    return f"\u2066{shown}\u2069"
