"""What a person reads of a verdict: no more comfort than its evidence gives. Pure.

Where the programme's name belongs the sentences hold PROGRAMME, in whose place `named` puts it.
"""

from collections.abc import Collection
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contacts.verification import asked, listed
from contacts.verification.other_numbers import (
    AS_ID,
    KEEP_ID,
    MESSAGE_ID,
    is_id_number,
    without_country_code,
)
from contacts.verification.tokens import MAX_LENGTH, Kind
from contacts.verification.verdict import Answer, Verdict, Why

PROGRAMME: Final = "%(programme)s"
# What a yes rests on when nothing has to be said against it.
PLAIN_REASONS: Final = frozenset([Why.EXACT, Why.SAME_SITE])

_YES: Final = {
    Kind.PHONE: _("Yes, this number belongs to %(programme)s"),
    Kind.LINK: _("Yes, this link belongs to %(programme)s"),
    Kind.HANDLE: _("Yes, this account belongs to %(programme)s"),
    Kind.EMAIL: _("Yes, this email address belongs to %(programme)s"),
    Kind.PLACE: _("Yes, this address belongs to %(programme)s"),
}
_ANY_YES: Final = _("Yes, this belongs to %(programme)s")
_YES_BUT: Final = {
    Why.SAME_SITE: _("Yes, this link is on the website of %(programme)s"),
    Why.INSECURE: _("The website of %(programme)s, but the link is not secure"),
    Why.APP_NAME: _("This is the right name of the app, but a name alone is not enough"),
}
_NO: Final = {
    Kind.PHONE: _("No, this number does not belong to %(programme)s"),
    Kind.LINK: _("No, this link does not belong to %(programme)s"),
    Kind.HANDLE: _("No, this account does not belong to %(programme)s"),
    Kind.EMAIL: _("No, this email address does not belong to %(programme)s"),
    Kind.APP: _("No, this is not the name of the app of %(programme)s"),
}
_ANY_NO: Final = _("No, this does not belong to %(programme)s")
_HEADINGS: Final = {
    Answer.FAKE: _("No, this was reported as fake"),
    Answer.ASKS: asked.HEADING,
    Answer.DISPUTED: _("Sources disagree, so do not rely on it"),
    Answer.NOT_KNOWN: _("Not known, so do not rely on it"),
    Answer.NOT_CHECKED: _("Not checked"),
    Answer.EMPTY: _("Nothing to check yet"),
    Answer.TOO_LONG: _("This is too long to check"),
}
_NOT_KNOWN: Final[dict[str, Any]] = {
    Kind.TEXT: _("Nothing here shows who sent it"),
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
    Kind.EMAIL: _(
        "But the sender’s address of a message can be forged. Do not reply: write to this address "
        "yourself."
    ),
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
    Why.INSIDE: _("It contains the real one to look trustworthy, but it is something else."),
    Why.BELOW: _(
        "It has the name of %(programme)s in it, but on that website anybody can write "
        "such a link, and only the page itself says whose it is. Open their own page and "
        "look for it there."
    ),
}
_NOT_LISTED: Final[dict[str, Any]] = {
    Kind.PHONE: _("We do not know it. Do not call it, and give its owner nothing."),
    Kind.LINK: _("We do not know it. Do not open it, and type nothing into it."),
    Kind.HANDLE: _("We do not know it. Do not write to it, and give its owner nothing."),
    Kind.APP: _("We do not know it. Do not install it."),
    Kind.EMAIL: _(
        "No email address of %(programme)s is listed here, and a sender’s address is "
        "easily forged. Do not write to it."
    ),
    Kind.PLACE: _("We do not know it. Do not go there because a message says so."),
    Kind.SERVICE: _(
        "Nothing of %(programme)s is listed here on this service. Anyone can write to you"
        " there under that name and with that picture. Do not reply."
    ),
    Kind.TEXT: _(
        "There is no number, link or account in it to check. If it asks for a code, a password or "
        "money, treat it as a scam."
    ),
    Kind.BANK_ACCOUNT: _("No bank account of %(programme)s is listed here. Pay nothing into it."),
}
_ANY_NOT_LISTED: Final = _(
    "We do not know it. Do not call it or open it, and give its owner nothing."
)
_DISPUTED: Final = _(
    "Other websites gave it as belonging to %(programme)s, and we have not confirmed "
    "it. Use the one listed here."
)
_QUANTITIES: Final = _("Amounts, dates, order numbers and codes do not show who sent the message.")
_EMPTY: Final = _("Paste or type a message, a number, a link, an account or the name of an app.")
_TOO_LONG: Final = _(
    "It has %(length)d characters, and %(limit)d can be checked at once. Nothing of it was "
    "checked: shorten it, and keep the numbers, links and accounts."
)
_DO_NOT: Final = {
    Kind.PHONE: _("Do not call it and do not reply."),
    Kind.LINK: _("Do not open it and do not reply."),
    **dict.fromkeys([Kind.HANDLE, Kind.EMAIL], _("Do not write to it and do not reply.")),
    Kind.APP: _("Do not download it."),
}
_DO_NOTHING: Final = _("Do not reply.")

