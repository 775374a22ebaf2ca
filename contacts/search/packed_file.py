"""The vectors of documents in a file without a name, read when they are asked for.

Ten thousand guides have 65 MB of them, of which searches ask for a twentieth, much the same one
again and again. What is written stays as it is, so that nobody reads half of something newer.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, MutableMapping
from functools import lru_cache
from tempfile import TemporaryFile
from weakref import finalize

import numpy as np

from contacts.search.meaning import SIZE
from contacts.search.vectors import Packed

# Documents whose vectors stay in memory: every reading of the file would let other threads go
# first.
REMEMBERED = 1000


class PackedFile(MutableMapping[int, Packed]):
    """By the document's key."""

    def __init__(self) -> None:
        with TemporaryFile() as file:
            self._file = os.dup(file.fileno())
        finalize(self, os.close, self._file)
        self._places: dict[int, tuple[int, int]] = {}  # where they begin, and how many bytes
        self._end = 0
        self._rows_at = lru_cache(maxsize=REMEMBERED)(self._read)

    def __getitem__(self, key: int) -> Packed:
        return self._rows_at(*self._places[key])

    def _read(self, start: int, size: int) -> Packed:
        rows = os.pread(self._file, size, start)
        return np.frombuffer(rows, dtype=np.int8).reshape(-1, SIZE)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._places))

    def __delitem__(self, key: int) -> None:
        del self._places[key]

    def __setitem__(self, key: int, rows: Packed) -> None:
        os.pwrite(self._file, rows.tobytes(), self._end)
        self._places[key] = self._end, rows.nbytes
        self._end += rows.nbytes

    def only(self, keys: Collection[int]) -> PackedFile:
        """Without all others, in a new file where most of this one is of no use any more."""
        self._places = {key: place for key, place in self._places.items() if key in keys}
        if self._end <= 2 * sum(size for _, size in self._places.values()):
            return self
        found = PackedFile()
        found.update(self)
        return found
