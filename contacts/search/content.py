"""The published content as documents for the index, read from the database as plain values.

Of guides, of which there may be ten thousand, only those are read that an index lacks: every
guide has a fingerprint of the primary keys and times of change that it is made of. Of these
times only equality matters, so that clocks of several machines may differ. Channels, topics and
pages are few, and read whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, Final

from django.db import connections
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import override

from contacts.endpoints import display, numbering
from contacts.endpoints.kinds import KINDS
from contacts.enums import GuideForm, Language, PageKind
from contacts.languages.markdown import paragraphs
from contacts.languages.short_markdown import plain
from contacts.models import Channel, Endpoint, Guide, Page, Step, Synonym, Topic
from contacts.publishing.channel_facts import channel_facts
from contacts.search.documents import Document, Part, Passage, key_of
from contacts.search.examples import language_of
from contacts.search.synonyms import SynonymEntry

Passages = tuple[Passage, ...]
ASKED_OF_HOURS: Final = (
    "متى تفتحون؟",
    "أوقات العمل والدوام",
    "opening and working hours",
    "opening times",
)
Row = tuple[Any, ...]
# Guides read at one go: few enough to need little memory, and for the database to take.
READ_AT_ONCE = 1000


def in_both_languages(name: str) -> list[str]:
    return [f"{name}_{language}" for language in Language.values]


TITLE, SUMMARY = in_both_languages("title"), in_both_languages("summary")
TEXT, DETAIL = in_both_languages("text"), in_both_languages("detail")


@dataclass(frozen=True)
class Others:
    """All documents but those of guides, and what guides are found by of channel and topic."""

    documents: tuple[Document, ...]
    of_channels: dict[int | None, Passages]  # by primary key
    of_topics: dict[int | None, Passages]
    topics: dict[int | None, str]  # slugs

    def around(self, channel: int | None, topic: int | None) -> Passages:
        """Nothing of one that is not published."""
        return self.of_channels.get(channel, ()) + self.of_topics.get(topic, ())


def read_others() -> Others:
    channels = list(Channel.objects.published().with_parts())
    topics = list(Topic.objects.published())
    documents = [
        *map(document_of_channel, channels),
        *map(document_of_topic, topics),
        *map(document_of_page, Page.objects.published()),
    ]
    return Others(
        tuple(documents),
        {one.pk: (*texts_of(one, "name", part=Part.CONTEXT), *numbers(one)) for one in channels},
        {one.pk: tuple(texts_of(one, "name", part=Part.CONTEXT)) for one in topics},
        {one.pk: one.slug for one in topics},
    )


def document_of_channel(channel: Channel) -> Document:
    labels = (texts_of(one, "label", part=Part.CONTEXT) for one in channel.endpoints.all())
    passages = (
        *texts_of(channel, "name", part=Part.TITLE),
        *texts(read(getattr(channel, column) for column in SUMMARY), part=Part.SUMMARY),
        *facts(channel),
        *numbers(channel),
        *times(channel),
        *(passage for label in labels for passage in label),
    )
    key = key_of(PageKind.CHANNEL, channel.pk)
    return Document(key, channel.position, passages, channel.slug, channel.pk)


def document_of_topic(topic: Topic) -> Document:
    passages = tuple(texts_of(topic, "name", part=Part.TITLE))
    key = key_of(PageKind.TOPIC, topic.pk)
    return Document(key, topic.position, passages, topic.slug, topic=topic.slug)


def document_of_page(page: Page) -> Document:
    body = texts_of(page, "body", part=Part.BODY)
    passages = (
        *texts_of(page, "title", part=Part.TITLE),
        *(Passage(one.part, one.language, text) for one in body for text in paragraphs(one.text)),
        *wordings(page.other_wordings),
    )
    return Document(key_of(PageKind.PAGE, page.pk), page.position, passages, page.slug)


def texts_of(row: object, name: str, *, part: Part) -> Iterator[Passage]:
    return texts((getattr(row, column) for column in in_both_languages(name)), part=part)


def texts(values: Iterable[str | None], *, part: Part, ref: str = "") -> Iterator[Passage]:
    """The passages of one text, given in each language, that are not blank."""
    for language, value in zip(Language.values, values, strict=True):
        if text := (value or "").strip():
            yield Passage(part, language, text, ref)


def read(values: Iterable[str | None]) -> Iterator[str]:
    """Of short Markdown, its words."""
    return (plain(value or "") for value in values)


def facts(channel: Channel) -> Iterator[Passage]:
    """What is known of its reply time, languages and so on, as pages say it."""
    for language in Language.values:
        with override(language):
            for place, fact in enumerate(channel_facts(channel)):
                if fact.value and fact.value.language == language:
                    yield Passage(Part.BODY, language, str(fact), f"fact {place}")


def times(channel: Channel) -> Iterator[Passage]:
    """What people write who want to know its hours, and the names of its seasons."""
    periods = list(channel.opening_hours.all())
    if periods:
        yield from wordings(ASKED_OF_HOURS)
    for period in periods:
        yield from texts_of(period, "name", part=Part.CONTEXT)


def numbers(channel: Channel) -> Iterator[Passage]:
    """Numbers and handles as people write them; they belong to no language."""
    for endpoint in channel.endpoints.all():
        for spelling in spellings(endpoint):
            yield Passage(Part.CONTEXT, "", spelling)


def spellings(endpoint: Endpoint) -> Iterator[str]:
    """As it is shown, and what one dials: 920 001 234, 920001234."""
    shown = display(endpoint.kind, endpoint.value)
    yield shown
    number = KINDS[endpoint.kind].number(endpoint.value)
    if number and shown != number:
        yield number.removeprefix("+")
        yield from numbering.own().spellings(number)


def fingerprints(others: Others, pks: list[int] | None = None) -> dict[int, int]:
    """Of each published guide, or of those among `pks`, by its primary key.

    Equal ones mean an equal guide.
    """
    around = cache(lambda *keys: hash((others.around(*keys), others.topics.get(keys[1]))))
    published = Step.objects.published().order_by("guide_id", "position", "pk")
    guides = Guide.objects.published().order_by()
    if pks == []:
        return {}
    if pks is not None:
        published, guides = published.filter(guide_id__in=pks), guides.filter(pk__in=pks)
    steps: dict[int, list[Row]] = {}
    for step in fetched(published, "guide_id", "pk", "changed"):
        steps.setdefault(step[0], []).append(step)
    columns = ("pk", "channel_id", "topic_id", "changed")
    return {
        pk: hash((time, tuple(steps.get(pk, ())), around(channel, topic)))
        for pk, channel, topic, time in fetched(guides, *columns)
    }


def fetched(rows: QuerySet[Any], *names: str) -> Iterator[Row]:
    """Columns as the driver gives them, and times of change as texts: making moments of them
    takes five times as long."""
    rows = rows.annotate(changed=Cast("updated_at", TextField()))
    with connections[rows.db].cursor() as cursor:
        cursor.execute(*rows.values_list(*names).query.sql_with_params())
        found = [column[0] for column in cursor.description]
        # modeltranslation puts them into an order of its own.
        return map(itemgetter(*map(found.index, names)), cursor.fetchall())


def documents_of(pks: Iterable[int], others: Others) -> Iterator[Document]:
    """Of those guides that are published."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), READ_AT_ONCE):
        yield from _documents_of(ordered[start : start + READ_AT_ONCE], others)


