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
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.db import connection, connections

from citizen_help.outage import Outage
from citizen_help.turns import giving_way
from contacts.enums import PageKind
from contacts.models import clock
from contacts.publishing import content_version
from contacts.publishing.snapshot import Published, showing
from contacts.search import content
from contacts.search.documents import Document, key_of
from contacts.search.index import Index, build
from contacts.search.meanings import meanings
from contacts.search.memory import give_back
from contacts.search.query import Answer
from contacts.search.synonyms import Thesaurus

logger = logging.getLogger(__name__)
# A search waits no longer than this after a new index was begun, and not for one that takes longer
# anyway: a thousand guides take less.
PATIENCE_SECONDS = 0.05
# Seconds after which an index that could not be made is tried again.
AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a search reads, as it was when the content had `stamp`."""

    stamp: int
    index: Index
    thesaurus: Thesaurus
    others: content.Others
    guides: dict[int, int]  # fingerprints by primary key
    is_behind: bool = False  # the content has changed since
    rows: Published | None = None  # instead of those that all pages share


_shown: ContextVar[Snapshot | None] = ContextVar("shown", default=None)


class Late(NamedTuple):
    """What the content has now that an old index serves, of which there is little."""

    stamp: int
    others: content.Others
    thesaurus: Thesaurus


class Store:
    """Hands out the newest snapshot; one is made at a time."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._late: Late | None = None
        self._making = threading.Lock()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._took = 0.0  # to make the newest one, in seconds of processor
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
        """For how long the index has been found older than the content; 0 soon after it is not."""
        since = self._behind_since
        return time.monotonic() - since if since else 0.0

    @contextmanager
    def showing(self, snapshot: Snapshot) -> Iterator[None]:
        """Searches of this thread read `snapshot` meanwhile, whatever the content is."""
        token = _shown.set(snapshot)
        try:
            with showing(snapshot.rows) if snapshot.rows else nullcontext():
                yield
        finally:
            _shown.reset(token)

    def snapshot(self) -> Snapshot:
        """What the content was when this process last saw its version, if need be marked."""
        if shown := _shown.get():
            return shown
        stamp = content_version.current()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.stamp == stamp:
            return snapshot
        # In tests every call asks for the stamp, and makes what it says in its own thread.
        if snapshot is None or not settings.CONTENT_VERSION_POLL_SECONDS:
            return self._made()
        thread = self._start()
        if thread and self._took < PATIENCE_SECONDS:
            thread.join(max(0.0, self._begun_at + PATIENCE_SECONDS - time.monotonic()))
        snapshot = self._snapshot or snapshot
        if snapshot.stamp == content_version.current():
            return snapshot
        self._behind_since = self._behind_since or time.monotonic()
        if self._late is None or self._late.stamp != stamp:
            with clock.showing(None):
                self._late = Late(stamp, content.read_others(), read_thesaurus())
        others, thesaurus = self._late.others, self._late.thesaurus
        return replace(snapshot, others=others, thesaurus=thesaurus, is_behind=True)

    def _made(self) -> Snapshot:
        with self._making:
            if self._snapshot is None or self._snapshot.stamp != content_version.current():
                begun = time.thread_time()
                self._snapshot = read_snapshot(self._snapshot)
                give_back()
                self._took = time.thread_time() - begun
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
            with giving_way():
                while (made := self._made()).stamp != content_version.current():
                    pass
            meanings.follow(made.index)
            self._outage.end()
        except Exception as error:  # noqa: BLE001
            self._outage.begin(error, "The search index is not renewed")
        finally:
            connection.close()

    def prepare(self) -> None:
        """Have the index made before a server forks, so that every worker begins with it."""
        try:
            self._made()
        except Exception as error:  # noqa: BLE001  the workers try again
            self._outage.begin(error, "The search index is not made yet")
        finally:
            connections.close_all()


store = Store()
follow, prepare = store.follow, store.prepare


@clock.showing(None)
def read_snapshot(old: Snapshot | None = None) -> Snapshot:
    """What the database holds; of the index only what differs from that of `old` is made."""
    while True:
        stamp = content_version.refresh()
        found = read_content(old)
        if content_version.refresh() == stamp:  # else an edit came in between
            return snapshot_of(found, stamp, old)


class Content(NamedTuple):
    """What this connection sees beyond an older snapshot, also of its own transaction."""

    thesaurus: Thesaurus
    others: content.Others
    guides: dict[int, int]  # fingerprints by primary key
    changes: Changes


def read_content(old: Snapshot | None) -> Content:
    thesaurus = read_thesaurus()
    others = content.read_others()
    guides = content.fingerprints(others)
    return Content(thesaurus, others, guides, read_changes(old, others, guides))


def snapshot_of(found: Content, stamp: int, old: Snapshot | None) -> Snapshot:
    changes = found.changes
    index = build(changes.changed) if old is None else old.index.updated(*changes)
    index.prepare()
    return Snapshot(stamp, index, found.thesaurus, found.others, found.guides)


def read_thesaurus() -> Thesaurus:
    """The same one as long as its entries are."""
    return _thesaurus_of(tuple(content.synonym_entries()))


_thesaurus_of = lru_cache(maxsize=2)(Thesaurus.of)


class Changes(NamedTuple):
    changed: list[Document]
    removed: set[int]  # keys


def read_changes(old: Snapshot | None, others: content.Others, guides: dict[int, int]) -> Changes:
    """What an index lacks of the content, and what it holds beyond it."""
    before = {document.key: document for document in old.index} if old else {}
    known = old.guides if old else {}
    changed = differing(
        before, others, [pk for pk, found in guides.items() if known.get(pk) != found]
    )
    keys = {document.key for document in others.documents}
    removed = before.keys() - keys - {key_of(PageKind.GUIDE, pk) for pk in guides}
    if old and not changed and not removed:
        # No time of change tells what an edit has changed: perhaps it was made past Django.
        changed = differing(before, others, guides)
    return Changes(changed, removed)


def differing(
    before: dict[int, Document], others: content.Others, pks: Iterable[int]
) -> list[Document]:
    documents = chain(others.documents, content.documents_of(pks, others))
    return [document for document in documents if before.get(document.key) != document]


def checked(snapshot: Snapshot, found: Answer) -> Answer:
    """Of an index that is behind only what the content still says the same of."""
    documents = {one.number: snapshot.index.document(one.number) for one in found.ranked}
    pks = [document.pk for document in documents.values() if document.kind is PageKind.GUIDE]
    now = content.fingerprints(snapshot.others, pks)
    same = {key_of(PageKind.GUIDE, pk) for pk in pks if now.get(pk) == snapshot.guides[pk]}
    same |= {one.key for one in {*snapshot.others.documents}.intersection(documents.values())}
    return replace(found, ranked=[one for one in found.ranked if documents[one.number].key in same])
