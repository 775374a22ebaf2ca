"""What people choose a channel by: its languages, reply time, cost and sign-in, in words.

What is not published is never said as if it were a "no".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from contacts.channel_kinds import KINDS
from contacts.fallback import LocalizedText
from contacts.hours.sentences import response_time
from contacts.hours.status import State, Status
from contacts.models import Channel
from contacts.models.fields import LanguagesField


@dataclass(frozen=True, slots=True)
class ChannelFact:
    """`value` is None where people would ask and nothing is published."""

    label: str
    value: LocalizedText | None

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"


def facts_beside(channel: Channel, status: Status) -> list[ChannelFact]:
    """Those that stand beside this status, which tells when to expect a reply itself."""
    told = reply_label() if status.state is State.ALWAYS else ""
    return [fact for fact in channel_facts(channel) if fact.label != told]


def channel_facts(channel: Channel) -> Iterator[ChannelFact]:
    """What is published and, of its kind of channel, what else people would ask."""
    reply = response_time(channel)
    if reply or not KINDS[channel.kind].is_answered_at_once:
        yield ChannelFact(reply_label(), reply or None)
    spoken = languages_in_words(channel)
    yield ChannelFact(_("Answers in"), _own(spoken))
    if channel.cost or KINDS[channel.kind].is_paid_by_use:
        yield ChannelFact(pgettext("of a channel", "Cost"), _own(channel.get_cost_display()))
    if channel.sign_in:
        yield ChannelFact(_("Signing in"), _own(channel.get_sign_in_display()))


def reply_label() -> str:
    return _("Usual reply time")


def languages_in_words(channel: Channel) -> str:
    """ "" where it is not known."""
    names = LanguagesField.names_of(channel.answer_languages)
    return _("Arabic and English") if len(names) > 1 else "".join(names)


def _own(words: str) -> LocalizedText | None:
    """Words of the site, which are in the page's language."""
    return LocalizedText(str(words), get_language() or "ar", False) if words else None
