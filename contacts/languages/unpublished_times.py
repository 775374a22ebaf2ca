"""Texts that say that times, languages and so on are not published of a channel that has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

from contacts.channel_kinds import KINDS
from contacts.enums import Language
from contacts.languages.markdown_fields import as_read
from contacts.models import Channel, Guide, OpeningHours, Step
from contacts.models.confirmed_texts import text_fields

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
    subject: Subject


def says_so(
    text: str,
    language: Language,
    subject: Subject = Subject.TIMES,
    *,
    is_written: bool = False,
) -> bool:
    """`is_written`: of a channel that answers messages, whose replies take their time."""
    plain = "".join(one for one in text if not unicodedata.combining(one) and one != "ـ")
    if is_written and subject is Subject.TIMES:
        plain = REPLIES[language].sub("", plain)
    named = NAMED[subject][language is Language.ARABIC]
    return any(
        re.search(named, sentence, re.IGNORECASE) and DENIED[language].search(sentence)
        for sentence in SENTENCES.split(plain)
    )


def subjects_of(channel: Channel, hours: Collection[OpeningHours]) -> Iterator[Subject]:
    """What is published of the channel."""
    usual = [row for row in hours if row.valid_from is None] or hours
    if not channel.always_available and any(row.opens is not None for row in usual):
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
    timed = [row for row in hours if row.opens is not None]  # of the others it is true
    is_written = not KINDS[channel.kind].is_spoken
    guides = Guide.objects.published_or_due().filter(channel=channel)
    steps = Step.objects.published_or_due().filter(guide__in=guides).select_related("guide")
    rows: list[Channel | OpeningHours | Guide | Step] = [channel, *timed, *guides, *steps]
    for row in rows:
        for field in text_fields(type(row)):
            for code, text in as_read(row, field).items():
                language = Language(code)
                said = (
                    one for one in subjects if says_so(text, language, one, is_written=is_written)
                )
                if subject := next(said, None):
                    yield OutdatedText(row, field, language, subject)
