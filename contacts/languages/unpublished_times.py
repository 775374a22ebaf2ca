"""Texts that say that times are not published, of a channel whose times are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from contacts.enums import Language
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


class OutdatedText(NamedTuple):
    row: Any
    field: str
    language: Language


def says_so(text: str, language: Language) -> bool:
    plain = "".join(one for one in text if not unicodedata.combining(one) and one != "ـ")
    return any(
        all(phrase.search(sentence) for phrase in PHRASES[language])
        for sentence in SENTENCES.split(plain)
    )


def texts_saying_so(channel: Channel) -> Iterator[OutdatedText]:
    """Of the channel, its hours, its questions and their steps, as far as readers see them."""
    hours = list(OpeningHours.objects.published().filter(channel=channel))
    if channel.always_available or not hours or any(row.opens is None for row in hours):
        return
    guides = Guide.objects.published_or_due().filter(channel=channel)
    steps = Step.objects.published_or_due().filter(guide__in=guides).select_related("guide")
    rows: list[Channel | OpeningHours | Guide | Step] = [channel, *hours, *guides, *steps]
    for row in rows:
        for field in translated_fields(type(row)):
            for code, text in texts_of(row, field).items():
                if says_so(text, language := Language(code)):
                    yield OutdatedText(row, field, language)
