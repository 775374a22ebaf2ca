"""Numbers that people take for another kind of number, in sentences. Pure."""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from citizen_help import locality
from contacts.endpoints import fold, numbering
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Verdict

_ID_NUMBER: Final = re.compile(r"[12]\d{9}")
AS_ID: Final = _("This looks like an ID number")
KEEP_ID: Final = _("Do not send it to anyone.")
MESSAGE_ID: Final = _("It has what looks like an ID number in it. Do not send that to anyone.")
_WITHOUT_COUNTRY: Final = _(
    "The real number is %(number)s, without a country code. Call it like that."
)
_LONGEST_SHORT_NUMBER: Final = 6


def is_id_number(verdict: Verdict) -> bool:
    """A national ID or residence number of Saudi Arabia, which is no phone line."""
    is_unknown_number = (verdict.answer, verdict.kind) == (Answer.NOT_KNOWN, Kind.PHONE)
    is_saudi = locality.is_saudi()
    return is_saudi and is_unknown_number and bool(_ID_NUMBER.fullmatch(_digits(verdict)))


def without_country_code(verdict: Verdict) -> str:
    """How to call the real number where the false one is it behind a country code; else empty."""
    if (verdict.answer, verdict.kind) != (Answer.LOOKS_LIKE, Kind.PHONE):
        return ""
    code = numbering.own().code
    for known in verdict.real:
        is_short = 0 < len(known.number) <= _LONGEST_SHORT_NUMBER
        if is_short and re.fullmatch(
            rf"(?:(?:\+|00)(?:{code})?|{code})0?{known.number}", _digits(verdict)
        ):
            return _WITHOUT_COUNTRY % {"number": known.number}
    return ""


def _digits(verdict: Verdict) -> str:
    return re.sub(r"[^\d+]", "", fold(verdict.shown))
