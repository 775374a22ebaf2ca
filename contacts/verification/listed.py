"""Where what somebody pasted stands among what is theirs, in sentences. Pure."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.endpoints.kind import EndpointKind
from contacts.endpoints.kinds import KINDS
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Verdict, Why

_NUMBER: Final = _("It is listed here as: %(kinds)s.")
_ACCOUNT: Final = _(
    "It is listed here as: %(kinds)s. On another network anyone can take the same name."
)
_REASONS: Final[dict[Why, Any]] = {
    Why.ELSEWHERE: _(
        "The account of %(programme)s of this name is another one, listed here as: "
        "%(kinds)s. On another network anyone can take the same name."
    ),
    Why.UNCLEAR: _(
        "As the name of an account it belongs to %(programme)s, listed here as: "
        "%(kinds)s. As a link it opens another website, so do not open it."
    ),
    Why.OTHER_USE: _(
        "It is listed here as: %(kinds)s. It is not listed here as: %(uses)s, so do not use it "
        "for that."
    ),
}
_OTHER_USE: Final = _("A number of %(programme)s, but not published for this use")
_MESSAGE_OTHER_USE: Final = _(
    "It gives a number of %(programme)s for a use that is not published here. Do not reply."
)
_WRITTEN_TO: Final = _(
    "But the sender of a message can be forged. Do not reply to it: start a new message to this "
    "number yourself."
)
_OTHER_MAIL: Final = _(
    "It is not one of the email addresses listed here, and a sender’s address is easily forged. Do "
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
    kinds = _named([known.kind for known in verdict.real])
    values = {"kinds": kinds, "uses": _named(verdict.uses), "programme": "%(programme)s"}
    return told % values if told else ""


def heading(verdict: Verdict) -> str:
    """Of their number that is given for something else; else empty."""
    return str(_OTHER_USE) if verdict.why is Why.OTHER_USE else ""


def in_message() -> str:
    """What is said of a message with such a number."""
    return str(_MESSAGE_OTHER_USE)


def caution(verdict: Verdict) -> str:
    """Of a number at which nobody answers by voice; else empty."""
    rows = [known.row for known in verdict.real]
    is_written_to = verdict.kind is Kind.PHONE and rows and not any(_is_spoken(row) for row in rows)
    return str(_WRITTEN_TO) if is_written_to else ""


def _is_spoken(row: EndpointKind | None) -> bool:
    return row is not None and row.is_spoken


def instead(verdict: Verdict) -> str:
    """Of an email address that nobody knows, that others are listed; else empty."""
    is_mail = verdict.kind is Kind.EMAIL and any(known.mail for known in verdict.real)
    return str(_OTHER_MAIL) if is_mail else ""


def _named(codes: Sequence[str]) -> str:
    names = [str(KINDS[code].name) for code in dict.fromkeys(codes) if code in KINDS]
    return gettext(", ").join(names)
