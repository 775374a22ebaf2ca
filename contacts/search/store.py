"""The index of the published content, kept in this process and true to the database.

The content's stamp is read at most once a second. When it has changed, a new index is made in
the background from what the database holds, and takes the old one's place whole: a search sees
all of an edit or nothing of it. Nothing is kept on disk.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection

from contacts import content_version
from contacts.endpoints import display
from contacts.enums import Language
from contacts.models import Channel, Guide, Synonym
from contacts.search.documents import Document, Part, Passage
from contacts.search.index import Index, build
from contacts.search.synonyms import SynonymEntry, Thesaurus

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a search reads, as it was when the content had `stamp`."""

    stamp: int
    index: Index
    thesaurus: Thesaurus
    guides: dict[int, Guide]  # by primary key, with their published steps


class Store:
    """Hands out the newest snapshot; one is made at a time."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._making = threading.Lock()

    def snapshot(self) -> Snapshot:
        stamp = content_version.current()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.stamp == stamp:
            return snapshot
        # In tests every call asks for the stamp, and then waits for what it says.
        if snapshot is None or not settings.CONTENT_VERSION_POLL_SECONDS:
            return self._made()
        if self._making.acquire(blocking=False):
            threading.Thread(target=self._make_apart, name="search-index", daemon=True).start()
        return snapshot

    def _made(self) -> Snapshot:
        with self._making:
            stamp = content_version.current()
            if self._snapshot is None or self._snapshot.stamp != stamp:
                self._snapshot = read_snapshot(self._snapshot)
            return self._snapshot

    def _make_apart(self) -> None:
        """In a thread of its own, which holds the lock and a database connection."""
        try:
            self._snapshot = read_snapshot(self._snapshot)
        except DatabaseError:
            logger.exception("The search index was not renewed; the old one stays")
        finally:
            self._making.release()
            connection.close()


store = Store()


def read_snapshot(old: Snapshot | None = None) -> Snapshot:
    """What the database holds; an index that shares with `old` what did not change."""
    while True:
        stamp = content_version.read()
        guides = {guide.pk: guide for guide in published_guides()}
        thesaurus = Thesaurus.of(synonym_entries())
        if content_version.read() == stamp:  # else an edit came in between
            break
    documents = [document_of(guide) for guide in guides.values()]
    index = build(documents) if old is None else renewed(old.index, documents)
    return Snapshot(stamp, index, thesaurus, guides)


def renewed(index: Index, documents: Iterable[Document]) -> Index:
    """`index` with only what differs in `documents` worked out again."""
    before = {document.key: document for document in index}
    after = {document.key: document for document in documents}
    changed = [document for key, document in after.items() if before.get(key) != document]
    removed = before.keys() - after.keys()
    if len(changed) + len(removed) > len(after) // 2:
        return build(after.values())
    return index.updated(changed, removed) if changed or removed else index


def published_guides() -> Iterable[Guide]:
    return (
        Guide.objects.published()
        .with_parts()
        .prefetch_related("channel__endpoints")
        .order_by("position", "pk")
    )


def synonym_entries() -> Iterator[SynonymEntry]:
    for row in Synonym.objects.order_by("language", "term", "pk"):
        yield SynonymEntry(row.term, tuple(map(str, row.equivalents)), row.two_way)


def document_of(guide: Guide) -> Document:
    """Both languages in one document, so that a query in either finds what exists in one."""
    return Document(guide.pk, guide.position, tuple(passages(guide)))


def passages(guide: Guide) -> Iterator[Passage]:
    yield from texts(guide, "title", part=Part.TITLE)
    yield from texts(guide, "summary", part=Part.SUMMARY)
    for step in guide.steps.all():
        yield from texts(step, "text", part=Part.STEP, ref=step.uid)
        yield from texts(step, "detail", part=Part.STEP, ref=step.uid)
    if guide.channel and guide.channel.is_published:
        yield from texts(guide.channel, "name", part=Part.CONTEXT)
        yield from endpoints(guide.channel)
    if guide.topic and guide.topic.is_published:
        yield from texts(guide.topic, "name", part=Part.CONTEXT)


def texts(row: object, name: str, *, part: Part, ref: str = "") -> Iterator[Passage]:
    for language in Language.values:
        text = (getattr(row, f"{name}_{language}") or "").strip()
        if text:
            yield Passage(part, language, text, ref)


def endpoints(channel: Channel) -> Iterator[Passage]:
    """Numbers and handles as people write them; they belong to no language."""
    for endpoint in channel.endpoints.all():
        if endpoint.is_published:
            yield Passage(Part.CONTEXT, "", display(endpoint.kind, endpoint.value))