def _documents_of(pks: Sequence[int], others: Others) -> Iterator[Document]:
    steps: dict[int, list[Row]] = {}
    published = Step.objects.published().filter(guide_id__in=pks)
    for guide, *step in published.values_list("guide_id", "pk", "uid", *TEXT, *DETAIL):
        steps.setdefault(guide, []).append(tuple(step))
    guides = Guide.objects.published().filter(pk__in=pks).order_by()
    columns = ("position", "slug", "form", "topic_id", "channel_id", "other_wordings")
    found = guides.values_list("pk", *columns, *TITLE, *SUMMARY)
    for pk, position, slug, form, topic, channel, asked, *own in found:
        parts = steps.get(pk, [])
        passages = (*_passages(own, parts), *wordings(asked), *others.around(channel, topic))
        keys = tuple((step, uid) for step, uid, *_ in parts)
        key, place = key_of(PageKind.GUIDE, pk), others.topics.get(topic, "")
        yield Document(key, position, passages, slug, channel, keys, place, GuideForm(form))


def wordings(asked: Iterable[object]) -> Iterator[Passage]:
    for text in map(str, asked):
        yield Passage(Part.WORDING, language_of(text), text)


def _passages(own: Sequence[str], steps: Iterable[Sequence[Any]]) -> Iterator[Passage]:
    """Of a guide; the texts of each language stand side by side."""
    languages = len(Language.values)
    yield from texts(own[:languages], part=Part.TITLE)
    yield from texts(read(own[languages:]), part=Part.SUMMARY)
    for _pk, uid, *said in steps:
        yield from texts(said[:languages], part=Part.STEP, ref=uid)
        yield from texts(read(said[languages:]), part=Part.DETAIL, ref=uid)


def synonym_entries() -> Iterator[SynonymEntry]:
    for row in Synonym.objects.order_by("language", "term", "pk"):
        yield SynonymEntry(row.term, tuple(map(str, row.equivalents)), row.two_way)
