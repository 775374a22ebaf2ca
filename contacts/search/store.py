"""The index of the published content, kept in this process and true to the database.

Who looks for edits tells `follow` the content's version; when it has changed, a new index is made
in the background from what the database holds, and takes the old one's place whole. A search that
comes meanwhile waits for it, and not for long: then it gets the old one, marked as behind, of
which only what the content still says may be shown (`checked`). Nothing is kept on disk.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from citizen_help.outage import Outage
from contacts.endpoints import display
from contacts.enums import Language
from contacts.models import Channel, Guide, Synonym
from contacts.publishing import content_version
from contacts.search.documents import Document, Part, Passage
from contacts.search.index import Index, build
from contacts.search.meanings import meanings
from contacts.search.query import Answer
from contacts.search.synonyms import SynonymEntry, Thesaurus

logger = logging.getLogger(__name__)
# A search waits no longer than this after a new index was begun; a few thousand guides take less.
PATIENCE_SECONDS = 1.0
# Seconds after which an index that could not be made is tried again.
AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a search reads, as it was when the content had `stamp`."""

    stamp: int
    index: Index
    thesaurus: Thesaurus
    guides: dict[int, Guide]  # by primary key, with their published steps
    is_behind: bool = False  # the content has changed since


class Store:
    """Hands out the newest snapshot; one is made at a time."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._making = threading.Lock()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._begun_at = 0.0  # of the thread, by the clock that never goes back
        self._behind_since: float | None = None
        self._outage = Outage(logger)

    def follow(self, stamp: int) -> None:
        """Have the index made, unless it is of this version of the content."""
        if self._snapshot is not None and self._snapshot.stamp == stamp:
            self._behind_since = None
            meanings.follow(self._snapshot.index)
            return
        self._behind_since = self._behind_since or time.monotonic()
        self._start()

    @property
    def seconds_behind(self) -> float:
        """For how long whoever looks for edits has found the index older than the content."""
        since = self._behind_since
        return time.monotonic() - since if since else 0.0

    def snapshot(self) -> Snapshot:
        """What the content was when this process last saw its version, if need be marked."""
        stamp = content_version.current()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.stamp == stamp:
            return snapshot
        # In tests every call asks for the stamp, and makes what it says in its own thread.
        if snapshot is None or not settings.CONTENT_VERSION_POLL_SECONDS:
            return self._made()
        if thread := self._start():
            thread.join(max(0.0, self._begun_at + PATIENCE_SECONDS - time.monotonic()))
        snapshot = self._snapshot or snapshot
        is_current = snapshot.stamp == content_version.current()
        if is_current:
            return snapshot
        return replace(snapshot, thesaurus=Thesaurus.of(synonym_entries()), is_behind=True)

    def _made(self) -> Snapshot:
        with self._making:
            if self._snapshot is None or self._snapshot.stamp != content_version.current():
                self._snapshot = read_snapshot(self._snapshot)
            return self._snapshot

    def _start(self) -> threading.Thread | None:
        """The thread that makes the index; None a moment after it failed, or when there is none."""
        with self._starting:
            if self._thread is not None and self._thread.is_alive():
                return self._thread
            now = time.monotonic()
            if self._outage.is_on and now < self._begun_at + AGAIN_SECONDS:
                return None
            thread = threading.Thread(target=self._make_apart, name="search-index", daemon=True)
            try:
                thread.start()
            except (RuntimeError, MemoryError) as error:  # the system gives no thread
                self._outage.begin(error, "The search index is not renewed")
                return None
            self._thread, self._begun_at = thread, now
            return thread

    def _make_apart(self) -> None:
        """In a thread of its own, with a database connection, until no edit came in between."""
        try:
            while (made := self._made()).stamp != content_version.current():
                pass
            meanings.follow(made.index)
            self._outage.end()
        except Exception as error:  # noqa: BLE001
            self._outage.begin(error, "The search index is not renewed")
        finally:
            connection.close()


store = Store()
follow = store.follow


def read_snapshot(old: Snapshot | None = None) -> Snapshot:
    """What the database holds; an index that shares with `old` what did not change."""
    while True:
        stamp = content_version.refresh()
        guides = {guide.pk: guide for guide in published_guides()}
        thesaurus = Thesaurus.of(synonym_entries())
        if content_version.refresh() == stamp:  # else an edit came in between
            break
    documents = [document_of(guide) for guide in guides.values()]
    index = build(documents) if old is None else renewed(old.index, documents)
    return Snapshot(stamp, index, thesaurus, guides)


def checked(snapshot: Snapshot, found: Answer) -> tuple[Snapshot, Answer]:
    """Of an index that is behind only the guides of which the content still says the same."""
    documents = {one.number: snapshot.index.document(one.number) for one in found.ranked}
    keys = [document.key for document in documents.values()]
    guides = {guide.pk: guide for guide in published_guides().filter(pk__in=keys)}
    same = {number for number, old in documents.items() if is_still_said(old, guides.get(old.key))}
    ranked = [one for one in found.ranked if one.number in same]
    return replace(snapshot, guides=guides), replace(found, ranked=ranked)


def is_still_said(old: Document, guide: Guide | None) -> bool:
    return guide is not None and document_of(guide).passages == old.passages


def renewed(index: Index, documents: Iterable[Document]) -> Index:
    """`index` with only what differs in `documents` worked out again."""
    before = {document.key: document for document in index}
    after = {document.key: document for document in documents}
    changed = [document for key, document in after.items() if before.get(key) != document]
    removed = before.keys() - after.keys()
    if len(changed) + len(removed) > len(after) // 2:
        return build(after.values())
    return index.updated(changed, removed) if changed or removed else index


def published_guides() -> QuerySet[Guide]:
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
    topic = guide.topic.slug if guide.topic else ""
    return Document(guide.pk, guide.position, tuple(passages(guide)), topic)


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
