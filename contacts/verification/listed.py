"""Where what somebody pasted stands among what is theirs, in sentences. Pure."""

from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.endpoints.kinds import KINDS
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Verdict, Why

_NUMBER: Final = _("It is listed here as: %(kinds)s.")
_ACCOUNT: Final = _(
    "It is listed here as: %(kinds)s. On another network anyone can take the same name."
)
_REASONS: Final[dict[Why, Any]] = {
    Why.ELSEWHERE: _(
        "Citizen Account’s account of this name is another one, listed here as: %(kinds)s. On "
        "another network anyone can take the same name."
    ),
    Why.UNCLEAR: _(
        "As the name of an account it is Citizen Account’s, listed here as: %(kinds)s. As a link "
        "it opens another website, so do not open it."
    ),
}
_OTHER_MAIL: Final = _(
    "It is none of the e-mail addresses listed here, and a sender’s address is easily forged. Do "
    "not write to it."
)
_PLAIN_NUMBERS: Final = {"phone"}  # of which the heading says it all


def place_of(verdict: Verdict) -> str:
    """As which kinds a number or account is listed; empty where that goes without saying."""
    codes = [known.kind for known in verdict.real]
    if verdict.answer is not Answer.YES or set(codes) <= _PLAIN_NUMBERS:
        return ""
    told = {Kind.PHONE: _NUMBER, Kind.HANDLE: _ACCOUNT}.get(verdict.kind)
    return told % {"kinds": _named(codes)} if told else ""


def reason(verdict: Verdict) -> str:
    """Why a name of theirs is not theirs here; empty for every other reason."""
    told = _REASONS.get(verdict.why)
    return told % {"kinds": _named([known.kind for known in verdict.real])} if told else ""


def instead(verdict: Verdict) -> str:
    """Of an e-mail address that nobody knows, that others are listed; else empty."""
    is_mail = verdict.kind is Kind.EMAIL and any(known.mail for known in verdict.real)
    return str(_OTHER_MAIL) if is_mail else ""


def _named(codes: list[str]) -> str:
    names = [str(KINDS[code].name) for code in dict.fromkeys(codes) if code in KINDS]
    return gettext(", ").join(names)
