"""Texts that say that times, languages and so on are not published of a channel that has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

from contacts.enums import Language
from contacts.models import Channel, Guide, OpeningHours, Step
from contacts.models.confirmed_texts import texts_of, translated_fields

SENTENCES: Final = re.compile(r"[.!?؟\n]+")


class Subject(StrEnum):
    """What a text may say is not published."""

    TIMES = "times"
    REPLY = "reply"
    LANGUAGES = "languages"
    COST = "cost"
    SIGN_IN = "sign_in"


TIMES: Final = frozenset({Subject.TIMES, Subject.REPLY})
# What each is called, in English and in Arabic, and that nobody publishes it: in one sentence.
NAMED: Final = {
    Subject.TIMES: (
        r"\b(?:hours|times|when (?:\w+ ){1,3}(?:answers?|opens?|closes?|repl\w+|works?))\b",
        r"أوقات|ساعات|وقت (?:ال)?(?:رد|بد|عمل|دوام|انته)|موعد الرد|مواعيد (?:العمل|الدوام|الرد)",
    ),
    Subject.REPLY: (
        r"\b(?:repl(?:y|ies)|response|answer(?:ing)?) times?\b"
        r"|\b(?:when|how (?:soon|quickly|long)) (?:\w+ ){1,5}(?:answer|repl|respon)\w*",
        r"(?:موعد|مواعيد|وقت|أوقات|مدة|مدد) (?:ال)?رد",
    ),
    Subject.LANGUAGES: (r"\blanguages?\b", r"لغ(?:ة|ات|ته|تها)"),
    Subject.COST: (r"\b(?:costs?|charge[sd]?|fees?|price|free)\b", r"تكلف|رسوم|سعر|مجان"),
    Subject.SIGN_IN: (r"\b(?:sign|log)(?:ging|ing)?[ -]in\b", r"تسجيل (?:ال)?دخول"),
}
DENIED: Final = {
    Language.ENGLISH: re.compile(
        r"(?:\bnot|n[’']t|\bnever) (?:\w+ ){0,2}(?:publish|announce)|\bunpublished\b", re.I
    ),
    Language.ARABIC: re.compile(r"غير (?:ال)?(?:منشور|معلن)|(?:لم|لا) [يت](?:نشر|علن)"),
}


class OutdatedText(NamedTuple):
    row: Any
    field: str
    language: Language
    subject: Subject


def says_so(text: str, language: Language, subject: Subject = Subject.TIMES) -> bool:
    plain = "".join(one for one in text if not unicodedata.combining(one) and one != "ـ")
    named = NAMED[subject][language is Language.ARABIC]
    return any(
        re.search(named, sentence, re.IGNORECASE) and DENIED[language].search(sentence)
        for sentence in SENTENCES.split(plain)
    )


def subjects_of(channel: Channel, hours: Collection[OpeningHours]) -> Iterator[Subject]:
    """What is published of the channel."""
    if hours and not channel.always_available and all(row.opens is not None for row in hours):
        yield Subject.TIMES
    if channel.has_response_time:
        yield Subject.REPLY
    if channel.answer_languages:
        yield Subject.LANGUAGES
    if channel.cost:
        yield Subject.COST
    if channel.sign_in:
        yield Subject.SIGN_IN


def texts_saying_so(channel: Channel) -> Iterator[OutdatedText]:
    """Of the channel, its hours, its questions and their steps, as far as readers see them."""
    hours = list(OpeningHours.objects.published().filter(channel=channel))
    subjects = list(subjects_of(channel, hours))
    if not subjects:
        return
    guides = Guide.objects.published_or_due().filter(channel=channel)
    steps = Step.objects.published_or_due().filter(guide__in=guides).select_related("guide")
    rows: list[Channel | OpeningHours | Guide | Step] = [channel, *hours, *guides, *steps]
    for row in rows:
        for field in translated_fields(type(row)):
            for code, text in texts_of(row, field).items():
                language = Language(code)
                said = (one for one in subjects if says_so(text, language, one))
                if subject := next(said, None):
                    yield OutdatedText(row, field, language, subject)
