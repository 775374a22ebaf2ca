"""What a person reads of a verdict: no more comfort than its evidence gives. Pure."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contacts.verification.tokens import MAX_LENGTH, Kind
from contacts.verification.verdict import Answer, Verdict, Why

# Of pieces that are no contact at all; keys of dictionaries beside Kind.
BANK_ACCOUNT: Final = "bank_account"
DEMAND: Final = "demand"
# What a yes rests on when nothing has to be said against it.
PLAIN_REASONS: Final = frozenset([Why.EXACT, Why.SAME_SITE])

_YES: Final = {
    Kind.PHONE: _("Yes, this is Citizen Account’s number"),
    Kind.LINK: _("Yes, this is Citizen Account’s link"),
    Kind.HANDLE: _("Yes, this is the programme’s account"),
}
_ANY_YES: Final = _("Yes, this is Citizen Account’s")
_YES_BUT: Final = {
    Why.SAME_SITE: _("Yes, this link is on Citizen Account’s website"),
    Why.INSECURE: _("Citizen Account’s website, but the link is not secure"),
    Why.APP_NAME: _("This is their name, but a name alone proves nothing"),
}
_NO: Final = {
    Kind.PHONE: _("No, this is not Citizen Account’s number"),
    Kind.LINK: _("No, this is not Citizen Account’s link"),
    Kind.HANDLE: _("No, this is not the programme’s account"),
    Kind.APP: _("No, this is not the name of their app"),
}
_ANY_NO: Final = _("No, this is not Citizen Account’s")
_HEADINGS: Final = {
    Answer.FAKE: _("No, this was reported as fake"),
    Answer.DISPUTED: _("Not confirmed: other sources give it"),
    Answer.NOT_KNOWN: _("Not known, so do not rely on it"),
    Answer.NOT_CHECKED: _("Not checked"),
    Answer.EMPTY: _("Nothing to check yet"),
    Answer.TOO_LONG: _("This is too long to check"),
}
_NOT_KNOWN: Final[dict[str, Any]] = {
    Kind.TEXT: _("Nothing in it tells who wrote it"),
    DEMAND: _("It asks for what you must not give"),
}

# What a yes does not prove.
_CAUTIONS: Final = {
    Kind.PHONE: _(
        "But the number shown on an incoming call or message can be forged. Hang up and call it "
        "yourself."
    ),
    Kind.LINK: _(
        "But do not open it from a message: type the address into the browser yourself, or open it "
        "from here."
    ),
    Kind.HANDLE: _("But compare its spelling letter by letter with what you see."),
}
_REASONS: Final = {
    Why.INSECURE: _(
        "Its address starts with http, so others can read along and change what you see. Type "
        "it yourself, starting with https."
    ),
    Why.APP_NAME: _(
        "Anyone can give an app this name. Get the app from your phone’s app store and never from "
        "a link that was sent to you."
    ),
    Why.NEAR: _("It differs a little from the real one. Compare them character by character."),
    Why.DISGUISED: _(
        "It has letters of another alphabet that look like the letters of the real one."
    ),
    Why.INSIDE: _("It carries the real one as a part, to be believed, but it is something else."),
    Why.BELOW: _(
        "It has their name in it, but on this site anybody can write such a link, and only the "
        "page itself says whose it is. Open their own page and look for it there."
    ),
}
_NOT_LISTED: Final[dict[str, Any]] = {
    Kind.EMAIL: _(
        "No e-mail address of theirs is listed here, and a sender’s address is easily forged."
    ),
    Kind.SERVICE: _(
        "Nothing of theirs is listed here on this service. Anyone can write to you there, even "
        "under their name and with their picture."
    ),
    Kind.TEXT: _(
        "There is no number, link or account in it that could be checked. If it asks for a code, "
        "a password or money, it is a fraud."
    ),
    BANK_ACCOUNT: _("No bank account of theirs is listed here. Do not pay anything to it."),
    DEMAND: _("Give nobody a code, a password or money because a message asks for it."),
}
_ANY_NOT_LISTED: Final = _("It is not listed here, which does not prove that it is fake.")
_DISPUTED: Final = _(
    "Other sources give it as Citizen Account’s; it is not confirmed here. Use the one listed here."
)
_QUANTITIES: Final = _("Amounts, dates and times do not tell who sent them.")
_EMPTY: Final = _("Paste or type a message, a number, a link, an account or the name of an app.")
_TOO_LONG: Final = _(
    "It has %(length)d characters, and %(limit)d can be checked at once. Nothing of it was "
    "checked: shorten it, and keep the numbers, links and accounts."
)
_DO_NOT: Final = {
    Kind.PHONE: _("Do not call it and do not reply."),
    Kind.LINK: _("Do not open it and do not reply."),
    Kind.HANDLE: _("Do not write to it and do not reply."),
    Kind.APP: _("Do not download it."),
}
_DO_NOTHING: Final = _("Do not reply.")

# Of a text that has more in it than the one thing that decides.
_MESSAGE_HEADINGS: Final = {
    Answer.FAKE: _("Do not trust this message"),
    Answer.LOOKS_LIKE: _("Do not trust this message"),
    Answer.NOT_KNOWN: _("Do not rely on this message"),
    Answer.DISPUTED: _("Not everything in it is confirmed"),
    Answer.YES: _("It is not known who wrote this message"),
}
_MESSAGE_NO: Final = {
    Kind.PHONE: _(
        "It has a number that is not Citizen Account’s. Do not call it and do not reply."
    ),
    Kind.LINK: _("It has a link that is not Citizen Account’s. Do not open it and do not reply."),
    Kind.HANDLE: _(
        "It has an account that is not the programme’s. Do not write to it and do not reply."
    ),
}
_MESSAGE_ANY_NO: Final = _("It imitates Citizen Account. Do not reply.")
_MESSAGE_NOT_KNOWN: Final[dict[str, Any]] = {
    Kind.PHONE: _("It has a number that is not listed here. Do not call it."),
    Kind.LINK: _("It has a link that is not listed here. Do not open it."),
    Kind.HANDLE: _("It has an account that is not listed here. Do not write to it."),
    Kind.EMAIL: _("It has an e-mail address that is not listed here. Do not write to it."),
    Kind.SERVICE: _("It names a service on which nothing of theirs is listed here."),
    Kind.APP: _("It names an app that is not listed here. Do not install it."),
    Kind.TEXT: _NOT_LISTED[Kind.TEXT],
    BANK_ACCOUNT: _("It has a bank account to pay to. Do not pay anything."),
    DEMAND: _("It asks for a code, a password or money. Do not give it."),
}
_MESSAGE_ANY_NOT_KNOWN: Final = _("It has something in it that is not listed here.")
_MESSAGE_DISPUTED: Final = _("Other sources give something in it that is not confirmed here.")
_MESSAGE_YES: Final = _(
    "The number, link or account in it is Citizen Account’s, but anyone can write it."
)
ALL_YES: Final = _("Yes, all of these are Citizen Account’s")
ALL_YES_BUT: Final = _("Read what stands below each of them before you rely on it.")


def heading(verdict: Verdict) -> str:
    """Of one piece."""
    match verdict.answer:
        case Answer.YES:
            return str(_YES_BUT.get(verdict.why) or _YES.get(verdict.kind, _ANY_YES))
        case Answer.LOOKS_LIKE:
            return str(_NO.get(verdict.kind, _ANY_NO))
        case Answer.NOT_KNOWN if verdict.kind in _NOT_KNOWN:
            return str(_NOT_KNOWN[verdict.kind])
    return str(_HEADINGS[verdict.answer])


def sentence(verdict: Verdict, *, length: int = 0) -> str:
    """What the answer to one piece rests on, and what it leaves open; `length` of the text."""
    match verdict.answer:
        case Answer.EMPTY:
            return str(_EMPTY)
        case Answer.TOO_LONG:
            return _TOO_LONG % {"length": length, "limit": MAX_LENGTH}
        case Answer.NOT_CHECKED:
            return str(_QUANTITIES)
        case Answer.DISPUTED:
            return str(_DISPUTED)
        case Answer.YES if verdict.why in PLAIN_REASONS:
            return str(_CAUTIONS.get(verdict.kind, ""))
        case Answer.NOT_KNOWN if verdict.why is not Why.BELOW:
            return str(_NOT_LISTED.get(verdict.kind, _ANY_NOT_LISTED))
    return str(_REASONS.get(verdict.why, ""))


def instruction(verdict: Verdict) -> str:
    """What to do about one thing that is not theirs."""
    return str(_DO_NOT.get(verdict.kind, _DO_NOTHING))


def message_heading(worst: Verdict) -> str:
    is_nothing_in_it = (worst.answer, worst.kind) == (Answer.NOT_KNOWN, Kind.TEXT)
    return heading(worst) if is_nothing_in_it else str(_MESSAGE_HEADINGS[worst.answer])


def message_sentence(worst: Verdict) -> str:
    match worst.answer:
        case Answer.FAKE | Answer.LOOKS_LIKE:
            return str(_MESSAGE_NO.get(worst.kind, _MESSAGE_ANY_NO))
        case Answer.NOT_KNOWN:
            return str(_MESSAGE_NOT_KNOWN.get(worst.kind, _MESSAGE_ANY_NOT_KNOWN))
        case Answer.DISPUTED:
            return str(_MESSAGE_DISPUTED)
    return str(_MESSAGE_YES)