# Of a text that has more in it than the one thing that decides.
_MESSAGE_HEADINGS: Final = {
    Answer.FAKE: _("Do not trust this message"),
    Answer.LOOKS_LIKE: _("Do not trust this message"),
    Answer.ASKS: _("Do not trust this message"),
    Answer.NOT_KNOWN: _("Do not rely on this message"),
    Answer.DISPUTED: _("Not everything in it is confirmed"),
    Answer.YES: _("It is not known who wrote this message"),
}
_MESSAGE_NO: Final = {
    Kind.PHONE: _(
        "It has a number that does not belong to %(programme)s. Do not call it and do not reply."
    ),
    Kind.LINK: _(
        "It has a link that does not belong to %(programme)s. Do not open it and do not reply."
    ),
    Kind.HANDLE: _(
        "It has an account that does not belong to %(programme)s. Do not write to it and "
        "do not reply."
    ),
    Kind.EMAIL: _(
        "It has an email address that does not belong to %(programme)s. Do not write to "
        "it and do not reply."
    ),
}
_MESSAGE_SEVERAL_NO: Final[dict[frozenset[Kind], Any]] = {
    frozenset([Kind.LINK, Kind.PHONE]): _(
        "It has links and numbers that do not belong to %(programme)s. Do not open them, "
        "do not call and do not reply."
    ),
    frozenset([Kind.PHONE, Kind.HANDLE]): _(
        "It has numbers and accounts that do not belong to %(programme)s. Do not call, do"
        " not write to them and do not reply."
    ),
    frozenset([Kind.LINK, Kind.HANDLE]): _(
        "It has links and accounts that do not belong to %(programme)s. Do not open them,"
        " do not write to them and do not reply."
    ),
    frozenset([Kind.LINK, Kind.PHONE, Kind.HANDLE]): _(
        "It has links, numbers and accounts that do not belong to %(programme)s. Do not "
        "open them, do not call and do not reply."
    ),
}
_MESSAGE_ANY_NO: Final = _("It imitates %(programme)s. Do not reply.")
_MESSAGE_NOT_KNOWN: Final[dict[str, Any]] = {
    Kind.PHONE: _("It has a number that is not listed here. Do not call it."),
    Kind.LINK: _("It has a link that is not listed here. Do not open it."),
    Kind.HANDLE: _("It has an account that is not listed here. Do not write to it."),
    Kind.EMAIL: _("It has an email address that is not listed here. Do not write to it."),
    Kind.SERVICE: _(
        "It names a service on which nothing of %(programme)s is listed here. Do not reply there."
    ),
    Kind.APP: _("It names an app that is not listed here. Do not install it."),
    Kind.TEXT: _NOT_LISTED[Kind.TEXT],
    Kind.BANK_ACCOUNT: _("It has a bank account to pay to. Do not pay anything."),
}
_MESSAGE_ANY_NOT_KNOWN: Final = _("It has something in it that is not listed here. Do not reply.")
_MESSAGE_SEVERAL_NOT_KNOWN: Final = _(
    "It has several things in it that are not listed here. Do not call, do not open anything and "
    "do not reply."
)
_MESSAGE_DISPUTED: Final = _(
    "Other websites gave something in it as belonging to %(programme)s, and we have "
    "not confirmed it. Use what is listed here."
)
_MESSAGE_YES: Final = _(
    "The number, link or account in it belongs to %(programme)s, but anyone can write it."
)
# Beside every yes: what is theirs may stand in anybody's message.
SCAM: Final = _("If it asks for a code, a password or money, treat it as a scam.")
ALL_YES: Final = _("Yes, all of these belong to %(programme)s")
ALL_YES_BUT: Final = _("Read the note below each one before you rely on it.")


