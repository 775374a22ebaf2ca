"""The meanings of the guides in the index, kept in this process and made apart.

A search never waits for them: guides whose meaning is not known yet stand as the words put them.
"""

from __future__ import annotations

import logging
import threading
from collections import ChainMap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from weakref import ref

import numpy as np
from django.conf import settings

from citizen_help.outage import Outage
from citizen_help.turns import giving_way
from contacts.search.documents import Document
from contacts.search.index import Index
from contacts.search.kept_vectors import KeptVectors
from contacts.search.meaning import SIZE, Encoder, Vectors, load
from contacts.search.packed_file import PackedFile
from contacts.search.vectors import Likeness, Packed, likenesses, packed, pieces

logger = logging.getLogger(__name__)
# In a folder of its own, which alone can be written in a container.
FILE = "search/meanings.sqlite3"
AT_ONCE = 8  # guides whose vectors are made at one go: a tenth of a second's work
REMEMBERED = 1000  # queries whose vectors are kept: people ask the same

_tried: ContextVar[dict[int, Packed] | None] = ContextVar("tried", default=None)


def kept_by(encoder: Encoder) -> KeptVectors:
    """A folder that cannot be made is told by the first use, as a file that cannot be."""
    file = settings.VAR / FILE
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
    return KeptVectors(file, encoder)


class Meanings:
    """Follows the index; a guide is read again when its text has changed."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None
        self._kept: KeptVectors | None = None
        self._was_loaded = False
        self._loading = threading.Lock()
        self._starting = threading.Lock()
        self._is_making = False
        self._index: Index | None = None  # the newest, whose guides are wanted
        self._read_index: ref[Index] | None = None  # the one that was read: none is kept for this
        self._documents: dict[int, Document] = {}  # by key, as they were read
        self._packed: PackedFile | None = None  # opened after the server forked
        self._is_tidy = False  # the file holds nothing that the content no longer says
        self._outage = Outage(logger)
        self._vector_of = lru_cache(maxsize=REMEMBERED)(self._vector)
        self._packed_of = lru_cache(maxsize=AT_ONCE)(self._pack)

    def load(self) -> Encoder | None:
        """The encoder, loaded once: before the server forks, so that its workers share it."""
        if not settings.SEARCH_MEANING:
            return None
        with self._loading:
            if not self._was_loaded:
                self._encoder, self._was_loaded = load(), True
        return self._encoder

    def follow(self, index: Index) -> None:
        """Have the meanings of its guides made, in a thread of their own."""
        is_read = ref(index) is self._read_index
        if is_read or not settings.SEARCH_MEANING or _tried.get() is not None:
            return
        self._index = index
        if not settings.CONTENT_VERSION_POLL_SECONDS:  # in tests
            self._make()
            return
        with self._starting:
            if not self._is_making:
                self._is_making = self._start()

    def _start(self) -> bool:
        try:
            threading.Thread(target=self._make, name="meanings", daemon=True).start()
        except (RuntimeError, MemoryError) as error:  # the system gives no thread
            self._outage.begin(error, "The meanings of guides are not renewed")
            return False
        return True

    @contextmanager
    def trying(self, index: Index) -> Iterator[None]:
        """Searches of this thread know what an index means that nobody shall see yet."""
        token = _tried.set(self._of_changed(index))
        try:
            yield
        finally:
            _tried.reset(token)

    def _of_changed(self, index: Index) -> dict[int, Packed]:
        """Made in no time, for one row was edited; of many they stay as they were."""
        changed = [one for one in index if self._documents.get(one.key) is not one]
        if not self._packed or len(changed) > AT_ONCE:
            return {}
        return {one.key: self._packed_of(tuple(pieces(one))) for one in changed}

    def _pack(self, texts: tuple[str, ...]) -> Packed:
        encoder = self.load()
        if not encoder or not texts:
            return np.zeros((0, SIZE), dtype=np.int8)
        return packed(encoder.embed(texts))

    def likenesses(self, index: Index, text: str, numbers: Sequence[int]) -> dict[int, Likeness]:
        """How like `text` documents are in meaning, by number; empty while nothing is known."""
        if not settings.SEARCH_MEANING or not self._packed:
            return {}
        tried = _tried.get()
        known = ChainMap(tried, self._packed) if tried else self._packed
        try:
            return likenesses(index, known, self._vector_of(text), numbers)
        except Exception as error:  # noqa: BLE001  words alone find much
            self._outage.begin(error, "A search went by words alone")
            return {}

    def _vector(self, text: str) -> Vectors:
        encoder = self.load()
        return encoder.embed([text])[0] if encoder else np.zeros(SIZE, dtype=np.float32)

    def _make(self) -> None:
        """Until nothing of the newest index is left to read."""
        try:
            encoder = self.load()
            while not self._is_done():
                newest = self._newest()
                if encoder and newest:
                    self._kept = self._kept or kept_by(encoder)
                    with giving_way():
                        self._read(newest, self._kept)
                self._read_index = newest
            self._outage.end()
        except Exception as error:  # noqa: BLE001
            self._is_making = False
            self._outage.begin(error, "The meanings of guides are not renewed")

    def _is_done(self) -> bool:
        """Whether the newest index was read; then nobody makes anything from this moment on."""
        with self._starting:
            is_done = self._read_index is self._newest()
            self._is_making = not is_done
            return is_done

    def _newest(self) -> ref[Index] | None:
        return ref(self._index) if self._index else None

    def _read(self, newest: ref[Index], kept: KeptVectors) -> None:
        """Take in what differs in that index, unless a newer one comes meanwhile."""
        documents = list(newest() or ())
        if self._newest() is not newest:
            return
        wanted = {document.key: document for document in documents}
        self._packed = (self._packed or PackedFile()).only(wanted)
        self._documents = {key: self._documents[key] for key in self._packed}
        changed = [one for key, one in wanted.items() if self._documents.get(key) is not one]
        for start in range(0, len(changed), AT_ONCE):
            if self._newest() is not newest:
                return
            self._take(changed[start : start + AT_ONCE], kept, self._packed)
        if not self._is_tidy:
            kept.forget_all_but(text for document in documents for text in pieces(document))
            self._is_tidy = True

    def _take(self, documents: Sequence[Document], kept: KeptVectors, into: PackedFile) -> None:
        texts = [pieces(document) for document in documents]
        rows = iter(kept.of([text for each in texts for text in each]))
        for document, each in zip(documents, texts, strict=True):
            made = [next(rows) for _ in each]
            into[document.key] = np.array(made, dtype=np.int8)
            self._documents[document.key] = document


meanings = Meanings()


def preload() -> None:
    """Before the server forks."""
    meanings.load()
