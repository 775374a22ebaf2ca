"""What is said of a message that asks for what nobody genuine asks for. Pure."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contacts.verification.demands import Asked, asked_in
from contacts.verification.verdict import Answer, Verdict

_NAMES: Final = {
    Asked.ID: _("ID number"),
    Asked.CODE: _("verification code"),
    Asked.PASSWORD: _("password"),
    Asked.CARD: _("bank card or account details"),
    Asked.MONEY: _("money"),
}
HEADING: Final = _("No, nobody genuine asks for this")
_SENTENCE: Final = _(
    "It asks for: %(things)s. Nobody genuine asks for this in a message. Do not give it and do not "
    "reply."
)


def sentence(verdicts: Iterable[Verdict]) -> str:
    """All that they ask for, by name, in one sentence."""
    asked = {one for verdict in verdicts for one in asked_in(verdict.shown)}
    things = gettext(", ").join(str(name) for one, name in _NAMES.items() if one in asked)
    return _SENTENCE % {"things": things}


def asking(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those of the verdicts that are on something asked for."""
    return [one for one in verdicts if one.answer is Answer.ASKS]
