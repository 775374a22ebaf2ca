"""Texts that say that times are not published, of a channel whose times are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from contacts.enums import ChannelKind, Language
from contacts.models import Channel, Guide, OpeningHours, Step
from contacts.models.confirmed_texts import texts_of, translated_fields

SENTENCES: Final = re.compile(r"[.!?؟\n]+")
# What times are called, and that nobody publishes them, both in one sentence.
PHRASES: Final = {
    Language.ENGLISH: (
        re.compile(
            r"\b(?:hours|times|when (?:\w+ ){1,3}(?:answers?|opens?|closes?|repl\w+|works?))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:\bnot|n[’']t|\bnever) (?:\w+ ){0,2}(?:publish|announce)|\bunpublished\b", re.I
        ),
    ),
    Language.ARABIC: (
        re.compile(
            r"أوقات|ساعات|وقت (?:ال)?(?:رد|بد|عمل|دوام|انته)|موعد الرد|مواعيد (?:العمل|الدوام|الرد)"
        ),
        re.compile(r"غير (?:ال)?(?:منشور|معلن)|(?:لم|لا) [يت](?:نشر|علن)"),
    ),
}


# When a message is answered says nothing of when somebody is there; a call is answered at once.
REPLIES: Final = {
    Language.ENGLISH: re.compile(
        r"\b(?:reply|replies|response|answering) times?\b|\btimes? (?:of|for) (?:\w+ )?"
        r"(?:repl\w+|responses?|answers?)\b|\bwhen (?:\w+ ){1,3}(?:answers?|repl\w+)",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(r"(?:أوقات|وقت|موعد|مواعيد|ساعات) (?:ال)?رد\w*"),
}


class OutdatedText(NamedTuple):
    row: Any
    field: str
    language: Language


def says_so(text: str, language: Language, *, is_written: bool = False) -> bool:
    """`is_written`: of a channel that answers messages, whose replies take their time."""
    plain = "".join(one for one in text if not unicodedata.combining(one) and one != "ـ")
    if is_written:
        plain = REPLIES[language].sub("", plain)
    return any(
        all(phrase.search(sentence) for phrase in PHRASES[language])
        for sentence in SENTENCES.split(plain)
    )


def texts_saying_so(channel: Channel) -> Iterator[OutdatedText]:
    """Of the channel, its hours, its questions and their steps, as far as readers see them."""
    hours = list(OpeningHours.objects.published().filter(channel=channel))
    usual = [row for row in hours if row.valid_from is None] or hours
    if channel.always_available or all(row.opens is None for row in usual):
        return
    timed = [row for row in hours if row.opens is not None]  # of the others it is true
    is_written = channel.kind != ChannelKind.PHONE
    guides = Guide.objects.published_or_due().filter(channel=channel)
    steps = Step.objects.published_or_due().filter(guide__in=guides).select_related("guide")
    rows: list[Channel | OpeningHours | Guide | Step] = [channel, *timed, *guides, *steps]
    for row in rows:
        for field in translated_fields(type(row)):
            for code, text in texts_of(row, field).items():
                if says_so(text, language := Language(code), is_written=is_written):
                    yield OutdatedText(row, field, language)