def named(told: str, programme: str) -> str:
    """With the programme's name as it stands within a sentence."""
    return told.replace(PROGRAMME, programme)


def heading(verdict: Verdict) -> str:
    """Of one piece."""
    if is_id_number(verdict):
        return str(AS_ID)
    if told := listed.heading(verdict):
        return told
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
    if is_id_number(verdict):
        return str(KEEP_ID)
    if told := without_country_code(verdict) or listed.reason(verdict):
        return told
    match verdict.answer:
        case Answer.EMPTY:
            return str(_EMPTY)
        case Answer.TOO_LONG:
            return _TOO_LONG % {"length": length, "limit": MAX_LENGTH}
        case Answer.NOT_CHECKED:
            return str(_QUANTITIES)
        case Answer.ASKS:
            return asked.sentence([verdict])
        case Answer.DISPUTED:
            return str(_DISPUTED)
        case Answer.YES if verdict.why in PLAIN_REASONS:
            told = listed.caution(verdict) or str(_CAUTIONS.get(verdict.kind, ""))
            return " ".join(filter(None, [listed.place_of(verdict), told]))
        case Answer.NOT_KNOWN if verdict.why is not Why.BELOW:
            others = listed.instead(verdict)
            return others or str(_NOT_LISTED.get(verdict.kind, _ANY_NOT_LISTED))
    return str(_REASONS.get(verdict.why, ""))


def instruction(verdict: Verdict) -> str:
    """What to do about one thing that is not theirs."""
    if verdict.answer is Answer.ASKS:
        return asked.sentence([verdict])
    return without_country_code(verdict) or str(_DO_NOT.get(verdict.kind, _DO_NOTHING))


def message_heading(worst: Verdict) -> str:
    if worst.why is Why.APP_NAME:
        return heading(worst)
    is_nothing_in_it = (worst.answer, worst.kind) == (Answer.NOT_KNOWN, Kind.TEXT)
    return heading(worst) if is_nothing_in_it else str(_MESSAGE_HEADINGS[worst.answer])


def message_sentence(worst: Verdict, kinds: Collection[Kind] = ()) -> str:
    """`kinds` are those of all that is not theirs, or that nobody knows."""
    several = frozenset(kinds) & {Kind.PHONE, Kind.LINK, Kind.HANDLE}
    match worst.answer:
        case Answer.FAKE | Answer.LOOKS_LIKE if several in _MESSAGE_SEVERAL_NO:
            return str(_MESSAGE_SEVERAL_NO[several])
        case Answer.ASKS:
            return asked.sentence([worst])
        case Answer.NOT_KNOWN if worst.why is Why.OTHER_USE:
            return listed.in_message()
        case Answer.NOT_KNOWN if len(several) > 1:
            return str(_MESSAGE_SEVERAL_NOT_KNOWN)
        case Answer.NOT_KNOWN if is_id_number(worst):
            return str(MESSAGE_ID)
        case Answer.FAKE | Answer.LOOKS_LIKE:
            return str(_MESSAGE_NO.get(worst.kind, _MESSAGE_ANY_NO))
        case Answer.NOT_KNOWN:
            return str(_MESSAGE_NOT_KNOWN.get(worst.kind, _MESSAGE_ANY_NOT_KNOWN))
        case Answer.DISPUTED:
            return str(_MESSAGE_DISPUTED)
        case Answer.YES if worst.why is Why.APP_NAME:
            return sentence(worst)
    return str(_MESSAGE_YES)
