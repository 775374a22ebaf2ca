"""Texts that say that a way to get in touch is not published, or how many ways there are, which a
channel makes untrue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from contacts import channel_kinds
from contacts.endpoints.kinds import KINDS
from contacts.enums import Language
from contacts.languages.markdown_fields import as_read
from contacts.languages.number_words import VALUES, folded
from contacts.languages.unpublished_times import DENIED, NAMED, SENTENCES
from contacts.models import Channel, Endpoint, Guide, Page, Step
from contacts.models.confirmed_texts import text_fields

# «والفرع», «للبريد»: what Arabic writes on to a word.
WORD: Final = r"(?<!\w)(?:[وفبك]{0,2}(?:ال|لل|ل)?)(?:%s)(?!\w)"
OF_MORE: Final = {"address", "عنوان", "message"}  # words that name other things as often
OTHERS: Final = (
    r"other (?:\w+ )?(?:platforms|accounts|networks)|(?:منصات|حسابات|المنصات|الحسابات) (?:ال)?أخرى"
)
NONE_IS: Final = re.compile(r"\bno (?:[\w-]+ ){1,9}(?:is|are) published", re.IGNORECASE)
# How many there are: "four ways", «أربع طرق», «طرق التواصل أربع»; not ways to do something else.
WAYS: Final = re.compile(
    r"(?<!\w)(\w+) (?:ways|channels)\b(?! to (?!contact|reach|get in))"
    r"|(?<!\w)(\w+) (?:طرق|قنوات)(?!\w)(?! ل(?!لتواصل|لاتصال))|(?<!\w)(?:طرق|قنوات) التواصل (\w+)"
)


class DenyingText(NamedTuple):
    row: Any
    field: str
    language: Language


def texts_denying(channel: Channel) -> Iterator[DenyingText]:
    """All over the site, as far as readers see them."""
    if not channel.is_published:
        return
    is_untrue = denier(channel)
    guides = Guide.objects.published_or_due()
    steps = Step.objects.published_or_due().filter(guide__in=guides).select_related("guide")
    for row in (*guides, *steps, *Page.objects.published_or_due()):
        for field in text_fields(type(row)):
            for code, text in as_read(row, field).items():
                if any(is_untrue(one, Language(code)) for one in SENTENCES.split(text)):
                    yield DenyingText(row, field, Language(code))


def denier(channel: Channel) -> Callable[[str, Language], bool]:
    """Whether a sentence denies what the channel offers, or counts the ways wrongly."""
    names = re.compile("|".join(names_of(channel)) or r"(?!)", re.IGNORECASE)
    count = Channel.objects.published().count()

    def is_untrue(sentence: str, language: Language) -> bool:
        if miscounts(sentence, count):
            return True
        is_denial = DENIED[language].search(sentence) or NONE_IS.search(sentence)
        return bool(is_denial and names.search(sentence)) and not is_of_a_detail(sentence)

    return is_untrue


def names_of(channel: Channel) -> Iterator[str]:
    """How people call its kind and those of its numbers, links and accounts: patterns."""
    kinds = set(Endpoint.objects.published().filter(channel=channel).values_list("kind", flat=True))
    for one in {channel.kind, *kinds} & channel_kinds.KINDS.keys():  # an e-mail address is both
        kind = channel_kinds.KINDS[one]
        if kind.is_asked_for_alone:
            words = set(kind.wanted_by.split()) - OF_MORE
            yield WORD % "|".join(map(re.escape, sorted(words)))
    yield from (rf"(?<!\w)(?:{KINDS[one].called})(?!\w)" for one in kinds if KINDS[one].called)
    known = Endpoint.objects.published().filter(channel__in=Channel.objects.published())
    networks = {one for one in known.values_list("kind", flat=True) if KINDS[one].network}
    if len(networks) > 1 and kinds & networks:
        yield OTHERS


def is_of_a_detail(sentence: str) -> bool:
    """Of the hours, reply times, languages, cost or signing in, not of the way itself."""
    return any(re.search(one, sentence, re.I) for patterns in NAMED.values() for one in patterns)


def miscounts(sentence: str, count: int) -> bool:
    """As in "There are four ways", where by now there are five."""
    said = (found[found.lastindex or 0] for found in WAYS.finditer(folded(sentence)))
    numbers = (int(one) if one.isdecimal() else VALUES.get(one, count) for one in said)
    return any(number != count for number in numbers)
