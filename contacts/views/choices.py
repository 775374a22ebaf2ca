"""Choosing among the channels by what readers need: a language, no charge, no signing in.

Channels of which that is not published are shown too, apart from those that are known to fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from contacts.enums import Cost, Language, SignIn
from contacts.models import Channel
from contacts.publishing.channels_now import ChannelNow

# By the parameter of the address, which is one of the channel's fields but for the language.
ANSWERS: Final = {
    "language": {
        Language.ARABIC.value: _("Answers in Arabic"),
        Language.ENGLISH.value: _("Answers in English"),
    },
    "cost": {Cost.FREE.value: _("Free of charge")},
    "sign_in": {SignIn.NOT_NEEDED.value: _("Without signing in")},
}
QUERY: Final = tuple(ANSWERS)


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the list, or widens it again where it `is_on`."""

    words: str
    query: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """`fitting` are all where nothing was chosen; `unknown` those that may fit."""

    fitting: list[ChannelNow]
    unknown: list[ChannelNow]
    choices: list[Choice]
    is_narrowed: bool

    @property
    def channels(self) -> list[Channel]:
        return [now.channel for now in (*self.fitting, *self.unknown)]


def chosen(channels: list[ChannelNow], query: Mapping[str, str]) -> Chosen:
    """Http404 for an answer that nobody is asked for."""
    wanted = {name: query[name] for name in QUERY if name in query}
    if any(value not in ANSWERS[name] for name, value in wanted.items()):
        raise Http404("the channels cannot be chosen by this")
    fits = [_all_of(_answer(now.channel, *each) for each in wanted.items()) for now in channels]
    return Chosen(
        fitting=[now for now, fit in zip(channels, fits, strict=True) if fit],
        unknown=[now for now, fit in zip(channels, fits, strict=True) if fit is None],
        choices=list(_choices([now.channel for now in channels], wanted)),
        is_narrowed=bool(wanted),
    )


def _choices(channels: list[Channel], wanted: Mapping[str, str]) -> Iterator[Choice]:
    """Those that at least one channel is known to fit."""
    for name, words in ANSWERS.items():
        for value, label in words.items():
            is_on = wanted.get(name) == value
            if is_on or any(_answer(channel, name, value) for channel in channels):
                others = {key: one for key, one in wanted.items() if key != name}
                asked = others if is_on else {**others, name: value}
                ordered = [(key, asked[key]) for key in QUERY if key in asked]
                yield Choice(str(label), f"?{urlencode(ordered)}" if ordered else "", is_on)


def _answer(channel: Channel, name: str, value: str) -> bool | None:
    """None: it is not published."""
    if name == "language":
        return value in channel.answer_languages if channel.answer_languages else None
    known = getattr(channel, name)
    return known == value if known else None


def _all_of(answers: Iterable[bool | None]) -> bool | None:
    """No if one is a no, else unknown if one is."""
    found = list(answers)
    if False in found:
        return False
    return None if None in found else True
